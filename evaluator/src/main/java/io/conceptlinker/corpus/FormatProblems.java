package io.conceptlinker.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader does with what does not follow its format: fail, or leave it out and count it. Left
 * out is the smallest part that can be: an annotation, a relation, a line, a document. A file that
 * cannot be read on (XML or JSON that is not well-formed, a damaged archive) always fails. Confined
 * to a thread.
 */
public final class FormatProblems {
  private static final int EXAMPLES = 5;

  private final boolean lenient;
  private final List<String> examples = new ArrayList<>();
  private long skipped;

  private FormatProblems(boolean lenient) {
    this.lenient = lenient;
  }

  /** The first problem ends the reading. */
  public static FormatProblems strict() {
    return new FormatProblems(false);
  }

  /** What has problems is left out and counted. */
  public static FormatProblems lenient() {
    return new FormatProblems(true);
  }

  /** Takes note of something that cannot be read; returns only if it may be left out. */
  public void skip(CorpusFormatException problem) throws CorpusFormatException {
    if (!lenient) {
      throw problem;
    }
    skipped++;
    if (examples.size() < EXAMPLES) {
      examples.add(String.valueOf(problem.getMessage()));
    }
  }

  /** How many parts were left out so far. */
  public long skipped() {
    return skipped;
  }

  /** The messages of the first few. */
  public List<String> examples() {
    return List.copyOf(examples);
  }
}
