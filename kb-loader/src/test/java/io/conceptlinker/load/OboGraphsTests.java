package io.conceptlinker.load;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.obo.OntologyOptions;
import io.conceptlinker.load.obo.SynonymScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

public class OboGraphsTests extends LoaderTestCase {

  public void testNodesAndEdgesInAnyOrder() throws IOException {
    Built built = build(new KbSource.OboGraphs(resource("obo/heart.json")));
    assertEquals(
        Set.of(
            "T:0000001",
            "T:0000002",
            "T:0000003",
            "Orphanet:7",
            "http://example.org/other#8",
            "t:slim"),
        built.records().keySet());
    ConceptRecord disease = built.record("T:0000001");
    assertEquals(List.of("heart disease", "cardiac disease", "HD"), built.names("T:0000001"));
    assertEquals(NameKind.ABBREVIATION, disease.names().getLast().kind());
    assertEquals(List.of("Of the heart."), disease.definitions());
    assertEquals(List.of("MESH:D900002"), disease.xrefs());
    assertEquals("T:0000001", built.resolve("T:0000101"));
    assertEquals(List.of("T:0000001"), built.record("T:0000002").parents());
    assertEquals(List.of("T:0000001"), built.record("T:0000003").parents());
    assertEquals("retired T:0000002", built.resolve("T:0000004"));
    assertEquals(
        reasons(DropReason.OBSOLETE, 1, DropReason.NO_NAME, 1, DropReason.NOT_A_CONCEPT, 1),
        built.dropped(Item.CONCEPT));
    assertEquals(reasons(DropReason.NOT_HIERARCHICAL, 1), built.dropped(Item.PARENT));
    assertEquals(12, built.report().sources().getFirst().files().getFirst().rows());
  }

  public void testPartOf() throws IOException {
    OntologyOptions options = new OntologyOptions(SynonymScope.DEFAULT, true, "en");
    Built built = build(new KbSource.OboGraphs(resource("obo/heart.json"), options));
    assertEquals(List.of("T:0000001", "T:0000003"), built.record("T:0000002").parents());
  }

  public void testArchives() throws IOException {
    byte[] plain = Files.readAllBytes(resource("obo/heart.json"));
    assertEquals(6, build(new KbSource.OboGraphs(bytes("a.gz", gzip(plain)))).records().size());
    assertEquals(
        6, build(new KbSource.OboGraphs(bytes("a.zip", zip(plain, "a.json")))).records().size());
  }

  public void testBrokenDocuments() throws IOException {
    String plain = Files.readString(resource("obo/heart.json"));
    assertRefused(
        "a.json:13: JSON value of [lbl of node ]: expected a text, found a number;"
            + " correct the file.",
        new KbSource.OboGraphs(changed(plain, "\"lbl\": \"heart disease\"", "\"lbl\": 3")));
    assertRefused(
        "a.json:6: edge: expected sub, pred and obj, found fewer; complete the edge.",
        new KbSource.OboGraphs(changed(plain, "\"pred\": \"is_a\", ", "")));
    assertRefused(
        "a.json:28: node: expected an id, found none; give the node an id.",
        new KbSource.OboGraphs(
            changed(
                plain, ",\n          \"id\": \"http://purl.obolibrary.org/obo/T_0000001\"", "")));
    assertRefused(
        "a.json:30: JSON: expected well-formed JSON, found Unexpected character ('i' (code 105)):"
            + " was expecting double-quote to start field name; correct the file.",
        new KbSource.OboGraphs(
            changed(plain, "{\"id\": \"http://purl.obolibrary.org/obo/T_0000002\"", "{id: 1")));
    assertRefused(
        "a.json:1: JSON value of [document]: expected an object, found an array; correct the file.",
        new KbSource.OboGraphs(file("a.json", "[]")));
  }

  private java.nio.file.Path changed(String text, String from, String to) throws IOException {
    assertTrue(from, text.contains(from));
    int at = text.indexOf(from);
    String changed = text.substring(0, at) + to + text.substring(at + from.length());
    return bytes("a.json", changed.getBytes(StandardCharsets.UTF_8));
  }
}
