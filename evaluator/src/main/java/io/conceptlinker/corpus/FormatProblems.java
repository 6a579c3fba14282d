package io.conceptlinker.corpus;

/**
 * What a reader does with an annotation that does not follow its format: fail, or leave it out and
 * count it. Problems with the structure of a file are never left out. Confined to a thread.
 */
public final class FormatProblems {
  private final boolean lenient;
  private long skipped;

  private FormatProblems(boolean lenient) {
    this.lenient = lenient;
  }

  /** The first problem ends the reading. */
  public static FormatProblems strict() {
    return new FormatProblems(false);
  }

  /** Annotations with problems are left out and counted. */
  public static FormatProblems lenient() {
    return new FormatProblems(true);
  }

  /** Takes note of an annotation that cannot be read; returns only if it may be left out. */
  public void skip(CorpusFormatException problem) throws CorpusFormatException {
    if (!lenient) {
      throw problem;
    }
    skipped++;
  }

  /** How many annotations were left out so far. */
  public long skipped() {
    return skipped;
  }
}
