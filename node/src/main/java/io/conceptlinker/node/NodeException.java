package io.conceptlinker.node;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A node cannot be prepared or started; the message says what to do about it. */
public class NodeException extends IOException {

  private static final long serialVersionUID = 1;

  public NodeException(String message) {
    super(message);
  }

  public NodeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
