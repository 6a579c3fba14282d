package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import java.io.IOException;
import java.util.Optional;

/** Documents of a corpus format: each passage becomes a field; annotations are left out. */
final class CorpusDocuments implements DocumentReader {

  private final CorpusReader reader;

  CorpusDocuments(CorpusReader reader) {
    this.reader = reader;
  }

  @Override
  public Optional<DemoDocument> next() throws IOException {
    return reader.read().map(CorpusDocuments::document);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static DemoDocument document(CorpusDocument document) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", document.id());
    for (CorpusPassage passage : document.passages()) {
      body.put(passage.field(), passage.text());
    }
    return new DemoDocument(document.id(), body);
  }
}
