package io.conceptlinker.link.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class AbbreviationsTests extends LuceneTestCase {

  /** The examples of Schwartz and Hearst, 2003. */
  public void testPublishedExamples() {
    finds("We studied heat shock protein (HSP) here.", "HSP", "heat shock protein");
    finds(
        "The heat shock transcription factor (HSF) binds.",
        "HSF",
        "heat shock transcription factor");
    finds(
        "Thyroid transcription factor 1 (TTF-1) is up.", "TTF-1", "Thyroid transcription factor 1");
    finds(
        "the Gcn5-related N-acetyltransferase (GNAT) superfamily",
        "GNAT",
        "Gcn5-related N-acetyltransferase");
    finds("the activity of HSP (heat shock protein) fell", "HSP", "heat shock protein");
  }

  public void testDefinitions() {
    finds("progressive Wilson disease (WD) in dogs", "WD", "Wilson disease");
    finds("familial adenomatous polyposis (FAP)", "FAP", "familial adenomatous polyposis");
    finds("the adenomatous polyposis coli (APC) gene", "APC", "adenomatous polyposis coli");
    finds("acute coronary syndrome (ACS, see below)", "ACS", "acute coronary syndrome");
    finds("acute coronary syndrome [ACS]", "ACS", "acute coronary syndrome");
    finds("five chronic myeloid leukaemias (CMLs)", "CML", "chronic myeloid leukaemias");
    finds("hip bone mineral density (BMD)", "BMD", "bone mineral density");
    finds("X-linked agammaglobulinaemia (XLA)", "XLA", "X-linked agammaglobulinaemia");
  }

  public void testFrenchAndSpanish() {
    finds("une insuffisance rénale chronique (IRC)", "IRC", "insuffisance rénale chronique");
    finds("traité pour l'insuffisance cardiaque (IC)", "IC", "insuffisance cardiaque");
    finds("con HTA (hipertensión arterial) tratada", "HTA", "hipertensión arterial");
    finds(
        "enfermedad pulmonar obstructiva crónica (EPOC)",
        "EPOC",
        "enfermedad pulmonar obstructiva crónica");
  }

  public void testNotDefinitions() {
    finds("The patients (n = 20) improved");
    finds("Seen in Boston (USA) and Paris (1998).");
    finds("the results (Fig. 2) show");
    finds("unfinished (parenthesis");
    finds("a tumour (or mass) grew");
    finds("It ended. (WD) begins");
    finds("aspirin (81 mg) daily");
    finds("()");
  }

  public void testTheLongFormStaysInItsSentence() {
    finds("No Wilson was seen. The disease (WD) is rare.");
  }

  public void testDefinitionsOfAllPassagesInOrder() {
    List<AbbreviationDefinition> found =
        Abbreviations.of(List.of("Wilson disease (WD)", "x", "Huntington disease (HD)"))
            .definitions();
    assertEquals(2, found.size());
    assertEquals(0, found.get(0).passage());
    assertEquals(2, found.get(1).passage());
    assertEquals(16, found.get(0).shortStart());
  }

  public void testAnyTextHasSpansInside() {
    for (int round = 0; round < 500; round++) {
      String text =
          TestUtil.randomRealisticUnicodeString(random(), 20)
              + "("
              + TestUtil.randomSimpleString(random(), 4)
              + ")"
              + TestUtil.randomUnicodeString(random(), 10);
      for (AbbreviationDefinition found : Abbreviations.of(List.of(text)).definitions()) {
        assertTrue(found.longStart() >= 0 && found.longEnd() <= text.length());
        assertTrue(found.longStart() < found.longEnd());
        assertTrue(text.startsWith(found.shortForm(), found.shortStart()));
      }
    }
  }

  private static void finds(String text, String... shortAndLong) {
    List<String> found = new ArrayList<>();
    for (AbbreviationDefinition definition : Abbreviations.of(List.of(text)).definitions()) {
      found.add(definition.shortForm());
      found.add(text.substring(definition.longStart(), definition.longEnd()));
    }
    assertEquals(List.of(shortAndLong), found);
  }
}
