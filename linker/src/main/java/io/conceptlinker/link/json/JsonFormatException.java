package io.conceptlinker.link.json;

import java.io.IOException;

/** A document is not JSON, or not the JSON that was expected. */
public final class JsonFormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final String source;
  private final String path;

  /**
   * Creates the exception.
   *
   * @param source the file
   * @param path where the problem is, such as {@code $.model.merges[7]}
   * @param problem what was expected there and what was found
   */
  public JsonFormatException(String source, String path, String problem) {
    super("JSON [" + source + "] at [" + path + "]: " + problem);
    this.source = source;
    this.path = path;
  }

  /** Returns the file. */
  public String source() {
    return source;
  }

  /** Returns where the problem is, such as {@code $.model.merges[7]}. */
  public String path() {
    return path;
  }
}
