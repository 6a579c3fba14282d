package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;

/** Links the text of a query as the text of documents is linked. Thread-safe. */
@FunctionalInterface
public interface TextLinker {

  /** Links on the calling thread. */
  LinkResult link(KnowledgeBaseLease kb, LinkRequest request);
}
