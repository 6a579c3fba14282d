package io.conceptlinker.link.lm.weights;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a model is not what it should be; the message says which and what was expected. */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with a file. */
  public ModelFormatException(Path file, String problem) {
    super("model file [" + file + "]: " + problem);
  }

  /** Says what is wrong with a file, and how it was found. */
  public ModelFormatException(Path file, String problem, Throwable cause) {
    super("model file [" + file + "]: " + problem, cause);
  }
}
