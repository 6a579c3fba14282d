package io.conceptlinker.link.lm.weights;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@code config.json}. A field that is null is one that is not there.
 *
 * @param file for messages
 * @param json all of them
 */
record ConfigFields(Path file, JsonObject json) {

  static ConfigFields read(Path file) throws IOException {
    try {
      return new ConfigFields(
          file, JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      throw new ModelFormatException(file, "expected a JSON object", e);
    }
  }

  boolean has(String name) {
    return value(name) != null;
  }

  private @Nullable JsonElement value(String name) {
    JsonElement value = json.get(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  /** A positive integer, which has to be there. */
  int size(String name) throws ModelFormatException {
    OptionalInt found = integer(name, 1);
    if (found.isEmpty()) {
      throw wrong(name, "a positive integer");
    }
    return found.getAsInt();
  }

  int size(String name, int otherwise) throws ModelFormatException {
    return has(name) ? size(name) : otherwise;
  }

  /** The id of a token. */
  OptionalInt id(String name) throws ModelFormatException {
    return integer(name, 0);
  }

  private OptionalInt integer(String name, int least) throws ModelFormatException {
    JsonElement value = value(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      if (value.getAsInt() >= least) {
        return OptionalInt.of(value.getAsInt());
      }
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      throw new ModelFormatException(
          file, name + ": expected an integer of " + least + " or more", e);
    }
    throw wrong(name, "an integer of " + least + " or more");
  }

  double number(String name, double otherwise) throws ModelFormatException {
    JsonElement value = value(name);
    try {
      return value == null ? otherwise : value.getAsDouble();
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      throw new ModelFormatException(file, name + ": expected a number", e);
    }
  }

  boolean flag(String name, boolean otherwise) {
    JsonElement value = value(name);
    return value == null || !value.isJsonPrimitive() ? otherwise : value.getAsBoolean();
  }

  /** A text; empty if it is not there or no text. */
  String text(String name) {
    JsonElement value = value(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }

  /** Says that a field is not what it should be. */
  ModelFormatException wrong(String name, String expected) {
    JsonElement value = value(name);
    return new ModelFormatException(
        file, name + ": expected " + expected + ", found " + (value == null ? "none" : value));
  }
}
