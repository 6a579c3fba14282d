package io.conceptlinker.eval.retrieval;

import java.util.List;
import java.util.Map;

/**
 * What somebody looks for, and which documents answer it.
 *
 * @param id its id, unique in its file
 * @param query as a user would type it
 * @param concepts ids of the concepts that it is about; may be empty
 * @param judgements grades by document id: 0 is not relevant; documents that are not there count as
 *     0
 */
public record Topic(
    String id, String query, List<String> concepts, Map<String, Integer> judgements) {
  public Topic {
    concepts = List.copyOf(concepts);
    judgements = Map.copyOf(judgements);
  }

  /** How many documents have a grade of 1 or more. */
  public int relevant() {
    return (int) judgements.values().stream().filter(grade -> grade > 0).count();
  }
}
