package io.conceptlinker.eval.judge;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where a judge is: the model of a server that speaks OpenAI's chat completions.
 *
 * @param address of the API, such as {@code http://localhost:8000/v1}
 * @param model its name there
 * @param key sent as bearer token; empty for a server that asks for none
 * @param timeout of one call
 * @param maxTokens of one reply
 */
public record ChatEndpoint(URI address, String model, String key, Duration timeout, int maxTokens) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public ChatEndpoint {
    String scheme = address.getScheme();
    String host = address.getHost();
    if (host == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "endpoint [" + address + "]: expected http://HOST/PATH or https://HOST/PATH");
    }
    if (address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "endpoint at [" + host + "]: expected no password in the address; use the key");
    }
    if (!key.isEmpty() && "http".equals(scheme) && !LOOPBACK.contains(host)) {
      throw new IllegalArgumentException(
          "endpoint [" + address + "]: expected https, for a key would be sent in the clear");
    }
    if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "key of endpoint [" + address + "]: expected visible ASCII characters without spaces");
    }
    if (model.isEmpty() || maxTokens < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "endpoint [" + address + "]: expected a model, a timeout and room for a reply");
    }
  }

  URI completions() {
    String path = address.toString();
    return URI.create(path + (path.endsWith("/") ? "" : "/") + "chat/completions");
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return model + " at " + address;
  }
}
