package io.conceptlinker.link;

import java.util.List;

/**
 * Finds mentions and links them to concepts. Implementations are thread-safe and answer the same
 * for a document whatever else is in the batch.
 */
public interface EntityLinker {

  /**
   * Links a batch of documents.
   *
   * @return one result for each request, in the order of the requests
   */
  List<LinkResult> link(List<LinkRequest> requests);
}
