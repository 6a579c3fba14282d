package io.conceptlinker.cli.terminal;

import java.io.IOException;

/** What a command was given to read is not what it has to be. */
public final class DataException extends IOException {

  private static final long serialVersionUID = 1;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
