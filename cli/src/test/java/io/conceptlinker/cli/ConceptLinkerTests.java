package io.conceptlinker.cli;

import java.io.IOException;

public class ConceptLinkerTests extends CommandTestCase {

  public void testHelpGoesToStandardOutput() throws IOException {
    assertEquals(0, run("--help"));
    assertTrue(out(), out().contains("concept-linker demo"));
    assertTrue(out(), out().contains("Exit codes:"));
    assertEquals("", err());
  }

  public void testEveryCommandHasExamples() throws IOException {
    String[][] commands = {
      {"demo"},
      {"kb"},
      {"kb", "build"},
      {"kb", "check"},
      {"kb", "stats"},
      {"kb", "show"},
      {"kb", "diff"}
    };
    for (String[] command : commands) {
      Object[] arguments = new Object[command.length + 1];
      System.arraycopy(command, 0, arguments, 0, command.length);
      arguments[command.length] = "--help";
      assertEquals(0, run(arguments));
      assertTrue(out(), out().contains("Examples:"));
      assertTrue(out(), out().contains("concept-linker " + String.join(" ", command)));
    }
  }

  public void testWrongUsageIsTwo() throws IOException {
    assertEquals(2, run());
    assertTrue(err(), err().contains("error: expected a command"));
    assertEquals(2, run("demo", "--prot", "9200"));
    assertTrue(err(), err().contains("--prot"));
    assertTrue(err(), err().contains("Try `concept-linker demo --help` for more."));
    assertEquals("", out());
  }

  public void testAMessageAndNoStackTrace() throws IOException {
    assertEquals(1, run("demo", "--port", "29876"));
    assertTrue(err(), err().contains("error: Elasticsearch home ["));
    assertFalse(err(), err().contains("\tat "));
    assertEquals(1, run("demo", "--port", "29876", "--verbose"));
    assertTrue(err(), err().contains("\tat "));
  }
}
