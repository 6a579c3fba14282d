package io.conceptlinker.kb.store;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a bundle is not what was written: cut off, changed, missing or from elsewhere. */
public final class CorruptBundleException extends IOException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final long offset;

  /**
   * Creates the exception.
   *
   * @param file the file
   * @param offset the first byte that is known to be affected; the damage may start later within
   *     the same block of 1 MiB
   * @param problem what was expected there and what was found
   */
  public CorruptBundleException(Path file, long offset, String problem) {
    super(
        "bundle file ["
            + file
            + "] at offset ["
            + offset
            + "]: "
            + problem
            + "; copy the bundle again or rebuild it");
    this.file = file.toString();
    this.offset = offset;
  }

  /** Returns the path of the file. */
  public String file() {
    return file;
  }

  /** Returns the first byte that is known to be affected. */
  public long offset() {
    return offset;
  }
}
