package io.conceptlinker.eval.judge;

import java.io.IOException;

/** An endpoint refuses whatever it is asked. */
public final class EndpointException extends IOException {

  private static final long serialVersionUID = 1;

  EndpointException(ChatEndpoint endpoint, int status) {
    super(
        "judge ["
            + endpoint
            + "]: expected a chat completion, found HTTP "
            + status
            + "; check address, model and key");
  }
}
