package io.conceptlinker.elasticsearch.highlight;

import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.conceptlinker.elasticsearch.highlight.MarkedText.Marks;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.test.ESTestCase;

public class MarkedTextTests extends ESTestCase {
  private static final Marks BRACKETS = new Marks("[", "]", false);
  private static final Marks HTML = new Marks("<em>", "</em>", true);

  private static MarkedSpan span(int start, int end, String id) {
    return new MarkedSpan(start, end, id, "name of " + id);
  }

  public void testMarks() {
    assertEquals(
        "no [heart disease] here",
        new MarkedText("no heart disease here", List.of(span(3, 16, "C1")), BRACKETS).whole());
    assertEquals(
        "a &lt; <em data-concept=\"C&amp;1\" title=\"name of C&amp;1\">b&#39;s</em>",
        new MarkedText("a < b's", List.of(span(4, 7, "C&1")), HTML).whole());
  }

  public void testOverlaps() {
    List<MarkedSpan> nested = List.of(span(0, 13, "C1"), span(0, 5, "C2"));
    assertEquals(
        "<em data-concept=\"C2 C1\" title=\"name of C2; name of C1\">heart</em>"
            + "<em data-concept=\"C1\" title=\"name of C1\"> disease</em>",
        new MarkedText("heart disease", nested, HTML).whole());
    List<MarkedSpan> crossing = List.of(span(2, 6, "C1"), span(4, 8, "C2"));
    assertEquals("ab[cd][ef][gh]ij", new MarkedText("abcdefghij", crossing, BRACKETS).whole());
  }

  public void testFragments() {
    String text = "one two three four five six seven eight nine ten";
    List<MarkedSpan> spans = List.of(span(4, 7, "C1"), span(34, 39, "C2"));
    assertEquals(
        List.of("one [two] three", "seven [eight] nine"),
        new MarkedText(text, spans, BRACKETS).fragments(18, 10));
    assertEquals(
        List.of("one [two] three four five six seven [eight] nine ten"),
        new MarkedText(text, spans, BRACKETS).fragments(1000, 10));
  }

  /** Whatever is marked: nothing is lost, nothing is cut, and any Unicode stays whole. */
  public void testRandomTexts() {
    for (int i = 0; i < 500; i++) {
      String text =
          randomRealisticUnicodeOfCodepointLengthBetween(1, 60).replaceAll("[\\[\\]]", " ");
      List<MarkedSpan> spans = new ArrayList<>();
      for (int j = between(1, 6); j > 0; j--) {
        int length = text.codePointCount(0, text.length());
        int from = between(0, length - 1);
        int to = between(from + 1, length);
        spans.add(span(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to), "C" + j));
      }
      MarkedText marked = new MarkedText(text, spans, BRACKETS);
      assertEquals(text, marked.whole().replaceAll("[\\[\\]]", ""));
      boolean[] covered = new boolean[text.length()];
      spans.forEach(span -> java.util.Arrays.fill(covered, span.start(), span.end(), true));
      int size = between(1, 40);
      int units = 0;
      for (String fragment : marked.fragments(size, 100)) {
        int depth = 0;
        for (int j = 0; j < fragment.length(); j++) {
          char c = fragment.charAt(j);
          depth += c == '[' ? 1 : c == ']' ? -1 : 0;
          units += depth == 1 && c != '[' ? 1 : 0;
          assertThat(depth, lessThanOrEqualTo(1));
        }
        assertEquals("marks are closed", 0, depth);
        String plain = fragment.replaceAll("[\\[\\]]", "");
        assertTrue(text.contains(plain));
        assertFalse("half a character", Character.isLowSurrogate(plain.charAt(0)));
        assertFalse(Character.isHighSurrogate(plain.charAt(plain.length() - 1)));
      }
      int expected = 0;
      for (boolean unit : covered) {
        expected += unit ? 1 : 0;
      }
      assertEquals("all that is covered is marked once", expected, units);
    }
  }
}
