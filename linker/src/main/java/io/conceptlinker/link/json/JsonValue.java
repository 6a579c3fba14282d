package io.conceptlinker.link.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document, with the place where it stands, so that a value of another type than
 * expected can be reported. Immutable and thread-safe, as nothing hands out Gson's elements.
 */
public final class JsonValue {
  private final JsonElement element;

  /** The value that this is part of; none for the root. */
  private final @Nullable JsonValue parent;

  /** The source for the root, or else a field's name or an item's index as paths have it. */
  private final String step;

  private JsonValue(JsonElement element, @Nullable JsonValue parent, String step) {
    this.element = element;
    this.parent = parent;
    this.step = step;
  }

  /** Reads a file. */
  public static JsonValue read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Reads a document: valid UTF-8, one value, nothing that RFC 8259 does not have. Of a field that
   * comes twice the last one counts.
   *
   * @param source what to call it in messages
   * @param utf8 its bytes
   */
  public static JsonValue parse(String source, byte[] utf8) throws JsonFormatException {
    // A decoder of its own refuses malformed bytes, which a charset would replace.
    try (JsonReader reader =
        new JsonReader(
            new InputStreamReader(
                new ByteArrayInputStream(utf8), StandardCharsets.UTF_8.newDecoder()))) {
      reader.setStrictness(Strictness.STRICT);
      try {
        // Gson's parser would take an empty document for null.
        if (reader.peek() == JsonToken.END_DOCUMENT) {
          throw new EOFException();
        }
        JsonElement root = JsonParser.parseReader(reader);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
          throw new JsonFormatException(source, reader.getPath(), "expected the end");
        }
        return new JsonValue(root, null, source);
      } catch (JsonParseException | EOFException | MalformedJsonException e) {
        throw malformed(source, reader.getPath(), e);
      }
    } catch (JsonFormatException e) {
      throw e;
    } catch (IOException e) {
      throw malformed(source, "$", e);
    }
  }

  private static JsonFormatException malformed(String source, String path, Exception problem) {
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    String expected =
        switch (cause) {
          case CharacterCodingException e -> "expected valid UTF-8";
          case EOFException e -> "expected more, found the end";
          default -> "expected JSON, found something else";
        };
    JsonFormatException malformed = new JsonFormatException(source, path, expected);
    malformed.initCause(problem);
    return malformed;
  }

  /** Returns the field of an object; it must be there. */
  public JsonValue get(String name) throws JsonFormatException {
    JsonElement field = object().get(name);
    if (field == null) {
      throw problem("expected a field [" + name + "]");
    }
    return new JsonValue(field, this, "." + name);
  }

  /** Returns the field of an object, or a null value if there is none. */
  public JsonValue find(String name) throws JsonFormatException {
    JsonElement field = object().get(name);
    return new JsonValue(field == null ? JsonNull.INSTANCE : field, this, "." + name);
  }

  private JsonObject object() throws JsonFormatException {
    if (!element.isJsonObject()) {
      throw problem("expected an object");
    }
    return element.getAsJsonObject();
  }

  /** Returns whether this is {@code null}. */
  public boolean isNull() {
    return element.isJsonNull();
  }

  /** Returns whether this is a string. */
  public boolean isText() {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }

  /** Returns whether this is an object. */
  public boolean isObject() {
    return element.isJsonObject();
  }

  /** Returns the fields of an object, in their order. */
  public Map<String, JsonValue> fields() throws JsonFormatException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> field : object().entrySet()) {
      fields.put(field.getKey(), new JsonValue(field.getValue(), this, "." + field.getKey()));
    }
    return fields;
  }

  /** Returns the items of an array. */
  public List<JsonValue> items() throws JsonFormatException {
    if (!element.isJsonArray()) {
      throw problem("expected an array");
    }
    List<JsonValue> items = new ArrayList<>(element.getAsJsonArray().size());
    for (JsonElement item : element.getAsJsonArray()) {
      items.add(new JsonValue(item, this, "[" + items.size() + "]"));
    }
    return items;
  }

  /** Returns a string. */
  public String text() throws JsonFormatException {
    if (!isText()) {
      throw problem("expected a string");
    }
    return element.getAsString();
  }

  /** Returns a number. */
  public double number() throws JsonFormatException {
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
      throw problem("expected a number");
    }
    return element.getAsDouble();
  }

  /** Returns a number that is an {@code int}. */
  public int integer() throws JsonFormatException {
    double number = number();
    int integer = (int) number;
    if (integer != number) {
      throw problem("expected an integer of 32 bits");
    }
    return integer;
  }

  /** Returns {@code true} or {@code false}. */
  public boolean bool() throws JsonFormatException {
    if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
      throw problem("expected true or false");
    }
    return element.getAsBoolean();
  }

  /** Returns {@code true} or {@code false}, or what stands for {@code null} and nothing. */
  public boolean bool(boolean otherwise) throws JsonFormatException {
    return isNull() ? otherwise : bool();
  }

  /** Returns an exception that points here. */
  public JsonFormatException problem(String problem) {
    StringBuilder path = new StringBuilder();
    JsonValue value = this;
    while (value.parent != null) {
      path.insert(0, value.step);
      value = value.parent;
    }
    return new JsonFormatException(value.step, path.insert(0, '$').toString(), problem);
  }
}
