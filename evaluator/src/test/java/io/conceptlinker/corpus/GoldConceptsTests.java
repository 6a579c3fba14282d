package io.conceptlinker.corpus;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.tests.util.LuceneTestCase;

public class GoldConceptsTests extends LuceneTestCase {

  public void testOneConcept() {
    GoldConcepts gold = GoldConcepts.parse("D001943");
    assertEquals(GoldConcepts.of("D001943"), gold);
    assertTrue(gold.accepts("D001943"));
    assertTrue(gold.acceptsWhole("D001943"));
    assertFalse(gold.accepts("d001943"));
    assertFalse(gold.accepts("D001943+D000001"));
    assertFalse(gold.acceptsWhole("D001943+D000001"));
  }

  public void testAlternatives() {
    GoldConcepts gold = GoldConcepts.parse("D1|D2");
    assertTrue(gold.accepts("D1") && gold.accepts("D2"));
    assertTrue(gold.acceptsWhole("D1") && gold.acceptsWhole("D2"));
    assertFalse(gold.acceptsWhole("D1+D2"));
  }

  public void testAComposite() {
    GoldConcepts gold = GoldConcepts.parse("D2 + D1");
    assertEquals(List.of(Set.of("D1", "D2")), gold.alternatives());
    assertTrue(gold.accepts("D1") && gold.accepts("D2") && gold.accepts("D1+D2"));
    assertFalse(gold.acceptsWhole("D1"));
    assertTrue(gold.acceptsWhole("D1+D2") && gold.acceptsWhole("D2+D1"));
    assertFalse(gold.accepts("D1+D3"));
  }

  public void testNoConcept() {
    for (String notation : new String[] {"-1", "", "NO_CODE", "CUI-less", "-1|-1", " -1 "}) {
      assertTrue(notation, GoldConcepts.parse(notation).isNil());
    }
    assertEquals(GoldConcepts.of("D1"), GoldConcepts.parse("-1|D1"));
    assertEquals(GoldConcepts.of("D1"), GoldConcepts.parse("D1+-1"));
    assertFalse(GoldConcepts.NIL.accepts("D1"));
    assertFalse(GoldConcepts.NIL.accepts("+"));
    assertFalse(GoldConcepts.NIL.acceptsWhole("-1"));
    assertEquals("-1", GoldConcepts.NIL.notation());
  }

  public void testIdsAreNotNotation() {
    GoldConcepts gold = new GoldConcepts(List.of(Set.of("c|DEL|1314_1328|")));
    assertTrue(gold.accepts("c|DEL|1314_1328|"));
  }

  public void testWhatIsWholeIsAcceptedAndNotationIsReadBack() {
    for (int round = 0; round < 100; round++) {
      StringBuilder notation = new StringBuilder();
      for (int i = random().nextInt(4); i >= 0; i--) {
        notation.append("D").append(random().nextInt(5));
        notation.append(i == 0 ? "" : random().nextBoolean() ? "|" : "+");
      }
      GoldConcepts gold = GoldConcepts.parse(notation.toString());
      assertEquals(gold, GoldConcepts.parse(gold.notation()));
      for (Set<String> alternative : gold.alternatives()) {
        String answer = String.join("+", new TreeSet<>(alternative).descendingSet());
        assertTrue(gold.acceptsWhole(answer) && gold.accepts(answer));
        assertTrue(gold.ids().containsAll(alternative));
      }
    }
  }
}
