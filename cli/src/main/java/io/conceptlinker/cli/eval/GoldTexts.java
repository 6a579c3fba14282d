package io.conceptlinker.cli.eval;

import io.conceptlinker.eval.excerpt.DocumentTexts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of the documents of an evaluation. Immutable. */
record GoldTexts(Map<String, GoldDocument> documents) implements DocumentTexts {

  /** Of documents that share an id, the first is the one with the text. */
  static GoldTexts of(List<GoldDocument> gold) {
    Map<String, GoldDocument> documents = new HashMap<>();
    gold.forEach(document -> documents.putIfAbsent(document.document().id(), document));
    return new GoldTexts(documents);
  }

  @Override
  public Optional<String> text(String documentId) {
    return Optional.ofNullable(documents.get(documentId)).map(found -> found.document().text());
  }
}
