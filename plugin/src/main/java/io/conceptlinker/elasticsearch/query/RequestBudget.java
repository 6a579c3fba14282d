package io.conceptlinker.elasticsearch.query;

import java.util.List;

/**
 * What all {@code concept} queries of one request may cost together. One of them is bounded by
 * {@code index.max_terms_count}; a small request could hold thousands, and fill the heap with what
 * they stand for. Thread-safe.
 */
final class RequestBudget {
  static final int MAX_QUERIES = 500;

  /** Ids of all queries, about 100 MB of heap. */
  static final int MAX_IDS = 1_000_000;

  private int queries;
  private int ids;

  /**
   * Takes one more query in.
   *
   * @throws IllegalArgumentException when there are too many
   */
  synchronized void ask() {
    if (++queries > MAX_QUERIES) {
      throw new IllegalArgumentException(
          "the request has more than ["
              + MAX_QUERIES
              + "] [concept] queries: name several concepts in the [value] of one, or send several"
              + " requests");
    }
  }

  /**
   * Takes an answer in.
   *
   * @throws IllegalArgumentException when the answers together have too many ids
   */
  synchronized void spend(ConceptTerms answer) {
    for (List<Reading> readings : answer.required()) {
      for (Reading reading : readings) {
        ids += reading.ids().size();
      }
    }
    if (ids > MAX_IDS) {
      throw new IllegalArgumentException(tooMany("the [concept] queries of the request together"));
    }
  }

  static String tooMany(String what) {
    return what
        + " stand for more than ["
        + MAX_IDS
        + "] concepts: lower [max_depth], ask for narrower concepts, or use term queries on the"
        + " [ancestors] field of the documents";
  }
}
