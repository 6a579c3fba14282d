package io.conceptlinker.link.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class JsonValueTests extends LuceneTestCase {
  private static final String CONFIG =
      """
      {"layers": 6, "scale": 1.5e-3, "tied": true, "name": "caf\\u00e9 ☕", "none": null,
       "heads": [4, {"kv": "2"}]}
      """;

  private static JsonValue parse(String json) throws JsonFormatException {
    return JsonValue.parse("config.json", json.getBytes(StandardCharsets.UTF_8));
  }

  public void testValues() throws IOException {
    Path file = createTempDir().resolve("config.json");
    Files.writeString(file, CONFIG);
    JsonValue config = JsonValue.read(file);
    assertTrue(config.isObject());
    assertEquals(
        List.of("layers", "scale", "tied", "name", "none", "heads"),
        List.copyOf(config.fields().keySet()));
    assertEquals(6, config.get("layers").integer());
    assertEquals(1.5e-3, config.get("scale").number(), 0);
    assertTrue(config.get("tied").bool());
    assertTrue(config.get("name").isText());
    assertEquals("café ☕", config.get("name").text());
    assertTrue(config.get("none").isNull());
    assertTrue(config.find("absent").isNull());
    assertTrue(config.find("absent").bool(true));
    assertFalse(config.find("absent").bool(false));
    assertEquals(2, config.get("heads").items().size());
    assertEquals(4, config.get("heads").items().get(0).integer());
    assertFalse(config.get("heads").isObject());
    assertFalse(config.get("layers").isText());
  }

  public void testMessagesSayWhere() throws IOException {
    JsonValue config = parse(CONFIG);
    JsonValue kv = config.get("heads").items().get(1).get("kv");
    assertMessage("JSON [config.json] at [$.heads[1].kv]: expected a number", kv::integer);
    assertMessage(
        "JSON [config.json] at [$.scale]: expected an integer of 32 bits",
        () -> config.get("scale").integer());
    assertMessage("JSON [config.json] at [$]: expected a field [width]", () -> config.get("width"));
    assertMessage(
        "JSON [config.json] at [$.layers]: expected an object",
        () -> config.get("layers").fields());
    assertMessage(
        "JSON [config.json] at [$.name]: expected an array", () -> config.get("name").items());
    assertMessage(
        "JSON [config.json] at [$.tied]: expected a string", () -> config.get("tied").text());
    assertMessage(
        "JSON [config.json] at [$.none]: expected true or false", () -> config.get("none").bool());
    assertMessage(
        "JSON [config.json] at [$.absent]: expected a number",
        () -> config.find("absent").number());
  }

  public void testWhatIsNoJson() {
    assertRefused("{\"a\": [1, 2", "expected more");
    assertRefused("", "expected more");
    assertRefused("{\"a\": 1} {}", "expected");
    assertRefused("{\"a\": 'b'}", "expected JSON");
    assertRefused("{\"a\": NaN}", "expected JSON");
    assertRefused("{a: 1}", "expected JSON");
    assertRefused("[1,]", "expected JSON");
    assertRefused("// x\n[1]", "expected JSON");
    assertRefused("[\"a\nb\"]", "expected JSON");
    assertRefused("[True]", "expected JSON");
    assertRefused("[".repeat(100_000), "expected");
    byte[] malformed = {'"', (byte) 0xC3, '"'};
    JsonFormatException e =
        expectThrows(JsonFormatException.class, () -> JsonValue.parse("config.json", malformed));
    assertTrue(e.getMessage(), e.getMessage().contains("valid UTF-8"));
  }

  private static void assertRefused(String json, String expected) {
    JsonFormatException e = expectThrows(JsonFormatException.class, () -> parse(json));
    assertTrue(e.getMessage(), e.getMessage().contains(expected));
    assertEquals("config.json", e.source());
    assertTrue(e.path(), e.path().startsWith("$"));
  }

  private static void assertMessage(String message, ThrowingRunnable runnable) {
    assertEquals(message, expectThrows(JsonFormatException.class, runnable).getMessage());
  }
}
