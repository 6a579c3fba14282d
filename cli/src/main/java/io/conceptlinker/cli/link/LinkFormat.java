package io.conceptlinker.cli.link;

import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.BratWriter;
import io.conceptlinker.corpus.JsonlWriter;
import io.conceptlinker.corpus.LinkWriter;
import io.conceptlinker.corpus.PubTatorWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The formats in which links are written. */
enum LinkFormat {
  JSONL,
  PUBTATOR,
  BRAT;

  private static final int BUFFER = 1 << 16;

  /**
   * Opens a writer.
   *
   * @param to a file, for {@link #BRAT} a directory; standard output if there is none
   * @param kbName the knowledge base's name
   */
  LinkWriter writer(Terminal terminal, Optional<Path> to, String kbName) throws IOException {
    return switch (this) {
      case BRAT -> new BratWriter(to.orElseThrow(), kbName);
      case JSONL -> new JsonlWriter(open(terminal, to));
      case PUBTATOR -> new PubTatorWriter(open(terminal, to), "Concept");
    };
  }

  private static Writer open(Terminal terminal, Optional<Path> to) throws IOException {
    return to.isPresent()
        ? Files.newBufferedWriter(to.get())
        : new BufferedWriter(
            new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), BUFFER);
  }
}
