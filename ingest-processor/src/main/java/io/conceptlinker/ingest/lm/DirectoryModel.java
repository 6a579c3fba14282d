package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;

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
    LexicalLinker lexical = knowledgeBase.lexical();
    return knowledgeBase
        .names(model)
        .map(names -> model.linker(lexical, names))
        .orElseGet(() -> model.linker(lexical));
  }

  @Override
  public void close() {
    model.close();
  }
}
