package io.conceptlinker.eval.ontology;

import io.conceptlinker.corpus.GoldConcepts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class KinshipTests extends LuceneTestCase {

  /** Disease over cancer and infection; cancer over two kinds; a flat concept without kin. */
  private static final Map<String, Set<String>> PARENTS =
      Map.of(
          "disease", Set.of(),
          "cancer", Set.of("disease"),
          "infection", Set.of("disease"),
          "breast", Set.of("cancer"),
          "lung", Set.of("cancer"),
          "flat", Set.of(),
          "flat2", Set.of());

  private static final Ontology DISEASES =
      new Ontology() {
        @Override
        public Optional<OntologyConcept> concept(String id) {
          String current = id.equals("old") ? "lung" : id;
          return Optional.ofNullable(PARENTS.get(current))
              .map(parents -> new OntologyConcept(current, current, "", List.of(), "", parents));
        }

        @Override
        public boolean isBroader(String id, String than) {
          return PARENTS.getOrDefault(than, Set.of()).stream()
              .anyMatch(parent -> parent.equals(id) || isBroader(id, parent));
        }
      };

  private static Kinship kinship(String answer, String gold) {
    return Kinship.of(DISEASES, answer, GoldConcepts.parse(gold));
  }

  public void testEachKind() {
    assertEquals(Kinship.SAME, kinship("lung", "lung"));
    assertEquals(Kinship.SAME, kinship("old", "lung"));
    assertEquals(Kinship.BROADER, kinship("disease", "lung"));
    assertEquals(Kinship.NARROWER, kinship("lung", "cancer"));
    assertEquals(Kinship.SIBLING, kinship("lung", "breast"));
    assertEquals(Kinship.UNRELATED, kinship("lung", "infection"));
    assertEquals(Kinship.UNRELATED, kinship("lung", "flat"));
    assertEquals(Kinship.UNKNOWN, kinship("flat2", "flat"));
    assertEquals(Kinship.UNKNOWN, kinship("nowhere", "lung"));
    assertEquals(Kinship.UNKNOWN, Kinship.of(Ontology.NONE, "a", GoldConcepts.of("b")));
  }

  public void testTheNearestPairCounts() {
    assertEquals(Kinship.SIBLING, kinship("lung", "infection|breast"));
    assertEquals(Kinship.BROADER, kinship("infection+cancer", "breast"));
    assertEquals(Kinship.SAME, kinship("infection+cancer", "breast+cancer"));
    assertEquals(Kinship.UNKNOWN, Kinship.of(DISEASES, "lung", GoldConcepts.NIL));
  }

  public void testLabels() {
    assertEquals("broader", Kinship.BROADER.label());
  }
}
