package io.conceptlinker.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The formats in which documents are read. */
public enum CorpusFormat {
  PUBTATOR,
  JSONL,
  TEXT;

  /**
   * The format with a name, whatever its case.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CorpusFormat of(String name) {
    for (CorpusFormat format : values()) {
      if (format.label().equals(name.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "format [" + name + "]: expected pubtator, jsonl or text; choose one of them");
  }

  /** The name on the command line: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Opens a file (or for {@link #TEXT} also a directory); {@code .gz} is unpacked. */
  public CorpusReader open(Path path) throws IOException {
    return switch (this) {
      case PUBTATOR -> PubTatorReader.open(path);
      case JSONL -> JsonlReader.open(path);
      case TEXT -> PlainTextReader.open(path);
    };
  }
}
