package io.conceptlinker.link.text;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

public class LanguageTests extends LuceneTestCase {

  public void testGuessesByFunctionWords() {
    assertEquals(
        Language.ENGLISH,
        guess("The patient was treated with aspirin for a week in the hospital."));
    assertEquals(
        Language.FRENCH, guess("Le patient est hospitalisé pour une douleur dans le thorax."));
    assertEquals(
        Language.SPANISH, guess("Paciente de 60 años que acude por dolor en el pecho con fiebre."));
    assertEquals(Language.SPANISH, guess("No presenta fiebre ni tos."));
    assertEquals(Language.FRENCH, guess("Pas de fièvre."));
  }

  public void testUnknownIsEnglish() {
    assertEquals(Language.ENGLISH, guess(""));
    assertEquals(Language.ENGLISH, guess("TP53 c.215C>G"));
    assertEquals(Language.ENGLISH, Language.guess(List.of()));
  }

  public void testAllPassagesCount() {
    assertEquals(
        Language.FRENCH,
        Language.guess(List.of("Diabète", "Les patients ont été suivis pendant un an.")));
  }

  public void testCodes() {
    assertEquals(Optional.of(Language.SPANISH), Language.ofCode("ES"));
    assertEquals(Optional.empty(), Language.ofCode("de"));
    assertEquals("fr", Language.FRENCH.code());
  }

  private static Language guess(String text) {
    return Language.guess(List.of(text));
  }
}
