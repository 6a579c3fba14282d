package io.conceptlinker.link.assertion;

import io.conceptlinker.link.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * Sentences with the mentions in brackets: {@code [mention]} is unmodified, {@code [mention|N]} is
 * negated, {@code U} uncertain, {@code H} historical, {@code F} family.
 */
public class ContextRulesTests extends LuceneTestCase {

  public void testEnglishNegation() {
    english("We thought of [stroke|N] and [gout|N]; both were ruled out later.");
    english("No evidence of [heart failure|N].");
    english("The patient denies [chest pain|N], [nausea|N] or [vomiting|N].");
    english("Without [fever|N] but with [cough].");
    english("[Pulmonary embolism|N] was ruled out.");
    english("There was no [pneumothorax|N]; [pleural effusion] persisted.");
    english("She did not develop [diabetes|N].");
    english("Biopsy was negative for [carcinoma|N].");
    english("[Hepatitis B|N] was not detected.");
    english("He has neither [asthma|N] nor [eczema|N].");
    english("MRI showed [edema] without [hemorrhage|N].");
    english("No [fever|N], however [headache] was present.");
    english("The absence of [fever|N] does not rule it out.");
    english("The patient was ruled out for [myocardial infarction|N].");
    english("Patients were [pain|N] free after surgery.");
    english("[Metastasis|N] is unlikely.");
  }

  public void testEnglishPseudoTriggers() {
    english("There was no increase in [heart failure].");
    english("Not only [asthma] but also [eczema] improved.");
    english("No significant association with [stroke] was seen.");
    english("[Non-small cell lung cancer] and [triple-negative breast cancer].");
    english("Gram negative [sepsis] was diagnosed.");
    english("The natural history of [hepatitis C] is variable.");
    english("The 72-year-old man had [gout].");
    english("As previously reported, [aspirin] reduces [stroke].");
    english("Statins are more likely to reduce [stroke].");
    english("Mother-to-child transmission of [HIV infection] fell.");
  }

  public void testEnglishUncertainty() {
    english("Possible [pneumonia|U] in the left lower lobe.");
    english("[Sarcoidosis|U] cannot be excluded.");
    english("Findings are suggestive of [tuberculosis|U].");
    english("CT was done to rule out [appendicitis|U].");
    english("Suspected [sepsis|U] with [hypotension|U].");
    english("? [deep vein thrombosis|U]");
    english("It is unclear whether [obesity|U] plays a part.");
    english("The patient may have [lupus|U].");
    english("[Malaria|U] was suspected.");
  }

  public void testEnglishHistory() {
    english("History of [stroke|H], now presents with [seizures].");
    english("Past medical history: [hypertension|H], [gout|H].");
    english("Previous [myocardial infarction|H].");
    english("She had [breast cancer|H] ten years ago.");
    english("Status post [appendectomy|H].");
    english("Patient with h/o [atrial fibrillation|H] admitted with [dyspnea].");
    english("No history of [diabetes|N].");
  }

  public void testEnglishFamily() {
    english("Family history of [breast cancer|F] and [colon cancer|F].");
    english("Her mother had [diabetes|F].");
    english("[Huntington disease|F] in his father.");
    english("The father died of [lung cancer|F] but the patient has [asthma].");
    english("There is no family history of [epilepsy|N].");
    english("Her mother denies [seizures|FN].");
    english("[Melanoma|F] runs in the family.");
  }

  public void testMentionHoldsItsOwnTrigger() {
    english("[Family history of breast cancer] was recorded.");
    english("[Absence of the corpus callosum] was seen on MRI.");
  }

  public void testSpanish() {
    spanish("No presenta [fiebre|N] ni [tos|N].");
    spanish("Niega [dolor torácico|N], pero refiere [disnea].");
    spanish("Sin evidencia de [metástasis|N].");
    spanish("Se descarta [tromboembolismo pulmonar|N].");
    spanish("[Tuberculosis|N] descartada.");
    spanish("Se pensó en [ictus|N] y [miastenia|N]; todos ellos se descartaron después.");
    spanish("Ausencia de [adenopatías|N].");
    spanish("Posible [neumonía|U] basal.");
    spanish("Sospecha de [apendicitis|U].");
    spanish("No se puede descartar [sarcoidosis|U].");
    spanish("Cuadro sugestivo de [meningitis|U].");
    spanish("Antecedentes de [hipertensión arterial|H]; ingresa por [fiebre].");
    spanish("Paciente con antecedentes personales de [asma|H] que presenta [tos].");
    spanish("[Infarto de miocardio|H] hace dos años.");
    spanish("Antecedentes familiares de [cáncer de mama|F].");
    spanish("Su madre tuvo [diabetes|F].");
    spanish("[Hemofilia|F] en su hermano.");
    spanish("No hubo diferencias en la [mortalidad].");
    spanish("No solo [fiebre] sino también [tos].");
    spanish("Tratado con células madre por [leucemia].");
    spanish("No refiere antecedentes de [asma|N].");
    spanish("NO SE OBSERVO [derrame|N].");
  }

  public void testFrench() {
    french("Pas de [fièvre|N] ni de [toux|N].");
    french("Absence d'[embolie pulmonaire|N].");
    french("La patiente ne présente pas de [dyspnée|N] mais une [toux].");
    french("Il n'y a pas d'argument pour une [méningite|N].");
    french("Sans signe d'[insuffisance cardiaque|N].");
    french("[Tuberculose|N] a été écartée ; [pneumonie] confirmée.");
    french("Une [fracture|N] a été exclue.");
    french("Aucune [métastase|N] hépatique.");
    french("Suspicion de [sepsis|U].");
    french("Probable [pneumonie|U] droite.");
    french("Aspect évocateur de [sarcoïdose|U].");
    french("Une [embolie|U] ne peut être exclue.");
    french("Antécédents de [diabète|H] et d'[hypertension|H].");
    french("ATCD d'[infarctus|H], hospitalisé pour [dyspnée].");
    french("[Hépatite|H] dans l'enfance.");
    french("Antécédents familiaux de [cancer du sein|F].");
    french("Sa mère avait une [sclérose en plaques|F].");
    french("[Diabète|F] chez son père.");
    french("Aucune différence de [mortalité].");
    french("Lymphome [non hodgkinien] traité.");
    french("Pas seulement l'[asthme].");
    french("Antécédent d'[asthme|H], actuellement [toux].");
  }

  public void testEveryListLoads() {
    for (Language language : Language.values()) {
      assertNotNull(ContextRules.of(language));
    }
  }

  private static void english(String marked) {
    check(Language.ENGLISH, marked);
  }

  private static void spanish(String marked) {
    check(Language.SPANISH, marked);
  }

  private static void french(String marked) {
    check(Language.FRENCH, marked);
  }

  private static void check(Language language, String marked) {
    StringBuilder text = new StringBuilder();
    List<int[]> spans = new ArrayList<>();
    List<Set<Character>> wanted = new ArrayList<>();
    int at = 0;
    while (at < marked.length()) {
      char c = marked.charAt(at);
      if (c != '[') {
        text.append(c);
        at++;
        continue;
      }
      int close = marked.indexOf(']', at);
      String[] parts = marked.substring(at + 1, close).split("\\|", -1);
      spans.add(new int[] {text.length(), text.length() + parts[0].length()});
      Set<Character> letters = new TreeSet<>();
      for (int i = 0; parts.length > 1 && i < parts[1].length(); i++) {
        letters.add(parts[1].charAt(i));
      }
      wanted.add(letters);
      text.append(parts[0]);
      at = close + 1;
    }
    SentenceContext context = ContextRules.of(language).read(text.toString(), 0, text.length());
    for (int i = 0; i < spans.size(); i++) {
      Set<Character> found = new TreeSet<>();
      for (ContextProperty property : context.of(spans.get(i)[0], spans.get(i)[1])) {
        found.add(property.name().charAt(0));
      }
      assertEquals(marked + " mention " + (i + 1), wanted.get(i), found);
    }
  }
}
