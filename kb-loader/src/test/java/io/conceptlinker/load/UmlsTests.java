package io.conceptlinker.load;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public class UmlsTests extends LoaderTestCase {

  private static final String CONSO = "C0000001|ENG|P|L1|PF|S1|Y|A1||||MSH|MH|D1|Fever|0|N|256|";

  private KbSource.Umls release() throws IOException {
    for (String name :
        List.of(
            "MRCONSO",
            "MRSTY",
            "MRDEF",
            "MRREL",
            "MRRANK",
            "MRSAB",
            "MRCUI",
            "CHANGE/MERGEDCUI",
            "CHANGE/DELETEDCUI")) {
      resource("umls/META/" + name + ".RRF");
    }
    return new KbSource.Umls(directory.resolve("umls"));
  }

  public void testNamesAndTheirRanks() throws IOException {
    Built built = build(release());
    ConceptRecord concept = built.record("C0000001");
    assertEquals("rank beats TS", "Heart failure", concept.name());
    assertEquals(
        List.of(
            new ConceptRecord.Name("Heart failure", "en", "MTH", NameKind.PREFERRED, 0),
            new ConceptRecord.Name("Insuficiencia cardíaca", "es", "MSHSPA", NameKind.PREFERRED, 0),
            new ConceptRecord.Name("Défaillance cardiaque", "fr", "MSHFRE", NameKind.PREFERRED, 0),
            new ConceptRecord.Name("Cardiac Failure", "en", "MSH", NameKind.SYNONYM, 0),
            new ConceptRecord.Name("HF", "en", "MSH", NameKind.ABBREVIATION, 0)),
        concept.names());
    assertEquals(
        reasons(
            DropReason.SUPPRESSED,
            1,
            DropReason.OBSOLETE,
            1,
            DropReason.BLANK,
            1,
            DropReason.DUPLICATE,
            1),
        built.dropped(Item.NAME));
    assertEquals(12, built.count(Item.NAME).read());
    assertEquals(reasons(DropReason.NO_NAME, 1), built.dropped(Item.CONCEPT));
    assertEquals("Enfermedad rara", built.record("C0000004").name());
  }

  public void testWithoutRanksTheTermStatusDecides() throws IOException {
    KbSource.Umls release = release();
    Files.delete(release.path().resolve("META/MRRANK.RRF"));
    assertEquals("Cardiac Failure", build(release).record("C0000001").name());
  }

  public void testHierarchyPointsUp() throws IOException {
    Built built = build(release());
    assertEquals(List.of("C0000002"), built.record("C0000001").parents());
    assertEquals("RB and isa", List.of("C0000002"), built.record("C0000004").parents());
    assertEquals(List.of(), built.record("C0000002").parents());
    assertEquals(
        reasons(
            DropReason.DUPLICATE,
            2,
            DropReason.NOT_HIERARCHICAL,
            2,
            DropReason.SELF_PARENT,
            1,
            DropReason.UNKNOWN_CONCEPT,
            1,
            DropReason.OBSOLETE,
            1),
        built.dropped(Item.PARENT));
  }

  public void testTypesDefinitionsAndVocabularies() throws IOException {
    Built built = build(release());
    ConceptRecord drug = built.record("C0000003");
    assertEquals(List.of("T109", "T121"), drug.semanticTypes());
    assertEquals(Optional.of("CHEM"), drug.semanticGroup());
    assertEquals(
        reasons(DropReason.DUPLICATE, 1, DropReason.UNKNOWN_CONCEPT, 1),
        built.dropped(Item.SEMANTIC_TYPE));
    assertEquals(2, built.record("C0000001").definitions().size());
    assertEquals(
        reasons(DropReason.OBSOLETE, 1, DropReason.UNKNOWN_CONCEPT, 1),
        built.dropped(Item.DEFINITION));
    assertEquals(
        Map.of("MSH", "2025", "MSHSPA", "2025"),
        built.report().sources().getFirst().vocabularies());
  }

  public void testRetiredConcepts() throws IOException {
    Built built = build(release());
    assertEquals("retired C0000001", built.resolve("C0800001"));
    assertEquals("a chain", "retired C0000001", built.resolve("C0800002"));
    assertEquals("", built.resolve("C0800003"));
    assertEquals("a circle", "", built.resolve("C0800005"));
    assertEquals("retired C0000003", built.resolve("C0800007"));
    assertEquals(
        reasons(DropReason.NOT_A_REPLACEMENT, 3, DropReason.UNKNOWN_CONCEPT, 2),
        built.dropped(Item.RETIRED_ID));
  }

  public void testFilters() throws IOException {
    Path output = createTempDir().resolve("kb");
    CompileSpec spec = CompileSpec.of("kb", output, release());
    Filters filters = Filters.DEFAULT.withLanguages("es", "en").withSemanticGroups("DISO");
    Built built = build(spec.withFilters(filters));
    assertEquals(Set.of("C0000001", "C0000002"), built.records().keySet());
    assertEquals("the first language", "Insuficiencia cardíaca", built.record("C0000001").name());
    assertEquals(
        reasons(
            DropReason.LANGUAGE,
            1,
            DropReason.SEMANTIC_GROUP,
            2,
            DropReason.SUPPRESSED,
            1,
            DropReason.OBSOLETE,
            1,
            DropReason.BLANK,
            1,
            DropReason.DUPLICATE,
            1),
        built.dropped(Item.NAME));
    assertEquals(reasons(DropReason.SEMANTIC_GROUP, 3), built.dropped(Item.CONCEPT));
  }

  public void testSourceAndRestrictionFilters() throws IOException {
    Path output = createTempDir().resolve("kb");
    CompileSpec spec = CompileSpec.of("kb", output, release());
    Filters sources = Filters.DEFAULT.withSources("SNOMEDCT_US", "MSHFRE");
    assertEquals(
        List.of("Heart failure", "Défaillance cardiaque"),
        build(spec.withFilters(sources)).names("C0000001"));
    Filters open = new Filters(List.of(), Set.of(), Set.of("T047"), Set.of(), true, true, 20, 0);
    Built built = build(spec.withFilters(open).overwriting());
    assertEquals(
        List.of("Heart failure", "Cardiac Failure", "Failing heart NOS", "HF"),
        built.names("C0000001"));
    assertEquals(
        reasons(
            DropReason.RESTRICTED,
            4,
            DropReason.TOO_LONG,
            1,
            DropReason.BLANK,
            1,
            DropReason.SEMANTIC_TYPE,
            1),
        built.dropped(Item.NAME));
  }

  public void testCodesBecomeCrossReferences() throws IOException {
    KbSource.Umls release = release();
    Built built = build(new KbSource.Umls(release.path(), Set.of("MSH", "SNOMEDCT_US")));
    assertEquals(List.of("MESH:D900001", "SNOMEDCT:900001"), built.record("C0000001").xrefs());
  }

  public void testGzippedWithMarkAndCarriageReturns() throws IOException {
    String text = "\ufeff" + CONSO + "\r\n\r\n" + CONSO.replace("Fever", "Pyrexie");
    bytes("MRCONSO.RRF.gz", gzip(text.getBytes(StandardCharsets.UTF_8)));
    file("MRSTY.RRF");
    Built built = build(new KbSource.Umls(directory));
    assertEquals(Set.of("Fever", "Pyrexie"), Set.copyOf(built.names("C0000001")));
    assertEquals(2, built.report().sources().getFirst().files().getLast().rows());
  }

  public void testBrokenRows() throws IOException {
    KbSource source = new KbSource.Umls(directory);
    assertRefused(
        directory
            + ": UMLS release: expected MRCONSO.RRF or MRCONSO.RRF.gz here or in META,"
            + " found neither; name the directory that MetamorphoSys wrote.",
        source);
    file("MRCONSO.RRF", CONSO, "C0000002|ENG|P|");
    assertRefused(
        "MRCONSO.RRF:2: row [C0000002]: expected 18 columns, each followed by |, found 3;"
            + " check that the file is whole, or read leniently to skip such rows.",
        source);
    file("MRCONSO.RRF", CONSO.replace("C0000001", ""));
    assertRefused(
        "MRCONSO.RRF:1: name: expected CUI, SAB and STR, found an empty column; check the file.",
        source);
    file("MRCONSO.RRF", CONSO.replace("|0|N|", "|x|N|"));
    assertRefused(
        "MRCONSO.RRF:1: restriction level [x]: expected a digit, found other text; check the file.",
        source);
    byte[] latin = CONSO.replace("Fever", "Fièvre").getBytes(StandardCharsets.ISO_8859_1);
    bytes("MRCONSO.RRF", latin);
    assertRefused(
        "MRCONSO.RRF:1: text of field 15: expected UTF-8, found other bytes; convert the file.",
        source);
    file("MRCONSO.RRF", CONSO);
    file("MRRANK.RRF", "high|MSH|MH|N|");
    assertRefused(
        "MRRANK.RRF:1: rank [high]: expected a number, found other text; check the file.", source);
    Files.delete(directory.resolve("MRRANK.RRF"));
    byte[] whole = gzip((CONSO + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8));
    Files.delete(directory.resolve("MRCONSO.RRF"));
    bytes("MRCONSO.RRF.gz", java.util.Arrays.copyOf(whole, whole.length - 9));
    assertRefused(
        "MRCONSO.RRF.gz: compressed data: expected a whole archive, found an end or damage within"
            + " the first "
            + (whole.length - 9)
            + " bytes; fetch the file again.",
        source);
  }

  public void testLenientReadingCountsBrokenRows() throws IOException {
    file("MRCONSO.RRF", CONSO, "C0000002|ENG|P|", CONSO.replace("C0000001", "C0000003"));
    CompileSpec spec =
        CompileSpec.of("kb", createTempDir().resolve("kb"), new KbSource.Umls(directory));
    Built built = build(spec.leniently());
    assertEquals(Set.of("C0000001", "C0000003"), built.records().keySet());
    assertEquals(reasons(DropReason.MALFORMED, 1), built.dropped(Item.NAME));
    assertEquals(1, built.report().sources().getFirst().problems().size());
  }

  public void testEmptyFileHasNothingToBuildFrom() throws IOException {
    bytes("MRCONSO.RRF", new byte[0]);
    assertRefused(
        "test: knowledge base: expected a concept that the filters want, found none: {};"
            + " loosen the filters or check the sources.",
        new KbSource.Umls(directory));
  }
}
