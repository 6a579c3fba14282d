package io.conceptlinker.cli;

import io.conceptlinker.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ConceptLinkerTests extends LuceneTestCase {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public void testHelpGoesToStandardOutput() throws IOException {
    assertEquals(0, run("--help"));
    assertTrue(text(out), text(out).contains("concept-linker demo"));
    assertTrue(text(out), text(out).contains("Exit codes:"));
    assertEquals("", text(err));
  }

  public void testEveryCommandHasExamples() throws IOException {
    for (String command : new String[] {"demo"}) {
      out.reset();
      assertEquals(0, run(command, "--help"));
      assertTrue(text(out), text(out).contains("Examples:"));
    }
  }

  public void testWrongUsageIsTwo() throws IOException {
    assertEquals(2, run());
    assertTrue(text(err), text(err).contains("error: expected a command"));
    assertEquals(2, run("demo", "--prot", "9200"));
    assertTrue(text(err), text(err).contains("--prot"));
    assertTrue(text(err), text(err).contains("Try `concept-linker demo --help` for more."));
    assertEquals("", text(out));
  }

  public void testAMessageAndNoStackTrace() throws IOException {
    assertEquals(1, run("demo"));
    assertTrue(text(err), text(err).contains("error: Elasticsearch home ["));
    assertFalse(text(err), text(err).contains("\tat "));
    assertEquals(1, run("demo", "--verbose"));
    assertTrue(text(err), text(err).contains("\tat "));
  }

  private int run(String... args) throws IOException {
    return run(createTempDir(), args);
  }

  private int run(Path root, String... args) {
    Terminal terminal =
        Terminal.of(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of());
    return ConceptLinker.run(terminal, root, args);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
