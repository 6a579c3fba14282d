package io.conceptlinker.link.mention;

import org.apache.lucene.tests.util.LuceneTestCase;

public class AcronymsTests extends LuceneTestCase {

  public void testWhatKeepsItsCase() {
    for (String acronym : new String[] {"CAT", "TNF-α", "BRCA1", "mRNA", "WD", "PTSD", "HLA-B27"}) {
      assertTrue(acronym, Acronyms.isAcronym(acronym));
    }
    for (String word :
        new String[] {"cat", "Cat", "ANEMIA", "Wilson", "WILSON DISEASE", "pH", ""}) {
      assertFalse(word, Acronyms.isAcronym(word));
    }
  }

  public void testShortAcronymsAreRisky() {
    double before = 1;
    for (String acronym : new String[] {"WD", "CAT", "PTSD", "BRCA1"}) {
      double risk = Acronyms.risk(acronym);
      assertTrue(acronym, risk > 0 && risk < before);
      before = risk;
    }
    assertEquals(0, Acronyms.risk("gout"), 0);
    assertEquals(0, Acronyms.risk("heart failure"), 0);
  }
}
