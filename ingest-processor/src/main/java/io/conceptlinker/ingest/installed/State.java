package io.conceptlinker.ingest.installed;

import java.util.Locale;

/** Whether something of a name can be used. */
public enum State {
  /** The first one is being opened. */
  LOADING,
  /** One is in use. */
  READY,
  /** None could be opened. */
  FAILED,
  /** The directory is gone; leases of the last one are still out. */
  REMOVED;

  /** The name in responses: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
