package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import java.io.IOException;
import java.util.Optional;

/** Gives a language to documents that have none. Confined to a thread. */
final class LanguageReader implements CorpusReader {
  private final CorpusReader documents;
  private final String language;

  LanguageReader(CorpusReader documents, String language) {
    this.documents = documents;
    this.language = language;
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    return documents.read().map(this::withLanguage);
  }

  private CorpusDocument withLanguage(CorpusDocument document) {
    return document.language().isEmpty()
        ? new CorpusDocument(
            document.id(),
            language,
            document.passages(),
            document.annotations(),
            document.relations())
        : document;
  }

  @Override
  public void close() throws IOException {
    documents.close();
  }
}
