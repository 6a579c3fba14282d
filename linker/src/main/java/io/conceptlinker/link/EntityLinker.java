package io.conceptlinker.link;

import java.util.List;
import java.util.function.BooleanSupplier;

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

  /**
   * Links a batch while there is time. A linker that is quick anyway does not ask.
   *
   * @param isOver says whether time is over, by the caller's clock; asked now and then
   * @return as {@link #link(List)}; what was not done for want of time makes results {@linkplain
   *     LinkResult#cutShort cut short}
   */
  default List<LinkResult> link(List<LinkRequest> requests, BooleanSupplier isOver) {
    return link(requests);
  }
}
