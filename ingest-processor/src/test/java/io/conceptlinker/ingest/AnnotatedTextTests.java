package io.conceptlinker.ingest;

import io.conceptlinker.ingest.AnnotatedText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.elasticsearch.test.ESTestCase;

/** The markup, read back by the rules that mapper-annotated-text documents for it. */
public class AnnotatedTextTests extends ESTestCase {

  private static void assertMarkup(String expected, String text, Span... spans) {
    String markup = AnnotatedText.of(text, List.of(spans));
    assertEquals(expected, markup);
    assertEquals(text, AnnotatedTextReader.read(markup).text());
  }

  public void testMentions() {
    assertMarkup("", "");
    assertMarkup("No concept.", "No concept.");
    assertMarkup(
        "A [flu](D1) and [aspirin](D4).", "A flu and aspirin.", at(10, 17, "D4"), at(2, 5, "D1"));
    assertMarkup("[flu](D1)[flu](D2)", "fluflu", at(0, 3, "D1"), at(3, 6, "D2"));
  }

  private static Span at(int start, int end, String id) {
    return new Span(start, end, id);
  }

  public void testIdsAreEncoded() {
    assertMarkup(
        "[flu](MESH%3AD1%26x%3D%28%29%5B%5D+%25%C3%A9)", "flu", at(0, 3, "MESH:D1&x=()[] %é"));
    assertEquals(
        List.of(at(0, 3, "MESH:D1&x=()[] %é")),
        AnnotatedTextReader.read(AnnotatedText.of("flu", List.of(at(0, 3, "MESH:D1&x=()[] %é"))))
            .spans());
  }

  public void testOverlapsAreResolved() {
    String text = "type 2 diabetes mellitus nephropathy";
    assertMarkup(
        "[type 2 diabetes mellitus nephropathy](C3&C1&C2)",
        text,
        at(7, 24, "C1"),
        at(25, 36, "C2"),
        at(0, 36, "C3"));
    assertMarkup(
        "[type 2 diabetes mellitus](C1)[ nephropathy](C2)", text, at(0, 24, "C1"), at(7, 36, "C2"));
    assertMarkup(
        "[abcde](C1&C3)[fgh](C2)", "abcdefgh", at(0, 5, "C1"), at(2, 8, "C2"), at(3, 5, "C3"));
    assertMarkup("[flu](C1&C2)", "flu", at(0, 3, "C1"), at(0, 3, "C2"), at(0, 3, "C1"));
    assertMarkup("[(acute) flu](C1&C2)).", "(acute) flu).", at(0, 11, "C1"), at(8, 12, "C2"));
  }

  public void testTextThatLooksLikeMarkup() {
    assertMarkup("See [12][]()(x=1&100%).", "See [12](x=1&100%).");
    assertMarkup("[[flu](D1)][]()(x)", "[flu](x)", at(1, 4, "D1"));
    assertMarkup("[][]()()", "[]()");
    assertMarkup("a][]()( [", "a]( [");
  }

  public void testMentionsWithBrackets() {
    assertMarkup("[14C][glucose](D9)", "[14C]glucose", at(0, 12, "D9"));
    assertMarkup("[[]]", "[[]]", at(0, 4, "D9"));
  }

  public void testAnyTextComesBack() {
    for (int round = 0; round < 2_000; round++) {
      String text = randomText();
      List<Span> spans = new ArrayList<>();
      for (int i = randomIntBetween(0, 6); i > 0 && !text.isEmpty(); i--) {
        int start = randomIntBetween(0, text.length() - 1);
        int end = randomIntBetween(start + 1, text.length());
        spans.add(at(start, end, randomFrom("C1", "MESH:D2", "a&b=c", "(x)", "50%", "é 𝕏")));
      }
      AnnotatedTextReader read = AnnotatedTextReader.read(AnnotatedText.of(text, spans));
      assertEquals(text, read.text());
      checkSpans(text, spans, read.spans());
    }
  }

  /** Brackets, parentheses and what is special in ids are common, so that they meet. */
  private static String randomText() {
    StringBuilder text = new StringBuilder();
    for (int i = randomIntBetween(0, 30); i > 0; i--) {
      text.append(
          randomFrom(
              "[", "]", "(", ")", "](", "[]()", "&", "=", "%", "+", " ", "a", "flu", "\r\n"));
      text.append(rarely() ? randomUnicodeOfCodepointLengthBetween(1, 3) : "");
    }
    return text.toString();
  }

  private static void checkSpans(String text, List<Span> asked, List<Span> read) {
    for (Span span : read) {
      assertTrue(
          "an annotation is where its concept, or one around it, was mentioned: " + span,
          asked.stream().anyMatch(s -> s.id().equals(span.id()))
              && asked.stream().anyMatch(s -> s.start() <= span.start() && s.end() >= span.end()));
    }
    for (Span one : read) {
      for (Span other : read) {
        assertTrue(
            one + " and " + other,
            one.end() <= other.start()
                || other.end() <= one.start()
                || (one.start() == other.start() && one.end() == other.end()));
      }
    }
    for (Span span : asked) {
      String words = text.substring(span.start(), span.end());
      boolean plain = words.indexOf('[') < 0 && words.indexOf(']') < 0;
      boolean alone =
          IntStream.range(0, asked.size())
                  .filter(i -> overlap(asked.get(i), span))
                  .mapToObj(asked::get)
                  .distinct()
                  .count()
              == 1;
      if (plain && alone && words.codePoints().anyMatch(Character::isLetterOrDigit)) {
        assertTrue("lost: " + span, read.contains(span));
      }
    }
  }

  private static boolean overlap(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end();
  }
}
