package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.installed.Installed;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.EntityLinker;

/** A language model that is ready to link. Thread-safe until closed. */
public interface OpenModel extends Installed {

  /**
   * A linker to a knowledge base; made at no cost, for one batch.
   *
   * @param knowledgeBase leased, as the model is, for as long as the linker is used
   */
  EntityLinker linker(OpenKnowledgeBase knowledgeBase);
}
