package io.conceptlinker.link.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class SentencesTests extends LuceneTestCase {

  public void testStops() {
    split("One sentence. Another one? Yes! No.", "One sentence.", "Another one?", "Yes!", "No.");
    split("He said (see above.) Then he left.", "He said (see above.)", "Then he left.");
    split("Dose was 2.5 mg. It helped.", "Dose was 2.5 mg.", "It helped.");
    split("It failed ... He tried again.", "It failed ...", "He tried again.");
    split("¿Tiene fiebre? ¡No!", "¿Tiene fiebre?", "¡No!");
  }

  public void testAbbreviationsAndInitials() {
    split("Seen by Dr. Smith, e.g. Monday.");
    split("As in Fig. 2 and Figs. 3 and 4.");
    split("Vs. Placebo it was better.");
    split("Infection by E. Coli and S. aureus occurred.");
    split(
        "Lack of vitamin C. The patient improved.", "Lack of vitamin C.", "The patient improved.");
    split("La Dra. García lo vio.");
    split("p. ej. Asma.", "p. ej. Asma.");
  }

  public void testLines() {
    split("Title of it\n\nThe text follows.", "Title of it", "The text follows.");
    split("Medications:\naspirin\n- heparin", "Medications:", "aspirin", "- heparin");
    split("1. Asthma\n2. Gout", "1. Asthma", "2. Gout");
    split("History of asthma\nNo fever", "History of asthma", "No fever");
    split("the patient was seen in the clinic for a\nheart failure that was new");
    split("Diabetes,\nGout");
  }

  public void testEmpty() {
    Sentences empty = Sentences.of("");
    assertEquals(1, empty.count());
    assertEquals(0, empty.at(0));
    assertEquals(0, empty.end(0));
  }

  public void testSentencesTileAnyText() {
    for (int round = 0; round < 500; round++) {
      String text = random().nextBoolean() ? TestUtil.randomUnicodeString(random(), 80) : soup();
      Sentences sentences = Sentences.of(text);
      int at = 0;
      for (int i = 0; i < sentences.count(); i++) {
        assertEquals(at, sentences.start(i));
        assertTrue(sentences.end(i) > at || text.isEmpty());
        for (int offset = at; offset < sentences.end(i); offset++) {
          assertEquals(i, sentences.at(offset));
        }
        at = sentences.end(i);
      }
      assertEquals(text.length(), at);
    }
  }

  private static String soup() {
    String[] pieces = {
      ".", " ", "\n", "\n\n", "A", "b", "Dr", "e.g.", "1", ":", "- ", "?", ")", "…"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random().nextInt(30); i >= 0; i--) {
      text.append(pieces[random().nextInt(pieces.length)]);
    }
    return text.toString();
  }

  /** Without expectation the text is one sentence. */
  private static void split(String text, String... expected) {
    Sentences sentences = Sentences.of(text);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < sentences.count(); i++) {
      found.add(text.substring(sentences.start(i), sentences.end(i)).strip());
    }
    assertEquals(expected.length == 0 ? List.of(text) : List.of(expected), found);
  }

  /** Without an end in sight a sentence ends with a word, or anywhere but inside of a character. */
  public void testALongSentenceIsCut() {
    Sentences words = Sentences.of("word ".repeat(10_000));
    assertTrue(words.count() > 5);
    for (int i = 0; i < words.count(); i++) {
      assertEquals(0, words.start(i) % 5);
      assertTrue(words.end(i) - words.start(i) < 6_000);
    }
    String letters = "x" + "\ud835\udec2".repeat(30_000);
    Sentences one = Sentences.of(letters);
    assertTrue(one.count() > 3);
    for (int i = 0; i < one.count(); i++) {
      assertFalse(Character.isLowSurrogate(letters.charAt(one.start(i))));
    }
  }
}
