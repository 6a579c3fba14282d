package io.conceptlinker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code eval repeat}, {@code eval gate} and {@code eval results}. */
public class ExperimentCommandTests extends CommandTestCase {

  private static final String METRICS =
      """
      {"linking": {"recall_at_1": {"value": 0.75, "ci95": [0.5, 1.0], "n": 4},
        "mrr": {"value": null},
        "strata": [{"dimension": "concept", "value": "seen", "recall_at_1": {"value": 1.0, "n": 2}},
                   {"dimension": "concept", "value": "unseen", "recall_at_1": {"value": 0.5, "n": 2}}]}}
      """;

  private static final String EXPERIMENT =
      """
      # What stands above the figures stays as it is.
      title: Hearts & drugs
      about: >
        Two mentions in
        one document.
      prepare:
        - kb build --source jsonl --in ${data}/records.jsonl --out ${runs}/kb
      run: eval run --kb ${runs}/kb --corpus ${data}/hearts.pubtator --format pubtator
      systems:
        exact: --linker exact
        lexical: --linker lexical
      expected: {}
      """;

  private Path directory = Path.of("");

  @Override
  public void setUp() throws Exception {
    super.setUp();
    directory = createTempDir();
  }

  /** Runs a gate with these lines as the figures of the system {@code a}. */
  private int gate(String... lines) throws IOException {
    StringBuilder spec = new StringBuilder("tolerance: 0.01\nexpected:\n  a:\n");
    for (String line : lines) {
      spec.append("    ").append(line).append('\n');
    }
    Files.createDirectories(directory.resolve("a"));
    Files.writeString(directory.resolve("a").resolve("metrics.json"), METRICS);
    Path file = Files.writeString(directory.resolve("spec.yaml"), spec);
    Path junit = directory.resolve("gate.xml");
    return run("eval", "gate", "--spec", file, "--runs", directory, "--junit", junit);
  }

  public void testGateFailsOnBothSides() throws IOException {
    assertEquals(err(), 0, gate("linking.recall_at_1.value: 0.75"));
    assertEquals(err(), 0, gate("linking.recall_at_1.value: 0.76"));
    assertEquals(err(), 0, gate("linking.recall_at_1.value: 0.74"));
    assertEquals("worse than expected", 4, gate("linking.recall_at_1.value: 0.761"));
    assertTrue(out(), out().contains("0.761"));
    assertEquals("better than expected", 4, gate("linking.recall_at_1.value: 0.739"));
    assertTrue(out(), out().contains("0 of 1 figures are as expected"));
  }

  public void testTolerancesOfFiguresAndCounts() throws IOException {
    assertEquals(4, gate("linking.recall_at_1.value: {value: 0.755, tolerance: 0.001}"));
    assertEquals(0, gate("linking.recall_at_1.value: {value: 0.9, tolerance: 0.15}"));
    assertEquals(0, gate("linking.recall_at_1.n: 4"));
    assertEquals("counts are exact", 4, gate("linking.recall_at_1.n: 4.005"));
  }

  public void testFiguresInListsAndMissingOnes() throws IOException {
    assertEquals(0, gate("\"linking.recall_at_1.ci95[1]\": 1"));
    assertEquals(err(), 0, gate(stratum("seen", 1), stratum("unseen", 0.5)));
    assertEquals(4, gate(stratum("unseen", 1)));
    assertEquals(4, gate(stratum("other", 1)));
    assertEquals("null is no figure", 4, gate("linking.mrr.value: 0"));
    assertTrue(out(), out().contains("none"));
    assertEquals(3, gate("linking..value: 1"));
    assertTrue(err(), err().contains("spec.yaml:4: expected the path of a figure"));
  }

  private static String stratum(String value, double recall) {
    return "\"linking.strata[dimension=concept,value=" + value + "].recall_at_1.value\": " + recall;
  }

  public void testJunitXml() throws Exception {
    assertEquals(4, gate("linking.recall_at_1.value: 0.75", "\"linking.recall_at_1.ci95[0]\": 1"));
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("gate.xml").toFile());
    Element suite = xml.getDocumentElement();
    assertEquals("2", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals(2, suite.getElementsByTagName("testcase").getLength());
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertTrue(
        failure.getAttribute("message"),
        failure.getAttribute("message").contains("expected 1 ± 0.01, found 0.5, which is less"));
    assertEquals(
        "linking.recall_at_1.ci95[0]", ((Element) failure.getParentNode()).getAttribute("name"));
  }

  public void testBrokenExperiments() throws IOException {
    List<List<String>> cases =
        List.of(
            List.of("titel: x\n", ":1: expected one of the keys about, expected"),
            List.of("title: x\ntitle: y\n", ":2: expected the key title once"),
            List.of("prepare: [kb build]\n", ":1: expected a command with --out"),
            List.of("unpack: [{archive: a}]\n", ":1: expected archive, file and to"),
            List.of("expected:\n  a:\n    x: much\n", ":3: expected a number"),
            List.of("expected:\n  a:\n    x: {tolerance: 1}\n", ":3: expected a value"),
            List.of("systems:\n  a/b: x\n", ":2: expected a name"),
            List.of("systems: [\n", "expected YAML"),
            List.of("", "an empty file"),
            List.of("title: x\n", "expected figures under `expected`"));
    for (List<String> broken : cases) {
      Path file = Files.writeString(directory.resolve("broken.yaml"), broken.get(0));
      assertEquals(broken.get(0), 3, run("eval", "gate", "--spec", file));
      assertTrue(err(), err().contains(broken.get(1)));
    }
    Path file = Files.writeString(directory.resolve("none.yaml"), "expected:\n  a:\n    x: 1\n");
    assertEquals(3, run("eval", "gate", "--spec", file, "--runs", directory.resolve("nowhere")));
    assertTrue(err(), err().contains("run `eval repeat` first"));
    assertEquals(3, run("eval", "repeat", file, "--data", directory));
    assertTrue(err(), err().contains("expected `run` and `systems`"));
  }

  public void testRepeatRecordGateAndResults() throws IOException {
    Files.writeString(directory.resolve("records.jsonl"), RECORDS);
    Files.writeString(
        directory.resolve("hearts.pubtator"),
        """
        1|t|Cardiac failure and paracetamol
        1|a|
        1\t0\t15\tCardiac failure\tDisease\tX2
        1\t20\t31\tparacetamol\tChemical\tX1

        """);
    Path experiments = Files.createDirectories(directory.resolve("experiments"));
    Path file = Files.writeString(experiments.resolve("hearts.yaml"), EXPERIMENT);
    Path runs = directory.resolve("runs");
    assertEquals(
        2, run("eval", "repeat", file, "--data", directory, "--runs", runs, "--system", "other"));
    succeeds("eval", "repeat", file, "--data", directory, "--runs", runs, "--record");
    assertTrue(out(), out().contains("50.0"));
    String recorded = Files.readString(file);
    assertTrue(recorded, recorded.startsWith(EXPERIMENT.substring(0, EXPERIMENT.indexOf(" {}"))));
    assertTrue(recorded, recorded.contains("    linking.recall_at_1.value: 0.5\n"));
    assertTrue(recorded, recorded.contains("    linking.recall_at_1.n: 2\n"));
    assertTrue(recorded, recorded.contains("mentions_per_second: "));
    succeeds("eval", "gate", "--spec", file, "--runs", runs);

    Path pages = directory.resolve("pages");
    succeeds("eval", "results", "--experiments", experiments, "--out", pages);
    String page = Files.readString(pages.resolve("hearts.md"));
    assertTrue(page, page.startsWith("# Hearts & drugs\n\nTwo mentions in one document.\n"));
    assertTrue(page, page.contains("| exact | 50.0 | "));
    assertTrue(page, page.contains("eval repeat config/experiments/hearts.yaml --data DIR"));
    assertTrue(
        Files.readString(pages.resolve("README.md"))
            .contains("| [Hearts & drugs](hearts.md) | 2 | exact | 50.0 | 50.0 | – |"));

    Files.writeString(
        file, recorded.replace("linking.recall_at_1.value: 0.5", "linking.recall_at_1.value: 0.4"));
    assertEquals(4, run("eval", "gate", "--spec", file, "--runs", runs));
    succeeds(
        "eval",
        "repeat",
        file,
        "--data",
        directory,
        "--runs",
        runs,
        "--record",
        "--system",
        "exact");
    assertEquals(
        "figures of the other system stay", 4, run("eval", "gate", "--spec", file, "--runs", runs));
    assertTrue(out(), out().contains("lexical"));
    assertFalse(out(), out().contains("exact "));
  }

  public void testPagesAreThoseOfTheExperiments() throws IOException {
    Path pages = directory.resolve("pages");
    succeeds("eval", "results", "--experiments", experiments(), "--out", pages);
    Path committed = experiments().resolve("../../docs/results");
    String advice = "run bin/concept-linker eval results: ";
    List<String> made;
    try (Stream<Path> files = Files.list(pages)) {
      made = files.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
    for (String name : made) {
      assertTrue(advice + name, Files.exists(committed.resolve(name)));
      assertEquals(
          advice + name,
          Files.readString(pages.resolve(name)),
          Files.readString(committed.resolve(name)));
    }
    try (Stream<Path> files = Files.list(committed)) {
      for (Path page : files.toList()) {
        boolean ofExperiment = Files.readString(page).contains("eval repeat config/experiments/");
        String name = String.valueOf(page.getFileName());
        assertTrue("no experiment has the page " + name, !ofExperiment || made.contains(name));
      }
    }
  }
}
