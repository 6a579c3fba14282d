package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class LexicalLinkerTests extends LuceneTestCase {
  private KnowledgeBase kb;
  private LexicalLinker linker;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    kb = DemoConcepts.build(createTempDir().resolve("kb"));
    linker = new LexicalLinker(kb);
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  public void testNames() {
    finds("Breast cancer is common.", "Breast cancer=D1");
    finds("Two breast cancers and gout.", "breast cancers=D1", "gout=D11");
    finds("Wilson's disease, asthma", "Wilson's disease=D3", "asthma=D13");
    finds("AIDS of the ASTHMA kind", "ASTHMA=D13");
    finds("interleukin-2, IL 2 or IL-2", "interleukin-2=G2", "IL 2=G2", "IL-2=G2");
    finds("TNFα, TNF-alpha", "TNFα=G3", "TNF-alpha=G3");
    finds("aplastic anemia", "aplastic anemia=D16");
    finds("Nothing to see here.");
    finds("");
  }

  public void testMentionsStayInTheirSentence() {
    finds("It is in the breast. Cancer is bad.", "breast=A1");
    finds("He had heart\nfailure.", "heart\nfailure=D9");
    finds("breast, cancer", "breast=A1");
  }

  public void testWordOrder() {
    finds("cancers of the breast", "cancers of the breast=D1");
    finds("juvenile rheumatoid arthritis", "juvenile rheumatoid arthritis=D6");
    finds("failure and heart");
  }

  public void testWordVariants() {
    finds("pancreatic tumors", "pancreatic tumors=D17");
    finds("mammary carcinoma", "mammary carcinoma=none");
  }

  public void testMisspellings() {
    finds("hepatolenticular degenration", "hepatolenticular degenration=D3");
    finds("diabetes melitus", "diabetes melitus=D10");
    Mention mention = link("diabetes melitus", LinkOptions.DEFAULT).getFirst();
    assertEquals(LinkPath.LEXICAL, mention.path());
    assertTrue(mention.score() > 0.5 && mention.score() < 0.7);
    finds("degenerates");
  }

  public void testCoordination() {
    finds("breast and ovarian cancer", "breast=D1", "ovarian cancer=D2");
    finds("breast/ovarian cancer", "breast=D1", "ovarian cancer=D2");
    finds("hepatitis B and C were found", "hepatitis B=D7", "C=D8");
    finds("hepatitis B or asthma", "hepatitis B=D7", "asthma=D13");
  }

  public void testCaseOfAcronyms() {
    finds("The cat was not all there.");
    finds("CAT and WAS and ALL", "CAT=G1", "WAS=D5", "ALL=D4");
    finds("They had a cold.", "cold=D12");
    finds("il2 levels", "il2=none");
    finds("We ALL met in COLD rain.", "ALL=D4");
  }

  public void testDefinedAbbreviationHoldsEverywhere() {
    List<Mention> found =
        link("CT is rare. Copper toxicosis (CT) is treatable. CTs vary.", LinkOptions.DEFAULT);
    assertEquals(4, found.size());
    for (Mention mention : found) {
      assertEquals("D18", mention.conceptId());
    }
    assertEquals(LinkPath.ABBREVIATION, found.get(0).path());
    assertEquals(LinkPath.DICTIONARY, found.get(1).path());
    finds("The cool thing (CT) and CT.");
    finds("CT was done.", "CT=C1");
  }

  public void testAbbreviationsHoldAcrossPassagesOfOneDocumentOnly() {
    LinkRequest first =
        new LinkRequest(
            List.of(
                new Passage("title", "WD in dogs"), new Passage("abstract", "Wilson disease (WD)")),
            LinkOptions.DEFAULT);
    LinkRequest second = LinkRequest.ofText("WD in cats");
    List<LinkResult> results = linker.link(List.of(first, second));
    assertEquals(3, results.get(0).mentions().size());
    assertEquals(0, results.get(0).mentions().get(0).passage());
    assertEquals(2, results.get(0).mentions().get(0).end());
    assertEquals(List.of(), results.get(1).mentions());
  }

  public void testContextChoosesAmongConcepts() {
    finds("CD with gluten in wheat: malabsorption.", "CD=D14");
    finds("CD of the bowel with fistulas.", "CD=D15", "bowel=A2");
    finds("Crohn disease, that is CD.", "Crohn disease=D15", "CD=D15");
    Mention mention = link("CD", LinkOptions.DEFAULT).getFirst();
    assertEquals(LinkPath.DISAMBIGUATED, mention.path());
    assertEquals(2, mention.candidates().size());
    assertEquals(mention.conceptId(), mention.candidates().getFirst().conceptId());
    assertTrue(mention.score() < 0.5);
  }

  public void testTrainingCountsArePriors() {
    Mention mention = link("A gouty joint.", LinkOptions.DEFAULT).getFirst();
    assertEquals("D11", mention.conceptId());
    assertTrue(mention.score() > 2 * mention.candidates().get(1).score());
    finds("sugar disease", "sugar disease=D10");
  }

  public void testScores() {
    Mention exact = link("A case of gluten enteropathy.", LinkOptions.DEFAULT).getFirst();
    assertTrue(exact.score() >= 0.95 && exact.score() <= 1);
    Mention acronym = link("CT", LinkOptions.DEFAULT).getFirst();
    assertTrue(acronym.score() < 0.7);
    assertEquals(List.of(), link("CT", new LinkOptions(0.7, Set.of(), OverlapPolicy.NO_SUB, 5)));
  }

  public void testSemanticGroups() {
    LinkOptions anatomy = new LinkOptions(0, Set.of("Anatomy"), OverlapPolicy.NO_SUB, 5);
    List<Mention> found = link("Breast cancer of the bowel", anatomy);
    assertEquals(2, found.size());
    assertEquals("A1", found.get(0).conceptId());
    assertEquals("A2", found.get(1).conceptId());
  }

  public void testOverlapPolicies() {
    for (OverlapPolicy policy : OverlapPolicy.values()) {
      List<Mention> found = link("breast cancer", new LinkOptions(0, Set.of(), policy, 0));
      assertEquals(policy == OverlapPolicy.ALL ? 2 : 1, found.size());
      assertEquals("D1", found.getFirst().conceptId());
      assertEquals(List.of(), found.getFirst().candidates());
    }
  }

  public void testAssertions() {
    asserts("No evidence of heart failure.", Assertion.NEGATED);
    asserts("Her mother had breast cancer.", Assertion.FAMILY);
    asserts("Possible gout.", Assertion.UNCERTAIN);
    asserts("History of asthma.", Assertion.HISTORICAL);
    asserts("He has asthma.", Assertion.PRESENT);
    asserts("Le patient ne présente pas d'insuffisance cardiaque.", Assertion.NEGATED);
    asserts("El paciente niega insuficiencia cardiaca.", Assertion.NEGATED);
    asserts(
        "Wilson disease (WD) is rare. There was no WD.",
        Assertion.PRESENT,
        Assertion.PRESENT,
        Assertion.NEGATED);
    asserts(
        "Possible gout. WD (wilson disease) was seen.",
        Assertion.UNCERTAIN,
        Assertion.PRESENT,
        Assertion.PRESENT);
  }

  public void testGivenLanguage() {
    Passage passage = new Passage("text", "sin asthma");
    LinkRequest spanish = new LinkRequest(List.of(passage), LinkOptions.DEFAULT, "es");
    LinkRequest english = new LinkRequest(List.of(passage), LinkOptions.DEFAULT, "en");
    assertEquals(
        Assertion.NEGATED,
        linker.link(List.of(spanish)).getFirst().mentions().getFirst().assertion());
    assertEquals(
        Assertion.PRESENT,
        linker.link(List.of(english)).getFirst().mentions().getFirst().assertion());
    LinkRequest other = new LinkRequest(List.of(passage), LinkOptions.DEFAULT, "xx");
    assertEquals(1, linker.link(List.of(other)).getFirst().mentions().size());
  }

  private void finds(String text, String... expected) {
    List<String> found = new ArrayList<>();
    for (Mention mention : link(text, LinkOptions.DEFAULT)) {
      found.add(text.substring(mention.start(), mention.end()) + "=" + mention.conceptId());
    }
    List<String> wanted = new ArrayList<>(List.of(expected));
    wanted.removeIf(entry -> entry.endsWith("=none"));
    assertEquals(wanted, found);
  }

  private void asserts(String text, Assertion... expected) {
    assertEquals(
        List.of(expected),
        link(text, LinkOptions.DEFAULT).stream().map(Mention::assertion).toList());
  }

  private List<Mention> link(String text, LinkOptions options) {
    LinkRequest request = new LinkRequest(List.of(new Passage("text", text)), options);
    return linker.link(List.of(request)).getFirst().mentions();
  }
}
