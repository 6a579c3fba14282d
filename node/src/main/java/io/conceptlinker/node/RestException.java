package io.conceptlinker.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** A node answered that it could not do what was asked. */
public final class RestException extends IOException {

  private static final long serialVersionUID = 1;

  private final int status;

  RestException(String method, String path, int status, JsonNode body) {
    super(
        "request ["
            + method
            + " "
            + path
            + "]: expected success, found status "
            + status
            + ": "
            + reason(body.path("error")));
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  private static String reason(JsonNode error) {
    return error.isObject()
        ? error.path("type").asText() + ", " + error.path("reason").asText()
        : error.asText("no reason given");
  }
}
