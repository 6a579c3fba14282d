package io.conceptlinker.kb;

import io.conceptlinker.kb.WordTranslations.Translation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

@SuppressFileSystems("ExtrasFS")
public class WordTranslationsTests extends LuceneTestCase {
  private final KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();

  private void vessels(String otherLanguage) {
    names("A1", "renal artery", "artère rénale", otherLanguage);
    names("A2", "femoral artery", "artère fémorale", otherLanguage);
    names("A3", "hepatic artery", "artère hépatique", otherLanguage);
    names("V1", "renal vein", "veine rénale", otherLanguage);
    names("V2", "femoral vein", "veine fémorale", otherLanguage);
    names("V3", "hepatic vein", "veine hépatique", otherLanguage);
    builder.name(builder.concept("K"), "kidney stone", "en", "test", NameKind.SYNONYM, 0);
  }

  private void names(String id, String name, String otherName, String otherLanguage) {
    int concept = builder.concept(id);
    builder.name(concept, name, "en", "test", NameKind.PREFERRED, 0);
    builder.name(concept, otherName, otherLanguage, "test", NameKind.SYNONYM, 0);
  }

  private KnowledgeBase build() throws IOException {
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "test");
    return KnowledgeBase.open(directory);
  }

  private static List<String> of(KnowledgeBase kb, String word) {
    return kb.translations().of(kb.phrases().word(word)).stream().map(Translation::word).toList();
  }

  public void testWordsOfNamesInTwoLanguages() throws IOException {
    vessels("fr");
    try (KnowledgeBase kb = build()) {
      assertFalse(kb.translations().isEmpty());
      assertEquals(List.of("artery"), of(kb, "artere"));
      assertEquals(List.of("renal"), of(kb, "renale"));
      assertEquals("has no names that English lacks", List.of(), of(kb, "vein"));
      assertEquals("one language has it", List.of(), of(kb, "kidney"));
      Translation artery = kb.translations().of(kb.phrases().word("artere")).getFirst();
      assertTrue("" + artery, artery.share() > 0.9 && artery.share() <= 1);
      assertEquals(5, kb.manifest().count("translations"));
      assertEquals(List.of(), BundleCheck.check(kb.path()).problems());
    }
  }

  public void testBothLanguagesHaveNamesThatTheOtherLacks() throws IOException {
    vessels("fr");
    builder.name(builder.concept("N"), "nerf", "fr", "test", NameKind.PREFERRED, 0);
    try (KnowledgeBase kb = build()) {
      assertEquals(List.of("veine"), of(kb, "vein"));
      assertEquals(List.of("vein"), of(kb, "veine"));
      assertEquals(10, kb.manifest().count("translations"));
    }
  }

  public void testOneLanguage() throws IOException {
    vessels("en");
    try (KnowledgeBase kb = build()) {
      assertTrue(kb.translations().isEmpty());
      assertEquals(List.of(), kb.translations().of(0));
      assertFalse(kb.manifest().counts().containsKey("translations"));
    }
  }

  public void testWhatOneConceptShowsMayBeChance() throws IOException {
    names("A", "renal artery", "artère rénale", "fr");
    names("B", "gout", "goutte", "fr");
    try (KnowledgeBase kb = build()) {
      assertTrue(kb.translations().isEmpty());
    }
  }
}
