package io.conceptlinker.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.SourceFile;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

public class KnowledgeBaseCompilerTests extends LoaderTestCase {

  private KbSource jsonl(String name, String... lines) throws IOException {
    return new KbSource.Jsonl(file(name, lines));
  }

  private static CompileSpec spec(KbSource... sources) {
    return CompileSpec.of("kb", createTempDir().resolve("kb"), sources);
  }

  public void testMergesWhatMeansExactlyOneConcept() throws IOException {
    KbSource first =
        jsonl(
            "first.jsonl",
            "{'id':'C9000001','name':'heart failure','xrefs':['MSH:D900001']}".replace('\'', '"'),
            "{'id':'C9000002','name':'fever','xrefs':['DO:DOID:7']}".replace('\'', '"'),
            "{'id':'C9000003','name':'pyrexia','xrefs':['DOID:7'],'parents':['C9000001']}"
                .replace('\'', '"'));
    Path obo =
        file(
            "second.obo",
            "[Term]",
            "id: DOID:7",
            "name: high temperature",
            "[Term]",
            "id: DOID:8",
            "name: cardiac failure",
            "synonym: \"heart failure\" EXACT []",
            "xref: UMLS_CUI:C9000001",
            "is_a: DOID:9",
            "[Term]",
            "id: DOID:9",
            "name: heart disease",
            "alt_id: DOID:10");
    KbSource mesh =
        jsonl(
            "third.jsonl",
            "{'id':'D900001','name':'Herzinsuffizienz','parents':['D900009']}".replace('\'', '"'),
            "{'id':'D900009','name':'Herzkrankheit','xrefs':['DOID:10']}".replace('\'', '"'),
            "{'id':'D900010','name':'both','xrefs':['DOID:9','UMLS:C9000003']}".replace('\'', '"'));
    Built built = build(spec(first, new KbSource.Obo(obo), mesh));
    assertEquals(
        Set.of("C9000001", "C9000002", "C9000003", "DOID:7", "DOID:9", "D900010"),
        built.records().keySet());
    assertEquals(
        Set.of("heart failure", "cardiac failure", "Herzinsuffizienz"),
        Set.copyOf(built.names("C9000001")));
    assertEquals("heart failure", built.record("C9000001").name());
    assertEquals(List.of("DOID:9"), built.record("C9000001").parents());
    assertEquals("the ids of merged concepts lead on", "C9000001", built.resolve("DOID:8"));
    assertEquals("C9000001", built.resolve("D900001"));
    assertEquals("DOID:9", built.resolve("D900009"));
    List<SourceReport> sources = built.report().sources();
    assertEquals(1, sources.get(1).mergedConcepts());
    assertEquals("DOID:7 is two concepts'", 1, sources.get(1).ambiguousConcepts());
    assertEquals(2, sources.get(2).mergedConcepts());
    assertEquals(1, sources.get(2).ambiguousConcepts());
    assertEquals(1, built.report().duplicateNames());
  }

  public void testEqualIdsAreOneConcept() throws IOException {
    KbSource first = jsonl("a.jsonl", "{\"id\":\"D900001\",\"name\":\"one\"}");
    KbSource second =
        jsonl(
            "b.jsonl",
            "{\"id\":\"MESH:D900001\",\"name\":\"uno\",\"xrefs\":[\"X:1\"]}",
            "{\"id\":\"D900001\",\"name\":\"eins\",\"parents\":[\"MESH:D900001\"]}");
    Built built = build(spec(first, second));
    assertEquals(Set.of("D900001"), built.records().keySet());
    assertEquals("D900001", built.resolve("MESH:D900001"));
    assertEquals(
        reasons(DropReason.SELF_PARENT, 1),
        built.report().sources().get(1).count(Item.PARENT).dropped());
  }

  public void testSnomedIdsMeetTheirCrossReferences() throws IOException {
    String module = "\t20200101\t1\t9\t";
    file("sct2_Concept_Snapshot_INT_1.txt", "id\tt\ta\tm\td", "1001" + module + "9");
    file(
        "sct2_Description_Snapshot-en_INT_1.txt",
        "id\tt\ta\tm\tc\tl\tt\tterm\ts",
        "11" + module + "1001\ten\t900000000000013009\tMyocardial infarction\t9");
    KbSource first =
        jsonl("a.jsonl", "{\"id\":\"X:1\",\"name\":\"MI\",\"xrefs\":[\"SCTID:1001\"]}");
    Built built = build(spec(first, new KbSource.SnomedRf2(directory)));
    assertEquals(Set.of("MI", "Myocardial infarction"), Set.copyOf(built.names("X:1")));
  }

  public void testTrainingNames() throws IOException {
    KbSource source =
        jsonl(
            "a.jsonl",
            "{'id':'D900001','name':'heart failure','alternative_ids':['OMIM:1'],'xrefs':['X:5']}"
                .replace('\'', '"'),
            "{'id':'D900002','name':'fever','xrefs':['X:5','X:6']}".replace('\'', '"'));
    List<TrainingName> names =
        List.of(
            new TrainingName("weak heart", "en", List.of("D900001", "MESH:D900002"), 3),
            new TrainingName("weak heart", "en", List.of("OMIM:1"), 2),
            new TrainingName("hot", "en", List.of("X:6", "X:5", "D999999"), 1),
            new TrainingName("...", "en", List.of("D900001"), 1));
    Built built = build(spec(source).withTrainingNames(names));
    assertEquals(new TrainingReport(7, 4, 1, 1, 1), built.report().training());
    try (KnowledgeBase kb = KnowledgeBase.open(built.output())) {
      int failure = kb.concept("D900001");
      int last = kb.endName(failure) - 1;
      assertEquals("weak heart", kb.nameText(last));
      assertEquals(NameKind.TRAINING, kb.nameKind(last));
      assertEquals(5, kb.nameCount(last));
      assertEquals("heart failure", kb.preferredName(failure));
      assertEquals("one annotation of 12 is of no concept", 0.9167, kb.manifest().coverage(), 0);
    }
    Built declared = build(spec(source).withTrainingNames(names).withCoverage(0.5));
    try (KnowledgeBase kb = KnowledgeBase.open(declared.output())) {
      assertEquals("what is said is believed", 0.5, kb.manifest().coverage(), 0);
    }
    expectThrows(IllegalArgumentException.class, () -> spec(source).withCoverage(2));
  }

  public void testProvenance() throws Exception {
    Path file =
        file("a.jsonl", "{\"id\":\"1\",\"name\":\"one\"}", "{\"id\":\"2\",\"name\":\"two\"}");
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    Built built =
        build(spec(new KbSource.Jsonl(file)).withFilters(Filters.DEFAULT.withLanguages("en")));
    try (KnowledgeBase kb = KnowledgeBase.open(built.output())) {
      assertEquals(List.of(new SourceFile("jsonl", "a.jsonl", hash, 2)), kb.manifest().sources());
      assertEquals("en", kb.manifest().options().get("filter.languages"));
      assertEquals(kb.version(), built.report().version());
      assertEquals(kb.manifest().counts(), built.report().counts());
    }
  }

  public void testReports() throws IOException {
    Path obo =
        file("a.obo", "[Term]", "id: T:1", "name: one", "is_a: T:9", "[Term]", "id: T:2", "bad");
    CompileSpec spec = spec(new KbSource.Obo(obo)).leniently();
    build(spec);
    Path parent = spec.output().resolveSibling("x").getParent();
    assertEquals(List.of("kb", "kb.report.json", "kb.report.txt"), list(parent));
    String text = Files.readString(parent.resolve("kb.report.txt"));
    assertTrue(text, text.contains("1  dropped: unknown_concept\n"));
    assertTrue(text, text.contains("skipped: a.obo:7: clause: expected tag: value"));
    List<String> fields = new ArrayList<>();
    try (JsonParser json =
        new JsonFactory().createParser(Files.readString(parent.resolve("kb.report.json")))) {
      while (json.nextToken() != null) {
        if (json.currentName() != null) {
          fields.add(json.currentName());
        }
      }
    }
    assertTrue(fields.containsAll(List.of("version", "sources", "concept", "malformed", "sha256")));
  }

  public void testExistingDirectories() throws IOException {
    KbSource source = jsonl("a.jsonl", "{\"id\":\"1\",\"name\":\"one\"}");
    CompileSpec spec = spec(source);
    String first = build(spec).report().version();
    expectThrows(FileAlreadyExistsException.class, () -> build(spec));
    KbSource other = jsonl("b.jsonl", "{\"id\":\"1\",\"name\":\"two\"}");
    CompileSpec again = CompileSpec.of("kb", spec.output(), other).overwriting();
    assertNotEquals(first, build(again).report().version());
    assertEquals(List.of("two"), new Built(build(again).report(), spec.output()).names("1"));
    Path own = createTempDir().resolve("own");
    Files.createDirectories(own);
    Files.writeString(own.resolve("thesis.txt"), "do not lose");
    CompileSpec wrong = CompileSpec.of("kb", own, source).overwriting();
    expectThrows(FileAlreadyExistsException.class, () -> build(wrong));
    assertEquals("do not lose", Files.readString(own.resolve("thesis.txt")));
  }

  public void testFailureLeavesTheOldBundle() throws IOException {
    CompileSpec spec = spec(jsonl("a.jsonl", "{\"id\":\"1\",\"name\":\"one\"}"));
    Built built = build(spec);
    Path parent = spec.output().resolveSibling("x").getParent();
    List<String> before = list(parent);
    CompileSpec broken =
        CompileSpec.of("kb", spec.output(), jsonl("b.jsonl", "{\"id\":\"1\",\"name\":\"t\"}", "{"))
            .overwriting();
    expectThrows(KbFormatException.class, () -> build(broken));
    assertEquals(before, list(parent));
    assertEquals(List.of("one"), built.names("1"));
  }

  public void testFullDiskLeavesNothing() throws IOException {
    KbSource source = jsonl("a.jsonl", "{\"id\":\"1\",\"name\":\"one\"}");
    Path whole = createTempDir().resolve("kb");
    FullDisk roomy = new FullDisk(whole.getParent(), Long.MAX_VALUE);
    build(CompileSpec.of("kb", roomy.path("kb"), source));
    // Reports hold durations, whose digits differ from build to build: too little for every build.
    long tooLittle = roomy.written() - 100;
    assertTrue("the disk counts", tooLittle > 1000);
    for (int i = 0; i < 25; i++) {
      Path parent = createTempDir();
      FullDisk disk = new FullDisk(parent, random().nextLong(tooLittle));
      CompileSpec spec = CompileSpec.of("kb", disk.path("kb"), source);
      IOException full = expectThrows(IOException.class, () -> build(spec));
      assertEquals(FullDisk.MESSAGE, full.getMessage());
      assertEquals(List.of(), list(parent));
    }
  }

  public void testProgress() throws IOException {
    List<String> heard = new ArrayList<>();
    Progress progress =
        (file, rows, fraction, rate) -> heard.add(file + " " + rows + " " + fraction);
    KbSource source = jsonl("a.jsonl", "{\"id\":\"1\",\"name\":\"one\"}");
    KnowledgeBaseCompiler.compile(spec(source), progress);
    assertEquals(List.of("a.jsonl 1 1.0"), heard);
  }

  public void testCallerMistakes() {
    expectThrows(IllegalArgumentException.class, () -> CompileSpec.of("kb", Path.of("x")));
    KbSource source = new KbSource.Jsonl(Path.of("x"));
    expectThrows(IllegalArgumentException.class, () -> CompileSpec.of("A b", Path.of("x"), source));
    expectThrows(IllegalArgumentException.class, () -> Filters.DEFAULT.withSemanticGroups("X"));
    expectThrows(
        IllegalArgumentException.class,
        () -> KbSource.of("tsv", Path.of("x"), java.util.Optional.empty()));
    for (String format : KbSource.formats()) {
      KbSource each =
          KbSource.of(format, Path.of("x"), java.util.Optional.of(Path.of("spec.yaml")));
      assertEquals(format, each.format());
    }
  }
}
