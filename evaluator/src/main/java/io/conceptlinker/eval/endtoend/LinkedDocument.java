package io.conceptlinker.eval.endtoend;

import java.util.List;

/**
 * One document of an end-to-end task. Repeated spans count once.
 *
 * @param id its id
 * @param gold its gold mentions
 * @param predicted the mentions that a system found
 */
public record LinkedDocument(String id, List<GoldSpan> gold, List<LinkedSpan> predicted) {
  public LinkedDocument {
    gold = gold.stream().distinct().toList();
    predicted = predicted.stream().distinct().toList();
  }
}
