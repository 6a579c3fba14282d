package io.conceptlinker.trie;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.apache.lucene.util.BytesRef;

public class WordsTests extends LuceneTestCase {

  private static List<String> keys(String text) {
    Words words = Words.of(text);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      keys.add(words.key(i));
    }
    return keys;
  }

  private static void assertSamePhrase(String... texts) {
    for (String text : texts) {
      assertEquals(text, Words.of(texts[0]).phraseKey(), Words.of(text).phraseKey());
    }
  }

  public void testRuns() {
    assertEquals(List.of("il", "2"), keys("IL2"));
    assertSamePhrase("IL2", "IL-2", "IL 2", "il\u20112", "IL\u00A02");
    assertEquals(List.of("p", "53", "mutant"), keys("p53-mutant"));
    assertEquals(List.of("hba", "1", "c"), keys("HbA1c"));
    assertEquals(List.of("ca", "2"), keys("Ca²⁺"));
    assertEquals(List.of("ca", "2"), keys("Ca2+"));
    assertEquals(List.of(), keys(" ... -- (+) "));
    assertEquals(List.of(), keys(""));
  }

  public void testGreekLettersAreNamed() {
    assertSamePhrase("TNF-alpha", "TNF-α", "TNFα", "TNF Α", "tnf α");
    assertSamePhrase("alpha beta T cells", "αβ T cells", "α/β T-cell");
    assertEquals(List.of("mu", "g"), keys("µg"));
    assertEquals(List.of("sigma"), keys("ς"));
    // A longer run is a Greek word; accents and the final sigma fold like case does.
    assertEquals(List.of("ασθενησ"), keys("Ασθενής"));
  }

  public void testScriptsAreSplit() {
    assertEquals(List.of("x", "рак"), keys("xРак"));
    assertEquals(List.of("癌"), keys("癌"));
  }

  public void testFolding() {
    assertSamePhrase("Sjogren", "Sjögren", "SJÖGREN", "Sjo\u0308gren");
    assertSamePhrase("anemie", "anémie", "ane\u0301mie");
    assertSamePhrase("fibrosis", "\uFB01brosis", "fi\u00ADbrosis");
    assertSamePhrase("strasse", "Straße", "STRASSE", "STRAẞE");
    assertEquals(List.of("orsted"), keys("Ørsted"));
    assertEquals(List.of("lodz"), keys("Łódź"));
    assertEquals(List.of("iv"), keys("Ⅳ"));
    assertEquals(List.of("abc"), keys("ＡＢＣ"));
    assertEquals(List.of("istanbul"), keys("İstanbul"));
    assertEquals(List.of("x"), keys("\uD835\uDD4F"));
  }

  public void testInflectionAndSpelling() {
    assertSamePhrase("tumor", "tumors", "tumour", "tumours", "Tumor's");
    assertSamePhrase("anemia", "anaemia", "anaemias", "anæmia");
    assertSamePhrase("edema", "oedema", "œdema", "oedemas");
    assertSamePhrase("fetus", "foetus");
    assertSamePhrase("feces", "faeces");
    assertSamePhrase("diarrhea", "diarrhoea", "diarrhoeas");
    assertSamePhrase("neuropathy", "neuropathies");
    assertSamePhrase("toe", "toes");
    assertSamePhrase("CT", "CTs", "ct");
    assertNotEquals(keys("gas"), keys("Gas's ga"));
    assertEquals(List.of("gas", "was", "its"), keys("Gas WAS Its"));
    assertSamePhrase("virus", "virus");
    assertNotEquals(keys("virus"), keys("viru"));
    assertEquals(List.of("mass"), keys("mass"));
    assertEquals(List.of("gas"), keys("gas"));
    assertEquals(List.of("four", "hour"), keys("four hours"));
    assertEquals(List.of("aortic"), keys("aortic"));
    assertEquals(List.of("coli"), keys("coli"));
  }

  public void testPossessive() {
    assertSamePhrase("Crohn disease", "Crohn's disease", "Crohn’s disease", "CROHN'S DISEASE");
    assertSamePhrase("Alzheimer disease", "Alzheimers disease", "Alzheimer's disease");
    Words words = Words.of("Crohn's disease");
    assertEquals(7, words.end(0));
    assertEquals(List.of("o", "brien"), keys("O'Brien"));
    assertEquals(List.of("patient", "s", "1"), keys("patient's1"));
  }

  public void testStopWords() {
    assertSamePhrase("cancer breast", "cancer of the breast", "Cancer of Breast");
    assertSamePhrase("maladie Parkinson", "maladie de Parkinson");
    assertSamePhrase("insuffisance aorte", "insuffisance de l'aorte", "insuffisance de l’aorte");
    assertSamePhrase("síndrome Down", "síndrome del Down");
    assertEquals("vitamin a", Words.of("vitamin A").phraseKey());
    assertEquals("l dopa", Words.of("L-dopa").phraseKey());
    assertEquals("vitamin d", Words.of("vitamin D").phraseKey());
    Words only = Words.of("of the");
    assertEquals("of the", only.phraseKey());
    assertTrue(only.isStopWord(0) && only.isKeyWord(0));
    Words mixed = Words.of("lung of");
    assertTrue(mixed.isStopWord(1));
    assertFalse(mixed.isKeyWord(1));
    assertEquals(1, mixed.contentSize());
  }

  public void testCapitalsThatAreAbbreviations() {
    assertEquals("des exposure", Words.of("DES exposure").phraseKey());
    assertEquals("le cell", Words.of("LE cells").phraseKey());
    assertEquals("maladie parkinson", Words.of("MALADIE DE PARKINSON").phraseKey());
    assertEquals("anemia pregnancy", Words.of("ANEMIA OF PREGNANCY").phraseKey());
    assertEquals("le", Words.of("LE").phraseKey());
  }

  public void testFlags() {
    Words words = Words.of("HIV-1 Infection pH α Α");
    assertTrue(words.isUpper(0));
    assertTrue(words.isNumber(1));
    assertFalse(words.isUpper(1));
    assertFalse(words.isUpper(2));
    assertFalse(words.isUpper(3));
    assertFalse(words.isUpper(4));
    assertTrue(words.isUpper(5));
    assertTrue(Words.of("ÄÖ").isUpper(0));
    assertFalse(Words.of("Äö").isUpper(0));
    assertTrue(Words.of("A\u0308B").isUpper(0));
  }

  private static List<Gap> gaps(String text) {
    Words words = Words.of(text);
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      gaps.add(words.gap(i));
    }
    return gaps;
  }

  public void testGaps() {
    assertEquals(List.of(Gap.START, Gap.NONE), gaps("IL2"));
    assertEquals(List.of(Gap.START, Gap.SPACE, Gap.HYPHEN), gaps(" a b-c"));
    assertEquals(List.of(Gap.START, Gap.SLASH, Gap.COMMA), gaps("a/b, c"));
    assertEquals(List.of(Gap.START, Gap.PAREN, Gap.PAREN), gaps("a (b) c"));
    assertEquals(List.of(Gap.START, Gap.APOSTROPHE), gaps("o'brien"));
    assertEquals(List.of(Gap.START, Gap.OTHER_PUNCTUATION), gaps("a; b"));
    assertEquals(List.of(Gap.START, Gap.NEWLINE), gaps("a,\nb"));
    assertEquals(List.of(Gap.START, Gap.SENTENCE_END), gaps("ill. He"));
    assertEquals(List.of(Gap.START, Gap.SENTENCE_END), gaps("ill.\" He"));
    assertEquals(List.of(Gap.START, Gap.SENTENCE_END), gaps("ill?\nHe"));
    assertEquals(List.of(Gap.START, Gap.OTHER_PUNCTUATION), gaps("E. Coli"));
    assertEquals(List.of(Gap.START, Gap.OTHER_PUNCTUATION), gaps("vs. placebo"));
    assertEquals(List.of(Gap.START, Gap.OTHER_PUNCTUATION), gaps("1.5"));
    assertEquals(List.of(Gap.START, Gap.SPACE), gaps("a\u2009b"));
  }

  public void testRegionOfAText() {
    String text = "no breast cancers here";
    Words words = new Words().reset(text, 3, 16);
    assertEquals(2, words.size());
    assertEquals(3, words.start(0));
    assertEquals(9, words.end(0));
    assertEquals("cancer", words.key(1));
    assertEquals("cancer", text.substring(words.start(1), words.end(1)));
    expectThrows(IndexOutOfBoundsException.class, () -> words.reset(text, 3, 99));
    expectThrows(IndexOutOfBoundsException.class, () -> words.start(2));
    expectThrows(IndexOutOfBoundsException.class, () -> words.key(-1));
  }

  /** Whatever the text: offsets are ordered, keys are clean, and reuse does not matter. */
  public void testRandomTexts() {
    Words reused = new Words();
    BytesRef bytes = new BytesRef();
    for (int i = 0; i < atLeast(500); i++) {
      String text = randomText();
      Words words = Words.of(text);
      reused.reset(text);
      assertEquals(words.size(), reused.size());
      int before = 0;
      for (int w = 0; w < words.size(); w++) {
        assertTrue(words.start(w) >= before && words.end(w) > words.start(w));
        assertTrue(words.end(w) <= text.length());
        before = words.end(w);
        String key = words.key(w);
        assertEquals(key, reused.key(w));
        assertEquals(key, reused.key(w, bytes).utf8ToString());
        assertFalse(key.isEmpty());
        assertEquals(key, key.toLowerCase(Locale.ROOT));
        assertEquals(key, Normalizer.normalize(key, Normalizer.Form.NFKD));
        assertEquals(words.gap(w) == Gap.START, w == 0);
        byte[] padded = new byte[key.getBytes(StandardCharsets.UTF_8).length + WordHash.PADDING];
        System.arraycopy(
            key.getBytes(StandardCharsets.UTF_8), 0, padded, 0, padded.length - WordHash.PADDING);
        assertEquals(
            WordHash.hash(padded, 0, padded.length - WordHash.PADDING), reused.buffer().hash(w));
      }
    }
  }

  /** Case, composition and surrounding text leave keys alone. */
  public void testRandomVariants() {
    for (int i = 0; i < atLeast(300); i++) {
      String text = TestUtil.randomSimpleString(random(), 0, 20) + randomText();
      assertEquals(keys(text), keys(Normalizer.normalize(text, Normalizer.Form.NFD)));
      String padded = "(" + text + ")";
      Words inside = new Words().reset(padded, 1, 1 + text.length());
      Words plain = Words.of(text);
      assertEquals(plain.size(), inside.size());
      for (int w = 0; w < plain.size(); w++) {
        assertEquals(plain.key(w), inside.key(w));
        assertEquals(plain.start(w) + 1, inside.start(w));
        assertEquals(plain.end(w) + 1, inside.end(w));
        assertEquals(plain.gap(w), inside.gap(w));
      }
    }
  }

  private static String randomText() {
    return switch (random().nextInt(4)) {
      case 0 -> TestUtil.randomUnicodeString(random(), 60);
      case 1 -> TestUtil.randomRealisticUnicodeString(random(), 0, 60);
      case 2 -> TestUtil.randomAnalysisString(random(), 60, false);
      default -> TestUtil.randomFixedByteLengthUnicodeString(random(), 40);
    };
  }
}
