package io.conceptlinker.cli.link;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.JsonlReader;
import io.conceptlinker.corpus.PubTatorReader;
import io.conceptlinker.corpus.format.CorpusFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads documents from standard input; plain text is one document. */
final class StandardInput implements CorpusReader {

  private static final String NAME = "stdin";

  private final InputStream in;

  private StandardInput(InputStream in) {
    this.in = in;
  }

  static CorpusReader open(CorpusFormat format, InputStream in) {
    return switch (format) {
      case TEXT -> new StandardInput(in);
      case JSONL -> JsonlReader.of(NAME, in);
      case PUBTATOR -> PubTatorReader.of(NAME, in);
      default ->
          throw new IllegalArgumentException(
              "format ["
                  + format.label()
                  + "]: expected text, jsonl or pubtator from standard input; name a file");
    };
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    byte[] bytes = in.readAllBytes();
    if (bytes.length == 0) {
      return Optional.empty();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Optional.of(
        new CorpusDocument(NAME, List.of(new CorpusPassage("text", 0, text)), List.of()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
