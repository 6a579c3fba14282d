package io.conceptlinker.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The keys that open a server, as digests: comparing them takes the same time whatever was sent.
 * Several keys let one be replaced while clients still use the other. Immutable.
 */
public final class ApiKeys {
  private static final int SHORTEST = 16;
  private static final String SCHEME = "Bearer ";

  private final List<byte[]> digests;

  private ApiKeys(List<byte[]> digests) {
    this.digests = digests;
  }

  /**
   * Keys as they are.
   *
   * @throws IllegalArgumentException if there is none, or one is so short that it can be guessed
   */
  public static ApiKeys of(List<String> keys) {
    if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
      throw new IllegalArgumentException(
          "API keys: expected one or more of at least "
              + SHORTEST
              + " characters; make one with: openssl rand -hex 32");
    }
    return new ApiKeys(keys.stream().map(ApiKeys::digest).toList());
  }

  /** Reads a file of one key a line; blank lines and lines that begin with # are passed over. */
  public static ApiKeys read(Path file) throws IOException {
    List<String> lines =
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    try {
      return of(lines);
    } catch (IllegalArgumentException e) {
      throw new IOException("file [" + file + "]: " + e.getMessage(), e);
    }
  }

  /** Returns whether the {@code Authorization} header of a request has one of the keys. */
  boolean admit(Optional<String> authorization) {
    byte[] sent =
        digest(
            authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .orElse(""));
    boolean admitted = false;
    for (byte[] digest : digests) {
      admitted |= MessageDigest.isEqual(digest, sent);
    }
    return admitted;
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java", e);
    }
  }
}
