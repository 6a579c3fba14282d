package io.conceptlinker.load.input;

/** Hears how far reading is; called on the reading thread, about every {@value #EVERY} rows. */
@FunctionalInterface
public interface Progress {

  /** Rows between two calls. */
  int EVERY = 1 << 17;

  /** Hears nothing. */
  Progress NONE = (file, rows, fraction, rowsPerSecond) -> {};

  /**
   * Hears of the rows read.
   *
   * @param file the file's name
   * @param rows rows read of it so far
   * @param fraction of the file's bytes that were read, 0 to 1
   * @param rowsPerSecond since the file was opened
   */
  void rows(String file, long rows, double fraction, double rowsPerSecond);
}
