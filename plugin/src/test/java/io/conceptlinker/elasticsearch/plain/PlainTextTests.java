package io.conceptlinker.elasticsearch.plain;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.List;
import org.elasticsearch.test.ESTestCase;

public class PlainTextTests extends ESTestCase {

  public void testLines() {
    assertEquals("C0018799", PlainText.line("id", "C0018799", 8));
    assertEquals("𝛂-Sarcoglycan é", PlainText.line("id", "𝛂-Sarcoglycan é", 100));
    refused("[id] has [9] characters: expected at most [8]", "C00187990", 8);
    refused("[id] has the character [\\u0000] at offset [2]", "C1\u0000", 8);
    refused("[id] has the character [\\u000A] at offset [0]", "\nC1", 8);
    refused("[id] has the character [\\u0085] at offset [0]", "\u0085", 8);
    refused("[id] has the character [\\uD800] at offset [1]", "C\ud800", 8);
    refused("[id] has the character [\\uDC00] at offset [0]", "\udc00C", 8);
  }

  public void testTexts() {
    assertEquals("a\nb\tc\r\n", PlainText.text("text", "a\nb\tc\r\n", 100));
    assertThat(
        expectThrows(IllegalArgumentException.class, () -> PlainText.text("text", "a\u0007", 100))
            .getMessage(),
        containsString("[\\u0007] at offset [1]"));
  }

  public void testGroups() {
    PlainText.groups("groups", List.of("Disorders"));
    expectThrows(
        IllegalArgumentException.class,
        () -> PlainText.groups("groups", randomList(101, 200, () -> "g")));
    expectThrows(
        IllegalArgumentException.class, () -> PlainText.groups("groups", List.of("a\u0000")));
  }

  public void testQuoted() {
    assertEquals("C0018799", Quoted.of("C0018799"));
    assertEquals("", Quoted.of(""));
    assertEquals("a\\u000A\\u001B[31m\\u202Eb\\uFEFF", Quoted.of("a\n\u001b[31m\u202eb\ufeff"));
    assertEquals("𝛂é", Quoted.of("𝛂é"));
    assertEquals("x".repeat(64) + "…", Quoted.of("x".repeat(65)));
  }

  /** Whatever comes: short, and nothing in it that is more than text. */
  public void testRandomValues() {
    for (int i = 0; i < 200; i++) {
      StringBuilder value = new StringBuilder();
      for (int j = between(0, 200); j > 0; j--) {
        value.append((char) between(0, 0xffff));
      }
      String quoted = Quoted.of(value.toString());
      assertThat(quoted.length(), lessThan(64 * 8));
      assertFalse(quoted.chars().anyMatch(Character::isISOControl));
      assertThat(quoted, not(containsString("\u202e")));
      try {
        assertFalse(
            PlainText.line("v", value.toString(), 100).chars().anyMatch(Character::isISOControl));
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage(), containsString("[v] has "));
        assertFalse(e.getMessage().chars().anyMatch(Character::isISOControl));
      }
    }
  }

  private static void refused(String message, String value, int maxChars) {
    assertThat(
        expectThrows(IllegalArgumentException.class, () -> PlainText.line("id", value, maxChars))
            .getMessage(),
        containsString(message));
  }
}
