package io.conceptlinker.link.lm.onnx;

import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions about one prompt as a tree of the tokens that follow it: those that questions have in
 * common are computed once, and all of them in one run of the graph, where each token sees its
 * ancestors only (the tree attention of Miao et al. 2024). Confined to one thread.
 */
final class AnswerTree {
  /** The node of the prompt's end. */
  private static final int ROOT = -1;

  private static final int FIRST_NODES = 64;

  private final int capacity;
  private final Map<Long, Integer> nodes = new HashMap<>();
  private final Map<Integer, Row> rows = new HashMap<>();
  private final Map<Long, Integer> columns = new HashMap<>();
  private final List<Row> inOrder = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private int[] tokens = new int[FIRST_NODES];
  private int[] parents = new int[FIRST_NODES];
  private int[] depths = new int[FIRST_NODES];
  private int size;

  /** A node and the tokens whose probabilities after it are asked for. */
  private static final class Row {
    final int index;
    final int node;
    int[] allowed = new int[2];
    int count;

    Row(int index, int node) {
      this.index = index;
      this.node = node;
    }

    /** Returns the column of the first of them. */
    int add(int... asked) {
      int column = count;
      if (count + asked.length > allowed.length) {
        allowed = Arrays.copyOf(allowed, Math.max(2 * allowed.length, count + asked.length));
      }
      System.arraycopy(asked, 0, allowed, count, asked.length);
      count += asked.length;
      return column;
    }
  }

  /** Where so many of the numbers of an answer are found, one behind the other. */
  private record Place(int question, int at, Row row, int column, int count) {}

  /**
   * @param capacity most tokens
   */
  AnswerTree(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a question unless it does not fit beside the others; returns whether it did. */
  boolean add(Question question) {
    if (question.size() == 0) {
      questions.add(question);
      return true;
    }
    int length = question.tokens().length - (question.next().length == 0 ? 1 : 0);
    int node = ROOT;
    int known = 0;
    while (known < length && child(node, question.tokens()[known]) >= 0) {
      node = child(node, question.tokens()[known++]);
    }
    if (size > 0 && size + length - known > capacity) {
      return false;
    }
    node = ROOT;
    for (int i = 0; i < question.tokens().length; i++) {
      int token = question.tokens()[i];
      if (i >= question.given()) {
        ask(i - question.given(), node, token);
      }
      if (i < length) {
        node = childOrNew(node, token);
      }
    }
    if (question.next().length > 0) {
      Row row = row(node);
      int column = row.add(question.next());
      int at = question.tokens().length - question.given();
      places.add(new Place(questions.size(), at, row, column, question.next().length));
    }
    questions.add(question);
    return true;
  }

  private void ask(int at, int node, int token) {
    Row row = row(node);
    int column = columns.computeIfAbsent(key(node, token), key -> row.add(token));
    places.add(new Place(questions.size(), at, row, column, 1));
  }

  private Row row(int node) {
    Row known = rows.get(node);
    if (known == null) {
      known = new Row(inOrder.size(), node);
      rows.put(node, known);
      inOrder.add(known);
    }
    return known;
  }

  private static long key(int node, int token) {
    return (long) node << Integer.SIZE | token;
  }

  private int child(int node, int token) {
    return nodes.getOrDefault(key(node, token), ROOT);
  }

  private int childOrNew(int node, int token) {
    int known = child(node, token);
    if (known >= 0) {
      return known;
    }
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
      parents = Arrays.copyOf(parents, 2 * size);
      depths = Arrays.copyOf(depths, 2 * size);
    }
    tokens[size] = token;
    parents[size] = node;
    depths[size] = node == ROOT ? 0 : depths[node] + 1;
    nodes.put(key(node, token), size);
    return size++;
  }

  /** Number of tokens. */
  int size() {
    return size;
  }

  boolean isEmpty() {
    return questions.isEmpty();
  }

  int token(int node) {
    return tokens[node];
  }

  /** How many tokens are between the prompt and this one. */
  int depth(int node) {
    return depths[node];
  }

  /** The token before this one, or something negative for the first. */
  int parent(int node) {
    return parents[node];
  }

  /** How many tokens are asked about what follows them, the prompt's last among them. */
  int rows() {
    return inOrder.size();
  }

  /** The token of a row, or something negative for the prompt's last. */
  int node(int row) {
    return inOrder.get(row).node;
  }

  /** The most tokens that one row asks for. */
  int width() {
    return inOrder.stream().mapToInt(row -> row.count).max().orElse(1);
  }

  /** The tokens that are asked for after each row, row by row. */
  long[] allowed() {
    int width = width();
    long[] allowed = new long[rows() * width];
    for (Row row : inOrder) {
      for (int i = 0; i < row.count; i++) {
        allowed[row.index * width + i] = row.allowed[i];
      }
    }
    return allowed;
  }

  /**
   * Takes what was computed.
   *
   * @param scores of {@link #allowed}
   * @return the answers to the questions, in their order
   */
  List<float[]> answers(float[] scores) {
    int width = width();
    List<float[]> answers = new ArrayList<>(questions.size());
    questions.forEach(question -> answers.add(new float[question.size()]));
    for (Place place : places) {
      int from = place.row.index * width + place.column;
      System.arraycopy(scores, from, answers.get(place.question), place.at, place.count);
    }
    return answers;
  }
}
