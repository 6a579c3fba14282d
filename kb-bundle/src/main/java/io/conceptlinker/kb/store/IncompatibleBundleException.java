package io.conceptlinker.kb.store;

import java.io.IOException;
import java.nio.file.Path;

/** A bundle is intact, but of a format version that this version of the software does not read. */
public final class IncompatibleBundleException extends IOException {
  private static final long serialVersionUID = 1;

  private final int expected;
  private final int found;

  /** Creates the exception from the newest format version that is read and the one found. */
  public IncompatibleBundleException(Path file, int expected, int found) {
    super(
        "bundle ["
            + file
            + "]: expected format version "
            + expected
            + ", found "
            + found
            + (found > expected ? "; use a newer concept-linker" : "; rebuild the bundle"));
    this.expected = expected;
    this.found = found;
  }

  /** Returns the newest format version that is read. */
  public int expected() {
    return expected;
  }

  /** Returns the format version of the bundle. */
  public int found() {
    return found;
  }
}
