package io.conceptlinker.cli.eval;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The range of {@code --threads}. */
final class Threads {
  private static final int MAX = 1024;

  private Threads() {}

  static void check(CommandLine line, int threads) {
    if (threads < 1 || threads > MAX) {
      throw new ParameterException(
          line, "--threads [" + threads + "]: expected a number from 1 to " + MAX);
    }
  }
}
