package io.conceptlinker.load;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class SnomedTests extends LoaderTestCase {

  private static final String MODULE = "900000000000207008";
  private static final String FSN = "900000000000003001";
  private static final String SYNONYM = "900000000000013009";
  private static final String US = "900000000000509007";
  private static final String GB = "900000000000508004";
  private static final String PREFERRED = "900000000000548007";
  private static final String ACCEPTABLE = "900000000000549004";
  private static final String IS_A = "116680003";
  private static final String INFERRED = "900000000000011006";
  private static final String STATED = "900000000000010007";

  private final List<String> concepts = new ArrayList<>();
  private final List<String> descriptions = new ArrayList<>();
  private final List<String> definitions = new ArrayList<>();
  private final List<String> relationships = new ArrayList<>();
  private final List<String> stated = new ArrayList<>();
  private final List<String> language = new ArrayList<>();
  private final List<String> associations = new ArrayList<>();

  private void concept(String id, int date, int active) {
    concepts.add(row(id, date, active, "900000000000074008"));
  }

  private void description(
      String id, int date, int active, String concept, String text, String kind) {
    String in = text.startsWith("es:") ? "es" : "en";
    descriptions.add(row(id, date, active, concept, in, kind, text.replace("es:", ""), "9"));
  }

  private static String row(String id, int date, int active, String... rest) {
    return id + "\t" + date + "\t" + active + "\t" + MODULE + "\t" + String.join("\t", rest);
  }

  private void heart() {
    concept("1001", 20200131, 1);
    concept("1002", 20200131, 1);
    concept("1003", 20200131, 0);
    description("11", 20200131, 1, "1001", "Heart disease (disorder)", FSN);
    description("12", 20200131, 1, "1001", "Heart disease", SYNONYM);
    description("21", 20200131, 1, "1002", "Cardiac oedema (disorder)", FSN);
    description("22", 20200131, 1, "1002", "Cardiac oedema", SYNONYM);
    description("23", 20200131, 1, "1002", "Cardiac edema", SYNONYM);
    description("24", 20200131, 0, "1002", "Old dropsy", SYNONYM);
    description("25", 20200131, 1, "1002", "es:Edema cardíaco", SYNONYM);
    description("26", 20200131, 1, "1002", "odd", "900000000000550004");
    description("31", 20200131, 1, "1003", "Dropsy of heart (disorder)", FSN);
    language.add(row("u1", 20200131, 1, GB, "22", PREFERRED));
    language.add(row("u2", 20200131, 1, US, "23", PREFERRED));
    language.add(row("u3", 20200131, 1, US, "22", ACCEPTABLE));
    language.add(row("u4", 20200131, 1, GB, "12", PREFERRED));
    definitions.add(row("41", 20200131, 1, "1002", "en", "900000000000550004", "Water.", "9"));
    relationships.add(row("51", 20200131, 1, "1002", "1001", "0", IS_A, INFERRED, "9"));
    relationships.add(row("52", 20200131, 1, "1002", "1001", "0", "363698007", INFERRED, "9"));
    relationships.add(row("53", 20200131, 0, "1001", "1002", "0", IS_A, INFERRED, "9"));
    stated.add(row("54", 20200131, 1, "1001", "1002", "0", IS_A, STATED, "9"));
    associations.add(row("61", 20200131, 1, "900000000000526001", "1003", "1002"));
    associations.add(row("62", 20200131, 1, "900000000000523009", "1003", "1001"));
  }

  private KbSource.SnomedRf2 release(String type, Optional<Integer> date) throws IOException {
    String root = "SnomedCT_X/" + type + "/";
    write(root + "Terminology/sct2_Concept_" + type + "_INT_20260101.txt", 5, concepts);
    write(root + "Terminology/sct2_Description_" + type + "-en_INT_20260101.txt", 9, descriptions);
    write(
        root + "Terminology/sct2_TextDefinition_" + type + "-en_INT_20260101.txt", 9, definitions);
    write(root + "Terminology/sct2_Relationship_" + type + "_INT_20260101.txt", 10, relationships);
    write(root + "Terminology/sct2_StatedRelationship_" + type + "_INT_20260101.txt", 10, stated);
    write(root + "Refset/Language/der2_cRefset_Language" + type + "-en_INT_2026.txt", 7, language);
    write(root + "Refset/Content/der2_cRefset_Association" + type + "_INT_1.txt", 7, associations);
    write(root + "Refset/Content/der2_cRefset_Simple" + type + "_INT_1.txt", 7, associations);
    return new KbSource.SnomedRf2(directory, date);
  }

  private void write(String name, int columns, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(rows);
    lines.addFirst("id\teffectiveTime\tactive\tmoduleId" + "\tcolumn".repeat(columns - 4));
    file(name, lines.toArray(String[]::new));
  }

  public void testSnapshot() throws IOException {
    heart();
    Built built = build(release("Snapshot", Optional.empty()));
    assertEquals(Set.of("1001", "1002"), built.records().keySet());
    ConceptRecord edema = built.record("1002");
    assertEquals("US English", "Cardiac edema", edema.name());
    assertEquals(
        Set.of("Cardiac edema", "Cardiac oedema", "Edema cardíaco"),
        Set.copyOf(built.names("1002")));
    assertEquals(List.of("disorder"), edema.semanticTypes());
    assertEquals(Optional.of("DISO"), edema.semanticGroup());
    assertEquals(List.of("1001"), edema.parents());
    assertEquals(List.of("Water."), edema.definitions());
    assertEquals(
        "British English where there is no other", "Heart disease", built.names("1001").getFirst());
    assertEquals(List.of(), built.record("1001").parents());
    assertEquals("retired 1002", built.resolve("1003"));
    assertEquals(reasons(DropReason.OBSOLETE, 1), built.dropped(Item.CONCEPT));
    assertEquals(reasons(DropReason.OBSOLETE, 2, DropReason.SCOPE, 1), built.dropped(Item.NAME));
    assertEquals(
        reasons(DropReason.OBSOLETE, 1, DropReason.NOT_HIERARCHICAL, 1),
        built.dropped(Item.PARENT));
    assertEquals(reasons(DropReason.NOT_A_REPLACEMENT, 1), built.dropped(Item.RETIRED_ID));
    assertEquals(4, built.count(Item.METADATA).kept());
  }

  public void testStatedParentsWhereNoneAreInferred() throws IOException {
    heart();
    relationships.clear();
    Built built = build(release("Snapshot", Optional.empty()));
    assertEquals(List.of("1002"), built.record("1001").parents());
  }

  public void testFullTakesTheLatestVersion() throws IOException {
    heart();
    concept("1003", 20190131, 1);
    concept("1001", 20210131, 0);
    description("12", 20210131, 1, "1001", "Disease of heart", SYNONYM);
    relationships.add(row("53", 20210131, 1, "1002", "1001", "0", IS_A, INFERRED, "9"));
    Built latest = build(release("Full", Optional.empty()));
    assertEquals(Set.of("1002"), latest.records().keySet());
    assertEquals(
        reasons(DropReason.OBSOLETE, 2, DropReason.SUPERSEDED, 2), latest.dropped(Item.CONCEPT));
    Built earlier = build(release("Full", Optional.of(20200201)));
    assertEquals(List.of("Heart disease"), earlier.names("1001"));
    assertEquals(Set.of("1001", "1002"), earlier.records().keySet());
    KbSource first = release("Full", Optional.of(20190201));
    KbFormatException nothing = expectThrows(KbFormatException.class, () -> build(first));
    assertTrue(
        nothing.getMessage(), nothing.getMessage().contains("NAME=ItemCount[read=10, kept=0"));
  }

  public void testSnapshotsOfSeveralModules() throws IOException {
    heart();
    KbSource.SnomedRf2 release = release("Snapshot", Optional.empty());
    concepts.clear();
    descriptions.clear();
    concept("1001", 20220131, 1);
    concept("1004", 20220131, 1);
    description("12", 20220131, 1, "1001", "Heart trouble", SYNONYM);
    description("71", 20220131, 1, "1004", "es:Corazón (estructura corporal)", FSN);
    write("extension/sct2_Concept_SpanishExtensionSnapshot_ES_20260101.txt", 5, concepts);
    write("extension/sct2_Description_SpanishExtensionSnapshot-es_ES_1.txt", 9, descriptions);
    Built built = build(release);
    assertEquals(Set.of("1001", "1002", "1004"), built.records().keySet());
    assertEquals("newer of two files", "Heart trouble", built.names("1001").getFirst());
    assertEquals(List.of("Corazón"), built.names("1004"));
    assertEquals(2, built.dropped(Item.CONCEPT).size());
  }

  public void testSemanticGroupFilter() throws IOException {
    heart();
    CompileSpec spec =
        CompileSpec.of("kb", createTempDir().resolve("kb"), release("Snapshot", Optional.empty()));
    Built built =
        build(spec.withFilters(Filters.DEFAULT.withSemanticGroups("DISO").withLanguages("es")));
    assertEquals(List.of("Edema cardíaco"), built.names("1002"));
    assertEquals(Set.of("1002"), built.records().keySet());
  }

  public void testBrokenReleases() throws IOException {
    assertRefused(
        directory
            + ": SNOMED CT release: expected sct2_Concept_*Full*.txt"
            + " in it, found no such file; name the directory of an RF2 release.",
        new KbSource.SnomedRf2(directory));
    heart();
    assertRefused(
        directory
            + ": SNOMED CT release: expected sct2_Concept_*Full*.txt"
            + " in it, found no such file; name a release with full files, or leave the date out.",
        release("Snapshot", Optional.of(20200101)));
    concepts.add("1005\t20200131\t1");
    assertRefused(
        "sct2_Concept_Snapshot_INT_20260101.txt:5: row [1005]: expected 5 columns, found 3;"
            + " check that the file is whole.",
        release("Snapshot", Optional.empty()));
    concepts.removeLast();
    concepts.add(row("1005", 2020, 1, "9"));
    assertRefused(
        "sct2_Concept_Snapshot_INT_20260101.txt:5: effectiveTime [2020]: expected a date YYYYMMDD,"
            + " found other text; check the file.",
        release("Snapshot", Optional.empty()));
    concepts.removeLast();
    concepts.add(row("1005", 20200131, 7, "9"));
    assertRefused(
        "sct2_Concept_Snapshot_INT_20260101.txt:5: active [7]: expected 0 or 1, found other text;"
            + " check the file.",
        release("Snapshot", Optional.empty()));
  }
}
