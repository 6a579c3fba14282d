package io.conceptlinker.eval.linking;

import java.util.Comparator;

/**
 * Some of the mentions of a report.
 *
 * @param dimension what mentions are told apart by
 * @param value which of them these are
 */
public record Stratum(Dimension dimension, String value) implements Comparable<Stratum> {
  private static final Comparator<Stratum> ORDER =
      Comparator.comparing(Stratum::dimension).thenComparing(Stratum::value);

  /** By dimension, then value. */
  @Override
  public int compareTo(Stratum other) {
    return ORDER.compare(this, other);
  }
}
