package io.conceptlinker.load.input;

import java.io.IOException;

/**
 * A source file cannot be read as what it should be. The message is {@code file:line: what [value]:
 * expected X, found Y; do Z.}
 */
public final class KbFormatException extends IOException {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_VALUE = 60;

  /** The file's name, without its directory. */
  private final String file;

  /** The line, counted from 1; 0 when the whole file is meant. */
  private final long line;

  /**
   * @param file the file's name
   * @param line counted from 1; 0 when the whole file is meant
   * @param problem the rest of the message
   */
  public KbFormatException(String file, long line, Problem problem) {
    super(file + (line > 0 ? ":" + line : "") + ": " + problem.message());
    this.file = file;
    this.line = line;
  }

  /** As above, with what the JDK or a parser library said. */
  public KbFormatException(String file, long line, Problem problem, Throwable cause) {
    this(file, line, problem);
    initCause(cause);
  }

  /** The file's name, without its directory. */
  public String file() {
    return file;
  }

  /** The line, counted from 1; 0 when the whole file is meant. */
  public long line() {
    return line;
  }

  /**
   * What is wrong and what to do about it.
   *
   * @param what the thing that failed
   * @param value its id or text, shortened when long; empty when there is none
   */
  public record Problem(String what, String value, String expected, String found, String action) {

    String message() {
      String shown =
          value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
      return what
          + (shown.isEmpty() ? "" : " [" + shown + "]")
          + ": expected "
          + expected
          + ", found "
          + found
          + "; "
          + action
          + ".";
    }
  }
}
