package io.conceptlinker.load.intake;

import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.tests.util.LuceneTestCase;

public class SemanticGroupsTests extends LuceneTestCase {

  public void testAllTypesAreInOneOfFifteenGroups() {
    assertEquals(15, SemanticGroups.all().size());
    assertEquals(127, SemanticGroups.allTypes().size() - SemanticGroups.withdrawnTypes());
    TreeMap<String, Integer> sizes = new TreeMap<>();
    for (String type : SemanticGroups.allTypes()) {
      String group = SemanticGroups.ofType(type).orElseThrow();
      assertTrue(SemanticGroups.isGroup(group));
      String name = SemanticGroups.typeName(type).orElseThrow();
      assertEquals(Optional.of(group), SemanticGroups.ofType(name));
      sizes.merge(group, 1, Integer::sum);
    }
    assertEquals(
        "{ACTI=9, ANAT=11, CHEM=26, CONC=12, DEVI=3, DISO=12, GENE=5, GEOG=1, LIVB=21, OBJC=5,"
            + " OCCU=2, ORGA=4, PHEN=6, PHYS=9, PROC=7}",
        sizes.toString());
  }

  public void testNames() {
    assertEquals(Optional.of("DISO"), SemanticGroups.ofType("T047"));
    assertEquals(Optional.of("CHEM"), SemanticGroups.ofType("Pharmacologic Substance"));
    assertEquals(Optional.of("Disorders"), SemanticGroups.groupName("DISO"));
    assertEquals(Optional.empty(), SemanticGroups.ofType("T999"));
  }

  public void testCrossReferencesHaveOneSpelling() {
    assertEquals("UMLS:C0011269", CrossReferences.canonical("UMLS_CUI:C0011269"));
    assertEquals("UMLS:C0011269", CrossReferences.canonical("C0011269"));
    assertEquals("MESH:C537775", CrossReferences.canonical("C537775"));
    assertEquals("MESH:D003110", CrossReferences.canonical("MSH:D003110"));
    assertEquals("MESH:D003110", CrossReferences.canonical("mesh:D003110"));
    assertEquals("MESH:C000598644", CrossReferences.canonical("C000598644"));
    assertEquals(
        "SNOMEDCT:268613002", CrossReferences.canonical("SNOMEDCT_US_2018_03_01:268613002"));
    assertEquals("DOID:0060395", CrossReferences.canonical("DO:DOID:0060395"));
    assertEquals("OMIM:100000", CrossReferences.canonical("MIM:100000"));
    assertEquals("ORPHA:7", CrossReferences.canonical("Orphanet:7"));
    assertEquals("8000/3", CrossReferences.canonical("8000/3"));
  }
}
