package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.FileFormat;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.format.CorpusFormat;
import io.conceptlinker.eval.excerpt.DocumentTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The texts of a corpus by document, in memory. Immutable. */
record CorpusTexts(Map<String, String> texts) implements DocumentTexts {

  /** Reads a corpus; without one there are no texts. */
  static CorpusTexts read(CommandLine line, Optional<Path> corpus, Optional<String> format)
      throws IOException {
    Map<String, String> texts = new HashMap<>();
    if (corpus.isPresent()) {
      try (CorpusReader reader = format(line, corpus.get(), format).open(corpus.get())) {
        for (Optional<CorpusDocument> next = reader.read();
            next.isPresent();
            next = reader.read()) {
          texts.put(next.get().id(), next.get().text());
        }
      }
    }
    return new CorpusTexts(texts);
  }

  @Override
  public Optional<String> text(String documentId) {
    return Optional.ofNullable(texts.get(documentId));
  }

  private static CorpusFormat format(CommandLine line, Path corpus, Optional<String> name)
      throws IOException {
    try {
      return name.isPresent() ? CorpusFormat.of(name.get()) : FileFormat.ofFileOrDirectory(corpus);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }
}
