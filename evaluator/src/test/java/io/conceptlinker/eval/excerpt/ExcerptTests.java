package io.conceptlinker.eval.excerpt;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.GoldMention;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class ExcerptTests extends LuceneTestCase {

  private static Excerpt excerpt(String text, int start, int end) {
    GoldMention mention = new GoldMention("1", start, end, "surface", GoldConcepts.NIL, "", "");
    return Excerpt.of(mention, id -> Optional.of(text), 90);
  }

  public void testShortTextsAreWhole() {
    assertEquals(new Excerpt("a ", "mention", " here"), excerpt("a mention here", 2, 9));
    assertEquals(new Excerpt("", "all", ""), excerpt("all", 0, 3));
  }

  public void testLongTextsAreCutAtWords() {
    String text = "word ".repeat(100);
    Excerpt cut = excerpt(text, 250, 254);
    assertEquals("… " + "word ".repeat(18), cut.before());
    assertEquals("word", cut.mention());
    assertEquals(" word".repeat(18) + " …", cut.after());
  }

  public void testAMentionOutsideOfItsTextIsShownAlone() {
    assertEquals(new Excerpt("", "surface", ""), excerpt("short", 2, 9));
    GoldMention mention = new GoldMention("1", 0, 2, "ab", GoldConcepts.NIL, "", "");
    assertEquals(new Excerpt("", "ab", ""), Excerpt.of(mention, DocumentTexts.NONE, 90));
  }

  public void testNoCharacterIsCutInTwo() {
    for (int i = 0; i < 200; i++) {
      String text = TestUtil.randomRealisticUnicodeString(random(), 1, 600);
      int start =
          text.offsetByCodePoints(0, random().nextInt(text.codePointCount(0, text.length())));
      int end = text.offsetByCodePoints(start, 1);
      Excerpt cut = excerpt(text, start, end);
      for (String part : new String[] {cut.before(), cut.mention(), cut.after()}) {
        assertTrue(part.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000));
      }
      assertTrue(text.contains(cut.mention()));
    }
  }
}
