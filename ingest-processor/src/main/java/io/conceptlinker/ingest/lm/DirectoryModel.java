package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;

/** A model from disk. */
record DirectoryModel(GenerativeModel model) implements OpenModel {

  @Override
  public String version() {
    return model.version();
  }

  @Override
  public String description() {
    return "ready";
  }

  @Override
  public EntityLinker linker(OpenKnowledgeBase knowledgeBase) {
    return model.linker(knowledgeBase.lexical());
  }

  @Override
  public void close() {
    model.close();
  }
}
