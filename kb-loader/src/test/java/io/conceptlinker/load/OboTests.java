package io.conceptlinker.load;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.obo.OntologyOptions;
import io.conceptlinker.load.obo.SynonymScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

public class OboTests extends LoaderTestCase {

  public void testTerms() throws IOException {
    Built built = build(new KbSource.Obo(resource("obo/heart.obo")));
    ConceptRecord disease = built.record("T:0000001");
    assertEquals("heart disease", disease.name());
    assertEquals(
        List.of("heart disease", "cardiac disease", "disease of heart", "CD"),
        built.names("T:0000001"));
    assertEquals(NameKind.ABBREVIATION, disease.names().getLast().kind());
    assertEquals("T", disease.names().getFirst().source());
    assertEquals(List.of("A disease \"of\" the heart.\nSecond line."), disease.definitions());
    assertEquals(List.of("MESH:D900002", "UMLS_CUI:C9000002"), disease.xrefs());
    assertEquals(List.of("T:0000101"), disease.alternativeIds());
    assertEquals("T:0000001", built.resolve("T:0000101"));
    assertEquals(List.of("heart failure, congestive", "cardiac failure"), built.names("T:0000002"));
    assertEquals(List.of("T:0000001"), built.record("T:0000002").parents());
    assertEquals("2-{[3-hydroxy]propyl}phenol", built.record("T:0000003").name());
  }

  public void testWhatIsNotKept() throws IOException {
    Built built = build(new KbSource.Obo(resource("obo/heart.obo")));
    assertEquals(Set.of("T:0000001", "T:0000002", "T:0000003"), built.records().keySet());
    assertEquals("retired T:0000002", built.resolve("T:0000004"));
    assertEquals(
        reasons(DropReason.OBSOLETE, 1, DropReason.NO_NAME, 1, DropReason.NOT_A_CONCEPT, 1),
        built.dropped(Item.CONCEPT));
    assertEquals(reasons(DropReason.SCOPE, 3, DropReason.OBSOLETE, 2), built.dropped(Item.NAME));
    assertEquals(reasons(DropReason.CONCEPT_NOT_KEPT, 2), built.dropped(Item.PARENT));
  }

  public void testOptions() throws IOException {
    OntologyOptions options =
        new OntologyOptions(EnumSet.of(SynonymScope.RELATED, SynonymScope.BROAD), true, "fr");
    Built built = build(new KbSource.Obo(resource("obo/heart.obo"), options));
    assertEquals(
        Set.of("heart disease", "cardiopathy", "organ disease"),
        Set.copyOf(built.names("T:0000001")));
    assertEquals("fr", built.record("T:0000001").names().getFirst().language());
    assertEquals(List.of("T:0000001", "T:0000003"), built.record("T:0000002").parents());
  }

  public void testArchives() throws IOException {
    byte[] plain = Files.readAllBytes(resource("obo/heart.obo"));
    assertEquals(3, build(new KbSource.Obo(bytes("a.gz", gzip(plain)))).records().size());
    Path zip = bytes("a.zip", zip(plain, "__MACOSX/heart.obo", "heart.obo"));
    assertEquals(3, build(new KbSource.Obo(zip)).records().size());
    assertRefused(
        "two.zip: zip archive [b.obo]: expected one file in it, found a second one;"
            + " unpack it and name the file that is meant.",
        new KbSource.Obo(bytes("two.zip", zip(plain, "a.obo", "b.obo"))));
    assertRefused(
        "none.zip: zip archive: expected one file in it, found none; check it.",
        new KbSource.Obo(bytes("none.zip", zip(plain, "__MACOSX/heart.obo"))));
  }

  public void testBrokenTerms() throws IOException {
    String[] start = {"[Term]", "id: T:1", "name: one", ""};
    assertRefused(
        "a.obo:5: text of term [T:1]: expected \"text\" in quotes, found no closed quotes;"
            + " correct the line.",
        new KbSource.Obo(file("a.obo", lines(start, "synonym: \"open EXACT []"))));
    assertRefused(
        "a.obo:5: synonym of T:1 [EXCAT]: expected EXACT, RELATED, BROAD or NARROW after its text,"
            + " found another word; correct the scope.",
        new KbSource.Obo(file("a.obo", lines(start, "synonym: \"s\" EXCAT []"))));
    assertRefused(
        "a.obo:5: is_a of term [T:1]: expected an id, found nothing; correct the line.",
        new KbSource.Obo(file("a.obo", lines(start, "is_a: ! nothing"))));
    assertRefused(
        "a.obo:5: clause: expected tag: value, found no colon; check the file.",
        new KbSource.Obo(file("a.obo", lines(start, "no clause"))));
    assertRefused(
        "a.obo:5: stanza [[Term]]: expected an id in it, found none; give the term an id.",
        new KbSource.Obo(file("a.obo", lines(start, "[Term]", "name: two"))));
  }

  public void testLenientReadingSkipsWholeTerms() throws IOException {
    Path file =
        file(
            "a.obo",
            "[Term]",
            "id: T:1",
            "name: one",
            "is_a: ! nothing",
            "is_a:",
            "[Term]",
            "id: T:2",
            "name: two");
    CompileSpec spec =
        CompileSpec.of("kb", createTempDir().resolve("kb"), new KbSource.Obo(file)).leniently();
    Built built = build(spec);
    assertEquals(Set.of("T:2"), built.records().keySet());
    assertEquals(reasons(DropReason.MALFORMED, 1), built.dropped(Item.CONCEPT));
    assertEquals(2, built.count(Item.CONCEPT).read());
  }

  public void testFileWithoutLastNewline() throws IOException {
    Path file =
        bytes(
            "a.obo",
            "[Term]\r\nid: T:1\r\nname: one".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(List.of("one"), build(new KbSource.Obo(file)).names("T:1"));
  }

  private static String[] lines(String[] start, String... more) {
    String[] lines = java.util.Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, lines, start.length, more.length);
    return lines;
  }
}
