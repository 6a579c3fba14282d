package io.conceptlinker.load.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * JSON read piece by piece, where every surprise is an error with file and line. Confined to one
 * thread.
 */
public final class JsonReader implements Closeable {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final JsonParser parser;
  private final String file;
  private final long firstLine;

  private JsonReader(JsonParser parser, String file, long firstLine) {
    this.parser = parser;
    this.file = file;
    this.firstLine = firstLine;
  }

  /** Reads a whole file. */
  public static JsonReader of(SourceFile file) throws IOException {
    return new JsonReader(FACTORY.createParser(file), file.name(), 1);
  }

  /** Reads the current line of a file of lines. */
  public static JsonReader of(RowReader rows) throws IOException {
    int start = rows.start(0);
    JsonParser parser = FACTORY.createParser(rows.bytes(), start, rows.end(0) - start);
    return new JsonReader(parser, rows.file().name(), rows.line());
  }

  /** Moves to the next token; null at the end. */
  public @Nullable JsonToken next() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw new KbFormatException(
          file,
          firstLine + Math.max(0, e.getLocation().getLineNr() - 1),
          new Problem("JSON", "", "well-formed JSON", found(e), "correct the file"),
          e);
    }
  }

  private static String found(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "its end in the middle";
    }
    String message = e.getOriginalMessage();
    return message == null ? "an error" : message.lines().findFirst().orElse("an error");
  }

  /** Moves into the object that comes next. */
  public void enterObject(String what) throws IOException {
    require(next(), JsonToken.START_OBJECT, what);
  }

  /** Moves into the array that comes next. */
  public void enterArray(String what) throws IOException {
    require(next(), JsonToken.START_ARRAY, what);
  }

  /** Moves to the next name in the current object; null at its end. */
  public @Nullable String nextField() throws IOException {
    return next() == JsonToken.FIELD_NAME ? parser.currentName() : null;
  }

  /** Moves to the next object of the current array; false at its end. */
  public boolean nextObject(String what) throws IOException {
    JsonToken token = next();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    require(token, JsonToken.START_OBJECT, what);
    return true;
  }

  /** Moves to the next text of the current array; null at its end. */
  public @Nullable String nextText(String what) throws IOException {
    JsonToken token = next();
    if (token == JsonToken.END_ARRAY) {
      return null;
    }
    require(token, JsonToken.VALUE_STRING, what);
    return parser.getText();
  }

  /** The text that comes next. */
  public String text(String what) throws IOException {
    require(next(), JsonToken.VALUE_STRING, what);
    return parser.getText();
  }

  /** The truth value that comes next. */
  public boolean truth(String what) throws IOException {
    JsonToken token = next();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw unexpected(what, "true or false", token);
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Moves over the value that comes next, whatever it is. */
  public void skip() throws IOException {
    JsonToken token = next();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      for (int depth = 1; depth > 0; ) {
        token = next();
        if (token == null) {
          throw unexpected("value", "its end", null);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      }
    }
  }

  /** The line of the current token, from 1. */
  public long line() {
    return firstLine + parser.currentTokenLocation().getLineNr() - 1;
  }

  /** A problem at the current token. */
  public KbFormatException problem(
      String what, String value, String expected, String found, String action) {
    return new KbFormatException(file, line(), new Problem(what, value, expected, found, action));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private void require(@Nullable JsonToken token, JsonToken wanted, String what)
      throws KbFormatException {
    if (token != wanted) {
      throw unexpected(what, name(wanted), token);
    }
  }

  private KbFormatException unexpected(String what, String expected, @Nullable JsonToken token) {
    String found = token == null ? "the end of the file" : name(token);
    return problem("JSON value of", what, expected, found, "correct the file");
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> token.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
