package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.NameCursor;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The best-first search (Hart et al. 1968) for one mention. Open branches are kept by the
 * probability of their prefix, which nothing behind it can exceed; so what all open branches have
 * together is the most that any concept may still get, and the search ends once that cannot change
 * the best concept. Confined to one thread.
 *
 * <p>A branch is followed without the model as long as there is nothing to decide: by tokens that
 * are the only ones allowed, to the end where one concept or one name is left.
 */
final class NameSearcher {
  /**
   * In a call that is made anyway, a prefix with less than this share of what is undecided is not
   * scored: that it decides something is unlikely.
   */
  private static final double LEAST_SHARE = 0.05;

  /** How much above zero a logarithm may be that a model rounded. */
  private static final float ROUNDING = 1e-3f;

  private static final Comparator<Branch> MOST_PROBABLE =
      Comparator.comparingDouble(Branch::logProb).reversed().thenComparingLong(Branch::number);

  /** The child at a place of a prefix, and with it those behind it. */
  private record Branch(Prefix prefix, int place, double logProb, long number) {}

  /** A prefix whose next tokens the model is being asked for. */
  private record Asked(Question row, double logProb) {}

  private final int prompt;
  private final DecodingSpec spec;
  private final int endToken;
  private final NameCursor cursor;
  private final long sections;
  private final ConceptScores scores;
  private final List<int[]> draftNames;
  private final Drafts drafts = new Drafts();
  private final PriorityQueue<Branch> open = new PriorityQueue<>(MOST_PROBABLE);
  private final List<Asked> asked = new ArrayList<>();

  /** The most tokens that the model takes behind the prompt. */
  private final int room;

  private double undecided = 1;

  /** The part of it whose next decision is behind more tokens than there is room for. */
  private double unreachable;

  private long numbers;
  private int calls;
  private int rows;

  NameSearcher(
      int prompt,
      DecodingSpec spec,
      NameTrie trie,
      int endToken,
      DecodingRequest request,
      int room) {
    this.prompt = prompt;
    this.spec = spec;
    this.endToken = endToken;
    this.room = room;
    this.cursor = trie.cursor();
    this.sections = request.sections();
    this.draftNames = request.drafts();
    this.scores = new ConceptScores(trie.knowledgeBase());
    cursor.reset(sections);
    if (cursor.childCount() == 0) {
      undecided = 0;
    } else {
      follow(new int[0], 0);
    }
  }

  /** Appends the prefixes to score next; none if the search has ended. */
  void ask(List<Question> into) {
    while (asked.size() < spec.rowsPerCall() && !open.isEmpty() && !hasEnded()) {
      Branch branch = open.element();
      if (!asked.isEmpty() && Math.exp(branch.logProb) < LEAST_SHARE * undecided) {
        break;
      }
      open.remove();
      Prefix prefix = branch.prefix;
      push(prefix, branch.place + 1);
      int token = prefix.token(branch.place);
      if (token == endToken) {
        cursor.reset(sections);
        walk(prefix.tokens);
        decideName(Math.exp(branch.logProb));
      } else {
        int[] tokens = Arrays.copyOf(prefix.tokens, prefix.tokens.length + 1);
        tokens[tokens.length - 1] = token;
        cursor.reset(sections);
        walk(tokens);
        follow(tokens, branch.logProb);
      }
    }
    if (asked.isEmpty() && open.isEmpty()) {
      // Nothing is left but what was rounded, and what is too long.
      undecided = unreachable;
    }
    if (asked.isEmpty()) {
      return;
    }
    int before = into.size();
    asked.forEach(one -> into.add(one.row));
    if (calls++ == 0) {
      Question first = asked.get(0).row;
      into.addAll(drafts.ask(draftNames, first, cursor, sections, this::shortDecision));
    }
    rows += into.size() - before;
  }

  private boolean hasEnded() {
    if (calls >= spec.maxCalls()) {
      return true;
    }
    // Without tolerance the last branch ends the search: a sum of differences is hardly ever 0.
    // Where the model holds all names for very unlikely it is, by rounding, before one is found.
    return spec.tolerance() > 0
        && undecided <= spec.tolerance()
        && !scores.isEmpty()
        && scores.isBestCertain(undecided, spec.factor());
  }

  private void walk(int[] tokens) {
    for (int token : tokens) {
      if (!cursor.step(token)) {
        throw new IllegalStateException("token [" + token + "]: expected one that was allowed");
      }
    }
  }

  /** Goes on from where the cursor stands to the next decision, with the model if there is one. */
  private void follow(int[] tokens, double logProb) {
    Question row = decision(tokens);
    if (row == null) {
      int concept = cursor.soleConcept();
      if (concept >= 0) {
        scores.add(concept, cursor.firstNames().get(0), Math.exp(logProb));
        undecided -= Math.exp(logProb);
      } else {
        decideName(Math.exp(logProb));
      }
      return;
    }
    if (row.tokens().length > room) {
      unreachable += Math.exp(logProb);
      return;
    }
    float[] drafted = drafts.take(row.tokens());
    if (drafted == null) {
      asked.add(new Asked(row, logProb));
    } else {
      expand(row, logProb, drafted);
    }
  }

  /** Returns what to ask at the next decision; nothing if one concept or one name is left. */
  private @Nullable Question decision(int[] tokens) {
    if (cursor.soleConcept() >= 0) {
      return null;
    }
    int[] run = cursor.stepForced();
    if (cursor.childCount() == 0) {
      return null;
    }
    int[] all = Arrays.copyOf(tokens, tokens.length + run.length);
    System.arraycopy(run, 0, all, tokens.length, run.length);
    boolean scoresRun = spec.normalization() == Normalization.FULL_VOCABULARY;
    int given = scoresRun ? tokens.length : all.length;
    return new Question(prompt, all, given, allowed());
  }

  private @Nullable Question shortDecision(int[] tokens) {
    Question row = decision(tokens);
    return row == null || row.tokens().length > room ? null : row;
  }

  private void decideName(double probability) {
    scores.add(cursor.names(), probability);
    undecided -= probability;
  }

  private int[] allowed() {
    int children = cursor.childCount();
    int[] allowed = new int[children + (cursor.isName() ? 1 : 0)];
    int count = cursor.tokens(allowed, 0);
    if (count < allowed.length) {
      allowed[count] = endToken;
      Arrays.sort(allowed);
    }
    return allowed;
  }

  /**
   * Takes the scores of what was asked for.
   *
   * @param all those of all rows of the call
   * @param from the first of this search; its rows follow each other
   * @return the place behind its last
   */
  int answer(List<float[]> all, int from) {
    int at = from;
    for (Asked one : asked) {
      expand(one.row, one.logProb, all.get(at++));
    }
    asked.clear();
    return drafts.answer(all, at);
  }

  /** Opens the branches of a decision; {@code prefixLogProb} is without the row's own tokens. */
  private void expand(Question row, double prefixLogProb, float[] found) {
    double logProb = prefixLogProb;
    int ownTokens = row.tokens().length - row.given();
    for (int i = 0; i < ownTokens; i++) {
      logProb += checked(found[i]);
    }
    double[] next = new double[row.next().length];
    for (int i = 0; i < next.length; i++) {
      next[i] = checked(found[ownTokens + i]);
    }
    double norm = spec.normalization() == Normalization.ALLOWED_TOKENS ? logSum(next) : 0;
    for (int i = 0; i < next.length; i++) {
      next[i] = Math.min(0, logProb + next[i] - norm);
    }
    Prefix prefix = new Prefix(row.tokens(), row.next(), next);
    undecided += prefix.rest(0) - Math.exp(prefixLogProb);
    push(prefix, 0);
  }

  private double checked(float logProb) {
    if (!(logProb <= ROUNDING)) {
      throw new IllegalStateException(
          "score of prompt ["
              + prompt
              + "]: expected the logarithm of a probability, found "
              + logProb);
    }
    return Math.min(0, logProb);
  }

  private static double logSum(double[] logProbs) {
    double most = Double.NEGATIVE_INFINITY;
    for (double logProb : logProbs) {
      most = Math.max(most, logProb);
    }
    if (most == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    double sum = 0;
    for (double logProb : logProbs) {
      sum += Math.exp(logProb - most);
    }
    return most + Math.log(sum);
  }

  private void push(Prefix prefix, int place) {
    if (place < prefix.count() && prefix.rest(place) > 0) {
      open.add(new Branch(prefix, place, prefix.logProb(place), numbers++));
    }
  }

  Decoding decoding() {
    double left = Math.max(0, undecided);
    return new Decoding(
        scores.best(spec.answers()), left, scores.isBestCertain(left, 1), calls, rows);
  }
}
