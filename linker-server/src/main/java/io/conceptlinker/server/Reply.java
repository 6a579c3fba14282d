package io.conceptlinker.server;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What goes back to a client.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body its bytes
 * @param headers more headers
 */
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
  static final String JSON = "application/json";

  static Reply json(int status, byte[] body) {
    return new Reply(status, JSON, body, Map.of());
  }

  static Reply json(int status, JsonObject body) {
    return json(status, (body + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An error.
   *
   * @param type a word for programs
   * @param message what failed, what was expected and found, and what to do, for people
   */
  static Reply error(int status, String type, String message) {
    return error(status, type, message, Map.of());
  }

  static Reply error(int status, String type, String message, Map<String, String> headers) {
    JsonObject error = new JsonObject();
    error.addProperty("status", status);
    error.addProperty("type", type);
    error.addProperty("message", message);
    JsonObject body = new JsonObject();
    body.add("error", error);
    return new Reply(
        status, JSON, (body + "\n").getBytes(StandardCharsets.UTF_8), Map.copyOf(headers));
  }
}
