package io.conceptlinker.benchmarks;

import org.jspecify.annotations.Nullable;

/** What a {@code @Setup} method has set. */
public final class Setups {
  private Setups() {}

  /** Returns the value, which is there once the benchmark runs. */
  public static <T> T require(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("state: expected to be set up");
    }
    return value;
  }
}
