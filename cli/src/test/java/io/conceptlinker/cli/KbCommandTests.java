package io.conceptlinker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

public class KbCommandTests extends CommandTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Builds from a file of records; answers with the exit code. */
  private int build(Path records, Path kb, Object... more) throws IOException {
    List<Object> arguments =
        new ArrayList<>(List.of("kb", "build", "--source", "jsonl", "--in", records, "--out", kb));
    arguments.addAll(List.of(more));
    return run(arguments.toArray());
  }

  public void testBuildMergesSourcesAndSaysWhatItDid() throws IOException {
    Path directory = createTempDir();
    Path first = Files.writeString(directory.resolve("a.jsonl"), RECORDS);
    Path second =
        Files.writeString(
            directory.resolve("b.jsonl"),
            "{\"id\":\"D006333\",\"name\":\"Cardiac decompensation\",\"xrefs\":[\"MESH:D006333\"]}\n");
    Path kb = directory.resolve("merged");
    assertEquals(0, build(first, kb, "--source", "jsonl", "--in", second));
    assertTrue(err(), err().contains("ok Compiling merged: 3 concepts, 7 names"));
    assertTrue(out(), out().contains(kb + ".report.txt"));
    assertTrue(Files.exists(directory.resolve("merged.report.txt")));

    assertEquals(0, run("kb", "show", kb, "X2", "--json"));
    assertTrue(out(), out().contains("Cardiac decompensation"));
  }

  public void testBuildFilters() throws IOException {
    Path directory = createTempDir();
    Path records = Files.writeString(directory.resolve("a.jsonl"), RECORDS);
    Path kb = directory.resolve("filtered");
    assertEquals(
        0, build(records, kb, "--language", "en", "--semantic-group", "DISO", "--json", "--quiet"));
    assertEquals("", err());
    JsonNode report = JSON.readTree(out());
    assertEquals(2, report.at("/counts/concepts").asInt());
    assertEquals(0, run("kb", "show", kb, "X2"));
    assertFalse(out(), out().contains("insuffisance"));
  }

  public void testBuildAddsTrainingNames() throws IOException {
    Path directory = createTempDir();
    Path records = Files.writeString(directory.resolve("a.jsonl"), RECORDS);
    Path corpus =
        Files.writeString(
            directory.resolve("train.pubtator"),
            "1|t|A weak pump\n1|a|\n1\t2\t11\tweak pump\tDisease\tMESH:D006333\n\n");
    Path kb = directory.resolve("trained");
    assertEquals(err(), 0, build(records, kb, "--train", corpus));
    assertEquals(0, run("kb", "show", kb, "weak pump"));
    assertTrue(out(), out().startsWith("Heart failure  X2"));
  }

  public void testBuildRefuses() throws IOException {
    Path directory = createTempDir();
    Path records = Files.writeString(directory.resolve("a.jsonl"), RECORDS + "{\n");
    Path kb = directory.resolve("kb");
    assertEquals(2, run("kb", "build", "--source", "xml", "--in", records, "--out", kb));
    assertTrue(err(), err().contains("source format [xml]: expected one of"));
    assertEquals(2, run("kb", "build", "--out", kb));
    assertEquals(3, build(records, kb));
    assertTrue(err(), err().contains("a.jsonl:4:"));
    assertFalse(Files.exists(kb));
    assertEquals(0, build(records, kb, "--lenient"));
    assertEquals(2, build(records, kb, "--lenient"));
    assertEquals(0, build(records, kb, "--lenient", "--overwrite"));
  }

  public void testCheckFindsDamage() throws IOException {
    Path kb = bundle();
    assertEquals(0, run("kb", "check", kb));
    assertTrue(err(), err().contains("names looked up"));

    Path names = kb.resolve("names.bin");
    byte[] bytes = Files.readAllBytes(names);
    bytes[random().nextInt(bytes.length)] ^= (byte) (1 << random().nextInt(8));
    Files.write(names, bytes);
    assertEquals(3, run("kb", "check", kb));
    assertTrue(out(), out().contains("names.bin"));
    assertTrue(err(), err().contains("copy it again or rebuild it"));
    assertEquals(3, run("kb", "check", kb, "--json", "--quiet"));
    assertTrue(JSON.readTree(out()).path("problems").size() > 0);

    assertEquals(3, run("kb", "stats", kb));
    assertEquals(3, run("kb", "check", kb.resolve("nowhere")));
  }

  public void testStats() throws IOException {
    Path kb = bundle();
    assertEquals(0, run("kb", "stats", kb));
    assertTrue(out(), out().matches("(?s).*Concepts by semantic group\\s+CHEM +1\\s+DISO +2.*"));
    assertEquals(0, run("kb", "stats", kb, "--json"));
    JsonNode stats = JSON.readTree(out());
    assertEquals("sample", stats.path("name").asText());
    assertEquals(5, stats.at("/namesByLanguage/en").asInt());
    assertEquals(1, stats.at("/namesByLanguage/fr").asInt());
  }

  public void testShow() throws IOException {
    Path kb = bundle();
    assertEquals(0, run("kb", "show", kb, "Cardiac Failures"));
    assertTrue(out(), out().startsWith("Heart failure  X2\n  The heart pumps too little.\n"));
    assertTrue(out(), out().contains("Heart disease [X1]"));
    assertEquals(3, run("kb", "show", kb, "hart failur"));
    assertTrue(err(), err().contains("similar names are Heart failure"));
  }

  public void testDiff() throws IOException {
    Path before = bundle();
    Path records =
        Files.writeString(
            createTempDir().resolve("b.jsonl"), RECORDS.replace("paracetamol", "APAP"));
    Path after = createTempDir().resolve("after");
    assertEquals(0, build(records, after));
    assertEquals(0, run("kb", "diff", before, after));
    assertTrue(out(), out().contains("APAP (en)"));
    assertEquals(0, run("kb", "diff", before, after, "--json"));
    assertEquals(2, out().lines().count());
    assertEquals(
        "name_removed",
        JSON.readTree(out().lines().findFirst().orElseThrow()).path("change").asText());
    assertEquals(0, run("kb", "diff", before, before));
    assertEquals("no differences\n", out());
  }
}
