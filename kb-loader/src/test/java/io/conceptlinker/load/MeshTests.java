package io.conceptlinker.load;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class MeshTests extends LoaderTestCase {

  private static final String CTD_HEADER =
      "# DiseaseName\tDiseaseID\tAltDiseaseIDs\tDefinition\tParentIDs\tTreeNumbers"
          + "\tParentTreeNumbers\tSynonyms\tSlimMappings";

  private KbSource.Mesh tables() throws IOException {
    file(
        "mesh_id_label_mappings.tsv",
        "D900001\tHeart Diseases\tCardiac Diseases|Diseases, Heart",
        "D900002\tHeart Failure\t",
        "D900003\tDigoxin\tDigosin",
        "D900004\tNew Failure\t");
    file(
        "tree-numbers-2015.tsv",
        "mesh_id\tmesh_name\tmesh_tree_number",
        "D900001\tHeart Diseases\tC14.280",
        "D900002\tHeart Failure\tC14.280.434",
        "D900002\tHeart Failure\tC23.888",
        "D900003\tDigoxin\tD04.100",
        "D900005\tOnly In Trees\tC14.280.434.100");
    file(
        "mtrees2019.bin",
        "Heart Diseases;C14.999",
        "New Failure;C14.999.100",
        "New Failure;C14.280.434.200",
        "Unheard Of;C99");
    file(
        "mesh_mappings.tsv",
        "MESH\tD900002\tHeart Failure\tDOID\tDOID:6000\tcongestive heart failure",
        "MESH\tC900001\tsome protein\tNCIT\tC994\tProtein");
    return new KbSource.Mesh(directory);
  }

  public void testTables() throws IOException {
    Built built = build(tables());
    ConceptRecord failure = built.record("D900002");
    assertEquals(List.of("D900001"), failure.parents());
    assertEquals(Optional.of("DISO"), failure.semanticGroup());
    assertEquals(List.of("DOID:6000"), failure.xrefs());
    assertEquals(
        List.of("Heart Diseases", "Cardiac Diseases", "Diseases, Heart"), built.names("D900001"));
    assertEquals(Optional.of("CHEM"), built.record("D900003").semanticGroup());
    assertEquals(List.of("D900002"), built.record("D900005").parents());
    assertEquals(Optional.of("DISO"), built.record("D900004").semanticGroup());
    assertEquals(List.of("NCIT:C994"), built.record("C900001").xrefs());
    assertEquals(
        reasons(
            DropReason.NOT_A_CONCEPT, 1, DropReason.SUPERSEDED, 1, DropReason.UNKNOWN_CONCEPT, 1),
        built.dropped(Item.METADATA));
  }

  public void testOneTable() throws IOException {
    KbSource.Mesh tables = tables();
    Built built = build(new KbSource.Mesh(tables.path().resolve("tree-numbers-2015.tsv")));
    assertEquals(Set.of("D900001", "D900002", "D900003", "D900005"), built.records().keySet());
  }

  public void testBrokenTables() throws IOException {
    assertRefused(
        directory
            + ": MeSH tables: expected *label_mappings.tsv, tree-numbers*.tsv or"
            + " mesh_mappings.tsv, found none of them; name the directory that has them.",
        new KbSource.Mesh(directory));
    Path missing = directory.resolve("nowhere");
    assertRefused(
        missing + ": source: expected a file or directory, found nothing; check the path.",
        new KbSource.Mesh(missing));
    file("mesh_id_label_mappings.tsv", "D900001\tHeart Diseases\t", "D900002");
    assertRefused(
        "mesh_id_label_mappings.tsv:2: row [D900002]: expected id and label, found an empty column"
            + " 2; check the file.",
        new KbSource.Mesh(directory));
  }

  public void testCtd() throws IOException {
    Path file =
        file(
            "CTD_diseases.tsv",
            "# Fields:",
            CTD_HEADER,
            "#",
            "Heart Failure\tMESH:D900002\tDO:DOID:6000|OMIM:100000\tToo weak.\tMESH:D900001\tC14"
                + "\tC\tCardiac Failure|Weak Heart\tSlim",
            "Heart Diseases\tMESH:D900001\t\t\t\t\t\t\t",
            "Rare\tOMIM:100000\t\t\tMESH:D999999\t\t\t\t");
    Built built = build(new KbSource.Ctd(file));
    ConceptRecord failure = built.record("MESH:D900002");
    assertEquals(
        List.of("Heart Failure", "Cardiac Failure", "Weak Heart"), built.names("MESH:D900002"));
    assertEquals(List.of("MESH:D900001"), failure.parents());
    assertEquals(List.of("Too weak."), failure.definitions());
    assertEquals(Optional.of("DISO"), failure.semanticGroup());
    assertEquals("MESH:D900002", built.resolve("D900002"));
    assertEquals("MESH:D900002", built.resolve("DOID:6000"));
    assertEquals("OMIM:100000", built.resolve("OMIM:100000"));
    assertEquals(reasons(DropReason.ID_TAKEN, 1), built.dropped(Item.ALTERNATIVE_ID));
    assertEquals(reasons(DropReason.UNKNOWN_CONCEPT, 1), built.dropped(Item.PARENT));
  }

  public void testBrokenCtd() throws IOException {
    assertRefused(
        "a.tsv:1: column names: expected a comment # DiseaseName, DiseaseID, ... before the first"
            + " row, found none; use the report as CTD publishes it.",
        new KbSource.Ctd(file("a.tsv", "Heart Failure\tMESH:D900002\t\t\t\t\t\t\t")));
    assertRefused(
        "a.tsv:2: disease [D900002]: expected a name and an id such as MESH:D003110, found other;"
            + " check the file.",
        new KbSource.Ctd(file("a.tsv", CTD_HEADER, "Heart Failure\tD900002\t\t\t\t\t\t\t")));
  }

  public void testMedic() throws IOException {
    Path file =
        file(
            "medic.txt",
            "C900001|613097||Tooth Agenesis, Selective, 6|STHAG6",
            "167000|D900002|C900002||Ovarian Neoplasms|Cancer of Ovary||",
            "145250||Hyperpigmentation",
            "C||Diseases");
    Built built = build(new KbSource.Medic(file));
    assertEquals(Set.of("C", "C900001", "D900002", "OMIM:145250"), built.records().keySet());
    assertEquals("D900002", built.resolve("OMIM:167000"));
    assertEquals("D900002", built.resolve("C900002"));
    assertEquals("C900001", built.resolve("OMIM:613097"));
    assertEquals(List.of("Ovarian Neoplasms", "Cancer of Ovary"), built.names("D900002"));
  }

  public void testBrokenMedic() throws IOException {
    assertRefused(
        "m.txt:2: disease [D900002]: expected ids, an empty field, names, found other;"
            + " check the file.",
        new KbSource.Medic(file("m.txt", "D900001||One", "D900002|Two")));
    assertRefused(
        "m.txt:1: disease id [X1]: expected a MeSH id or an OMIM number, found other text;"
            + " check the file.",
        new KbSource.Medic(file("m.txt", "X1||One")));
  }
}
