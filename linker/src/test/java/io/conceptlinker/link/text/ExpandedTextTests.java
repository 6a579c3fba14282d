package io.conceptlinker.link.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ExpandedTextTests extends LuceneTestCase {

  public void testEveryUseIsReplaced() {
    expands(
        "WD is rare. Wilson disease (WD) and WDs. WD40, WD-1, XWD",
        "Wilson disease is rare. Wilson disease (Wilson disease) and Wilson disease. WD40, WD-1, XWD");
    expands("Nothing to do", "Nothing to do");
  }

  public void testTheLastDefinitionBeforeAUseCounts() {
    expands(
        "AB. alpha beta (AB): AB. apple bread (AB): AB.",
        "alpha beta. alpha beta (alpha beta): alpha beta. apple bread (apple bread): apple bread.");
  }

  public void testOffsetsGoBothWays() {
    String text = "WD in a dog. Wilson disease (WD) hurts.";
    ExpandedText expanded = expand(text);
    for (int start = 0; start < text.length(); start++) {
      for (int end = start + 1; end <= text.length(); end++) {
        int there = expanded.expandedStart(start);
        int thereEnd = expanded.expandedEnd(end);
        int back = expanded.originalStart(there);
        int backEnd = expanded.originalEnd(thereEnd);
        assertTrue(back <= start && backEnd >= end);
        String stretch = text.substring(start, end);
        if (!stretch.contains("W") && !stretch.contains("D")) {
          assertEquals(stretch, expanded.text().substring(there, thereEnd));
          assertEquals(start, back);
          assertEquals(end, backEnd);
        }
      }
    }
    int rare = expanded.text().indexOf("disease in");
    assertEquals(-1, expanded.originalStart(rare));
    assertEquals(0, expanded.originalStart(0));
    assertEquals(2, expanded.originalEnd("Wilson disease".length()));
    assertEquals(-1, expanded.originalEnd("Wilson".length()));
    assertTrue(expanded.isExpanded(0, 6));
    assertFalse(expanded.isExpanded(15, 17));
  }

  /** However often a short form stands in a text, its expansion has a bound. */
  public void testGrowthIsBounded() {
    String text = "A" + "a".repeat(150) + " B" + "b".repeat(150) + " (AB) " + "AB ".repeat(50_000);
    ExpandedText expanded = expand(text);
    assertTrue(expanded.text().length() > 4 * text.length());
    assertTrue(expanded.text().length() < 5 * text.length() + 20_000);
    assertEquals(text.length(), expanded.originalEnd(expanded.text().length()));
    String longer = "A" + "a".repeat(300) + " B" + "b".repeat(300) + " (AB) AB";
    assertEquals("no abbreviation of a page of letters", longer, expand(longer).text());
  }

  public void testSentencesAreThoseOfThePassage() {
    sentences(
        "Possible asthma. HF (heart failure) was seen. In HF. It hurts.",
        "Possible asthma.",
        "heart failure (heart failure) was seen.",
        "In heart failure.",
        "It hurts.");
    sentences(
        "Infection by S. Aureus (SA) was seen. SA is common. Now.",
        "Infection by S. Aureus (S. Aureus) was seen.",
        "S. Aureus is common.",
        "Now.");
  }

  private static void sentences(String text, String... expected) {
    ExpandedText expanded = expand(text);
    Sentences sentences = expanded.sentences();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < sentences.count(); i++) {
      found.add(expanded.text().substring(sentences.start(i), sentences.end(i)).strip());
    }
    assertEquals(List.of(expected), found);
  }

  private static void expands(String text, String expected) {
    assertEquals(expected, expand(text).text());
  }

  private static ExpandedText expand(String text) {
    return ExpandedText.of(List.of(text), 0, Abbreviations.of(List.of(text)));
  }
}
