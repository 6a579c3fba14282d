package io.conceptlinker.corpus;

import java.io.IOException;

/** A corpus file that does not follow its format. The message names the line, never its text. */
public final class CorpusFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;

  /**
   * @param file the file as the caller named it
   * @param line its line, from 1
   * @param expected what the format asks for
   * @param found what is there, without document text
   * @param remedy what to do about it
   */
  public CorpusFormatException(
      String file, long line, String expected, String found, String remedy) {
    super(file + ":" + line + ": expected " + expected + ", found " + found + "; " + remedy);
    this.file = file;
    this.line = line;
  }

  /** A problem with a file, directory or archive as a whole. */
  public CorpusFormatException(String file, String expected, String found, String remedy) {
    super(file + ": expected " + expected + ", found " + found + "; " + remedy);
    this.file = file;
    this.line = 0;
  }

  /** The file as the caller named it. */
  public String file() {
    return file;
  }

  /** The line, from 1; 0 if it is the file as a whole. */
  public long line() {
    return line;
  }
}
