package io.conceptlinker.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class TerminalTests extends LuceneTestCase {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public void testPlainTextWithoutATerminal() {
    Terminal terminal = terminal(Map.of());
    try (Step step = terminal.step("Reading")) {
      step.progress(0.5, "half");
      step.done("3 files");
    }
    terminal.out().println(terminal.style().bold("result"));
    assertEquals("result\n", text(out));
    assertTrue(text(err), text(err).matches("  ok Reading: 3 files +0\\.\\d s\n"));
    assertEquals("one column is left free, one is the line end", 100, text(err).length());
  }

  public void testOneLineThatChangesOnATerminal() {
    Terminal terminal =
        terminal(Map.of("CONCEPT_LINKER_TERMINAL", "out err", "CONCEPT_LINKER_COLUMNS", "60"));
    try (Step step = terminal.step("Reading")) {
      step.done();
    }
    assertTrue(text(err), text(err).startsWith("\r\u001B[K  … Reading"));
    assertTrue(text(err), text(err).contains("\u001B[32m✓\u001B[0m Reading"));
    assertEquals("one line", text(err).indexOf('\n'), text(err).length() - 1);
    assertEquals("\u001B[1mresult\u001B[0m", terminal.style().bold("result"));
  }

  public void testColoursCanBeSwitchedOff() {
    Terminal terminal = terminal(Map.of("CONCEPT_LINKER_TERMINAL", "out err", "NO_COLOR", "1"));
    assertEquals("result", terminal.style().bold("result"));
    assertEquals("«heart»", terminal.style().mention("heart"));
  }

  public void testAFailedStepSaysSo() {
    Terminal terminal = terminal(Map.of());
    expectThrows(
        IllegalStateException.class,
        () -> {
          try (Step step = terminal.step("Reading")) {
            step.progress("not far");
            throw new IllegalStateException("damaged");
          }
        });
    assertEquals("  failed Reading\n", text(err));
  }

  public void testQuietPrintsResultsOnly() {
    Terminal terminal = terminal(Map.of("CONCEPT_LINKER_TERMINAL", "err"));
    terminal.beQuiet();
    try (Step step = terminal.step("Reading")) {
      step.progress("not far");
      step.done("all");
    }
    terminal.say("a remark");
    terminal.out().println("result");
    assertEquals("", text(err));
    assertEquals("result\n", text(out));
  }

  public void testTableAlignsNumbersToTheRight() {
    Table.of("concept", "documents")
        .row("Ménière disease", 7)
        .row("Heart failure", 1234)
        .print(terminal(Map.of()));
    assertEquals(
        """
          concept          documents
          Ménière disease          7
          Heart failure        1,234
        """,
        text(out));
  }

  public void testNumbers() {
    assertEquals("1 document", Numbers.of(1, "document"));
    assertEquals("12,345 documents", Numbers.of(12_345, "document"));
    assertEquals("512 B", Numbers.bytes(512));
    assertEquals("1.5 kB", Numbers.bytes(1536));
    assertEquals("20 MB", Numbers.bytes(20 << 20));
    assertEquals("1.5", Numbers.grouped(1.46));
  }

  private Terminal terminal(Map<String, String> environment) {
    return Terminal.of(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
