package io.conceptlinker.link;

import java.util.Locale;

/** Which of several overlapping mentions are kept. */
public enum OverlapPolicy {
  /** Every mention, nested and crossing ones included. */
  ALL,
  /** Mentions that lie wholly inside a longer one are dropped; crossing ones are kept. */
  NO_SUB,
  /** No two mentions overlap: longest first, then the better score, then the leftmost. */
  LONGEST;

  /** The name in configuration: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
