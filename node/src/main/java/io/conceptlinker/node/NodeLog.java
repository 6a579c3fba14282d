package io.conceptlinker.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that a server process writes its standard output and standard error to. */
final class NodeLog {

  /** What the server prints to standard error once it accepts requests. */
  private static final char READY = '\u0018';

  private NodeLog() {}

  static boolean saysReady(Path log) throws IOException {
    return text(log).indexOf(READY) >= 0;
  }

  static boolean saysPortTaken(Path log) throws IOException {
    return text(log).contains("BindHttpException") || text(log).contains("BindTransportException");
  }

  /** The last lines, for a message. The server never logs document text. */
  static String tail(Path log, int lines) throws IOException {
    List<String> all = text(log).lines().filter(line -> !line.isBlank()).toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }

  private static String text(Path log) throws IOException {
    return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
  }
}
