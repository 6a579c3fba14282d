package io.conceptlinker.link.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a link server is and how it is spoken to.
 *
 * @param server its address, such as {@code https://links.example.org:8443}
 * @param apiKey the key that opens it; empty where it needs none
 * @param trusted certificates in PEM of which one has to stand behind the server's own; without
 *     them those that Java trusts
 * @param expected the knowledge base that links have to come from
 * @param batchDocuments the most documents of one request
 * @param timeout how long a caller waits for all documents that it gives at once
 * @param breakAfter after so many failures in a row the server is left alone for a while
 * @param breakFor for how long
 */
public record RemoteSpec(
    URI server,
    String apiKey,
    Optional<Path> trusted,
    Optional<KnowledgeBaseId> expected,
    int batchDocuments,
    Duration timeout,
    int breakAfter,
    Duration breakFor) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public RemoteSpec {
    boolean http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!http || server.getHost() == null || server.getQuery() != null) {
      throw new IllegalArgumentException(
          "link server: expected an address such as https://host:port, found another");
    }
    if (batchDocuments < 1 || breakAfter < 1) {
      throw new IllegalArgumentException(
          "link server: expected 1 or more documents in a batch and failures before a break, found ["
              + batchDocuments
              + "] and ["
              + breakAfter
              + "]");
    }
    if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0 || breakFor.isNegative()) {
      throw new IllegalArgumentException(
          "link server: expected a timeout of at most ["
              + LONGEST
              + "] and a break of 0 or more, found ["
              + timeout
              + "] and ["
              + breakFor
              + "]");
    }
  }

  /** A server without a key, of any knowledge base. */
  public static RemoteSpec of(URI server) {
    return new RemoteSpec(
        server,
        "",
        Optional.empty(),
        Optional.empty(),
        64,
        Duration.ofSeconds(30),
        5,
        Duration.ofSeconds(5));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "link server [" + server + "]";
  }
}
