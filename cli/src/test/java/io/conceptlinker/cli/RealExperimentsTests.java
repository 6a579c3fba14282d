package io.conceptlinker.cli;

import com.carrotsearch.randomizedtesting.annotations.TimeoutSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressSysoutChecks;
import org.apache.lucene.tests.util.TimeUnits;

/**
 * The experiments of the project give the figures that they hold, on the real data that the system
 * property {@code concept.real.data} names.
 */
@TimeoutSuite(millis = 120 * TimeUnits.MINUTE)
@SuppressSysoutChecks(bugUrl = "commands in processes of their own say how far they are")
public class RealExperimentsTests extends CommandTestCase {

  private static final Path DATA = Path.of(System.getProperty("concept.real.data", ""));

  /** Every baseline on NCBI-disease, against its own figures and against the floors. */
  public void testFloors() throws IOException {
    Path experiment = experiments().resolve("ncbi-disease-test.yaml");
    Path runs = createTempDir();
    succeeds("eval", "repeat", experiment, "--data", DATA, "--runs", runs);
    succeeds("eval", "gate", "--spec", experiment, "--runs", runs);
    Path floors = experiments().resolve("ncbi-disease-floors.yaml");
    succeeds("eval", "gate", "--spec", floors, "--runs", runs);
  }

  /** The best baseline, where there is one that learns, and ours on the others. */
  public void testOthers() throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(experiments())) {
      others =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("ncbi-disease"))
              .sorted()
              .toList();
    }
    assertTrue("experiments", others.size() >= 7);
    for (Path experiment : others) {
      Path runs = createTempDir();
      String systems =
          Files.readString(experiment).contains("  tfidf+train:")
              ? "tfidf+train,lexical"
              : "lexical";
      Object[] repeat = {
        "eval", "repeat", experiment, "--data", DATA, "--runs", runs, "--system", systems
      };
      succeeds(repeat);
      Object[] gate = {"eval", "gate", "--spec", experiment, "--runs", runs, "--system", systems};
      succeeds(gate);
    }
  }
}
