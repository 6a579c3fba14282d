package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.NameCursor;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on the way to names that a model is likely to say, scored before the search comes to
 * them: the guess and check of speculative decoding (Leviathan et al. 2023), where a guess is a
 * name. Confined to one thread.
 */
final class Drafts {
  private final Map<List<Integer>, Question> asked = new LinkedHashMap<>();
  private final Map<List<Integer>, float[]> scored = new HashMap<>();

  private static List<Integer> key(int[] tokens) {
    return Arrays.stream(tokens).boxed().toList();
  }

  /**
   * Finds the decisions on the way to names and returns their rows.
   *
   * @param first the first decision of all
   * @param rows makes the row of a later one, where a cursor stands
   */
  List<Question> ask(
      List<int[]> names, Question first, NameCursor cursor, long sections, Rows rows) {
    for (int[] name : names) {
      cursor.reset(sections);
      Question at = first;
      boolean goesOn = startsWith(name, at.tokens()) && stepAll(cursor, at.tokens());
      while (goesOn && at.tokens().length < name.length) {
        int[] tokens = Arrays.copyOf(name, at.tokens().length + 1);
        Question next = cursor.step(tokens[tokens.length - 1]) ? rows.decision(tokens) : null;
        goesOn = next != null && startsWith(name, next.tokens());
        if (next != null) {
          asked.putIfAbsent(key(next.tokens()), next);
          at = next;
        }
      }
    }
    return List.copyOf(asked.values());
  }

  /** Makes the row of the next decision from where the cursor stands, if there is one. */
  @FunctionalInterface
  interface Rows {
    @Nullable Question decision(int[] tokens);
  }

  private static boolean startsWith(int[] name, int[] tokens) {
    int length = tokens.length;
    return length <= name.length && Arrays.equals(name, 0, length, tokens, 0, length);
  }

  private static boolean stepAll(NameCursor cursor, int[] tokens) {
    for (int token : tokens) {
      if (!cursor.step(token)) {
        return false;
      }
    }
    return true;
  }

  /** Takes the scores of the rows, from a place on; returns the place behind the last. */
  int answer(List<float[]> all, int from) {
    int at = from;
    for (List<Integer> tokens : asked.keySet()) {
      scored.put(tokens, all.get(at++));
    }
    asked.clear();
    return at;
  }

  /** Returns the scores of a decision, once, if it was drafted. */
  float @Nullable [] take(int[] tokens) {
    return scored.isEmpty() ? null : scored.remove(key(tokens));
  }
}
