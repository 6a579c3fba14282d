package io.conceptlinker.eval.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The first choice of a chat completion.
 *
 * @param content what the model wrote
 * @param tokens of prompt and reply as the server counts them, or -1 if it does not say
 */
record ChatReply(String content, long tokens) {

  /**
   * Reads the JSON of a completion.
   *
   * @throws IOException when it is not one
   */
  static ChatReply parse(byte[] body) throws IOException {
    String content = null;
    long tokens = -1;
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("choices") && value == JsonToken.START_ARRAY) {
          content = firstChoice(parser);
        } else if (name.equals("usage") && value == JsonToken.START_OBJECT) {
          tokens = totalTokens(parser);
        } else {
          parser.skipChildren();
        }
      }
      expect(parser.currentToken() == JsonToken.END_OBJECT && content != null);
    }
    return new ChatReply(content == null ? "" : content, tokens);
  }

  private static String firstChoice(JsonParser parser) throws IOException {
    String content = null;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean message = parser.currentName().equals("message");
        if (parser.nextToken() == JsonToken.START_OBJECT && message && content == null) {
          content = content(parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    expect(parser.currentToken() == JsonToken.END_ARRAY && content != null);
    return content == null ? "" : content;
  }

  /** A model that refuses has no content: that is a reply, though no verdict. */
  private static String content(JsonParser parser) throws IOException {
    String content = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals("content");
      if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
        content = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return content;
  }

  private static long totalTokens(JsonParser parser) throws IOException {
    long tokens = -1;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean total = parser.currentName().equals("total_tokens");
      if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && total) {
        tokens = parser.getLongValue();
      } else {
        parser.skipChildren();
      }
    }
    return tokens;
  }

  private static void expect(boolean met) throws IOException {
    if (!met) {
      throw new IOException("reply: expected a chat completion, found other JSON");
    }
  }
}
