package io.conceptlinker.ingest.installed;

import java.io.Closeable;

/**
 * Something that was opened from a directory. Thread-safe until closed; only what it says about
 * itself may be asked after {@link #close()}.
 */
public interface Installed extends Closeable {

  /** What tells it from others of its name; readable after closing, too. */
  String version();

  /** Its size in a few words, for the log; readable after closing, too. */
  String description();
}
