package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Texts that are written to take long: time has to grow with their length, not with its square. */
public class HostileTextTests extends LuceneTestCase {
  private static final int LENGTH = 200_000;

  /** What takes the square of the length takes many minutes for these. */
  private static final long BOUND_SECONDS = 60;

  public void testTimeIsBounded() throws Exception {
    List<String> texts = new ArrayList<>();
    for (String piece :
        List.of(
            "(",
            "(a ",
            "AB (CD) ",
            "\n",
            ". ",
            "...",
            "no heart failure ",
            "heart failure (HF) HF ",
            "breast/",
            "breast, ovarian and ",
            "hepatitis B and C ",
            "IL2",
            "A.B.",
            "\"",
            "\u0301",
            "\ufdfa",
            "\ud800",
            "\u0000",
            "x",
            "cancer of the ")) {
      texts.add(repeated(piece));
    }
    texts.add("\"".repeat(LENGTH / 2) + repeated("(a) ").substring(LENGTH / 2));
    texts.add("heart failure (HF) " + repeated("HF "));
    texts.add(definitions());
    texts.add(randomPieces());
    try (KnowledgeBase kb = DemoConcepts.build(createTempDir().resolve("kb"))) {
      LexicalLinker linker = new LexicalLinker(kb);
      for (String text : texts) {
        long start = System.nanoTime();
        Passage passage = new Passage("text", text);
        linker.link(List.of(new LinkRequest(List.of(passage), LinkOptions.DEFAULT)));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        assertTrue(
            "text that begins with [" + text.substring(0, 20) + "]: " + seconds + " s",
            seconds < BOUND_SECONDS);
      }
    }
  }

  /** An abbreviation of a page of letters would make a book of a text that uses it often. */
  public void testExpansionIsBounded() throws Exception {
    String words = "A" + "a".repeat(100_000) + " B" + "b".repeat(100_000);
    try (KnowledgeBase kb = DemoConcepts.build(createTempDir().resolve("kb"))) {
      Passage passage = new Passage("text", words + " (AB) " + repeated("AB "));
      LinkRequest request = new LinkRequest(List.of(passage), LinkOptions.DEFAULT);
      assertEquals(List.of(), new LexicalLinker(kb).link(List.of(request)).getFirst().mentions());
    }
  }

  /** Thousands of abbreviations, each defined once. */
  private static String definitions() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < LENGTH; i++) {
      for (int letter = 0, rest = i; letter < 4; letter++, rest /= 26) {
        text.append((char) ('a' + rest % 26)).append("xx ");
      }
      text.append('(');
      for (int letter = 0, rest = i; letter < 4; letter++, rest /= 26) {
        text.append((char) ('A' + rest % 26));
      }
      text.append("). ");
    }
    return text.toString();
  }

  private static String randomPieces() {
    String[] pieces = {
      "heart failure ", "no ", "(", ")", ", ", "and ", "HF ", "\n", "é", "-", "B "
    };
    StringBuilder text = new StringBuilder();
    while (text.length() < LENGTH) {
      text.append(pieces[random().nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static String repeated(String piece) {
    return piece.repeat(LENGTH / piece.length() + 1).substring(0, LENGTH);
  }
}
