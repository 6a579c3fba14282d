package io.conceptlinker.server;

import java.time.Duration;
import java.util.Optional;

/**
 * How a server listens and how much it takes on.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any free one
 * @param tls the certificate to show; without one it speaks plain HTTP
 * @param keys the API keys that open it; without any it is open to whoever reaches it
 * @param limits how much it takes on
 */
public record ServerOptions(
    String host, int port, Optional<TlsKeys> tls, Optional<ApiKeys> keys, Limits limits) {

  /**
   * Bounds of requests, of the queue and of batches.
   *
   * @param bodyBytes the largest body of a request
   * @param queueDocuments the most documents that wait; a request has at most as many
   * @param batchDocuments the most documents that are linked together
   * @param batchWait how long a batch that is not full waits for more
   * @param linkThreads how many batches are linked at once
   * @param timeout how long a request waits that does not say it
   * @param longestTimeout the longest that a request may ask for
   * @param stopTimeout how long the server waits for requests in flight when it stops
   */
  public record Limits(
      int bodyBytes,
      int queueDocuments,
      int batchDocuments,
      Duration batchWait,
      int linkThreads,
      Duration timeout,
      Duration longestTimeout,
      Duration stopTimeout) {

    /** For a machine of a few cores, or one GPU with a single link thread. */
    public static final Limits DEFAULT =
        new Limits(
            16 << 20,
            4096,
            64,
            Duration.ofMillis(2),
            1,
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30));

    public Limits {
      if (bodyBytes < 1 || queueDocuments < 1 || batchDocuments < 1 || linkThreads < 1) {
        throw new IllegalArgumentException(
            "server limits: expected numbers of 1 or more, found body bytes ["
                + bodyBytes
                + "], queue ["
                + queueDocuments
                + "], batch ["
                + batchDocuments
                + "], link threads ["
                + linkThreads
                + "]");
      }
      if (batchWait.isNegative()
          || timeout.compareTo(Duration.ofMillis(1)) < 0
          || longestTimeout.compareTo(timeout) < 0
          || stopTimeout.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException(
            "server limits: expected a wait of 0 or more and 0 < timeout <= longest timeout, found"
                + " wait ["
                + batchWait
                + "], timeout ["
                + timeout
                + "], longest ["
                + longestTimeout
                + "], stop ["
                + stopTimeout
                + "]");
      }
    }
  }

  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port [" + port + "]: expected 0 to 65535");
    }
  }

  /** Plain HTTP on the loopback interface, no key. */
  public static ServerOptions local(int port) {
    return new ServerOptions("127.0.0.1", port, Optional.empty(), Optional.empty(), Limits.DEFAULT);
  }
}
