package io.conceptlinker.cli;

import io.conceptlinker.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

/** Runs commands as the process would, without the process. */
@SuppressFileSystems("*") // paths go through the command line, where they lose a test file system
public abstract class CommandTestCase extends LuceneTestCase {

  /** Three concepts; one has two parents, one a French name. */
  static final String RECORDS =
      """
      {"id":"X1","name":"Heart disease","semantic_group":"DISO"}
      {"id":"X2","name":"Heart failure","names":[{"text":"cardiac failure","language":"en"},{"text":"insuffisance cardiaque","language":"fr"}],"parents":["X1"],"semantic_group":"DISO","xrefs":["MESH:D006333"],"definitions":["The heart pumps too little."]}
      {"id":"X3","name":"Acetaminophen","names":[{"text":"paracetamol","language":"en"}],"semantic_group":"CHEM"}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** What the last command wrote to standard output. */
  final String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What the last command wrote to standard error. */
  final String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Runs a command with nothing on standard input; answers with its exit code. */
  final int run(Object... arguments) throws IOException {
    return runWithInput("", arguments);
  }

  final int runWithInput(String input, Object... arguments) throws IOException {
    out.reset();
    err.reset();
    String[] args = new String[arguments.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = arguments[i].toString();
    }
    Terminal terminal =
        Terminal.of(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of());
    return ConceptLinker.run(
        terminal,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        createTempDir(),
        args);
  }

  /** Runs a command that must succeed; what it said is the message if it does not. */
  final void succeeds(Object... arguments) throws IOException {
    succeedsWithInput("", arguments);
  }

  final void succeedsWithInput(String input, Object... arguments) throws IOException {
    int exit = runWithInput(input, arguments);
    assertEquals(out() + err(), 0, exit);
  }

  /** The experiments of the checkout that the tests run in. */
  static Path experiments() {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve("config/experiments"))) {
      root = root.getParent();
    }
    assertNotNull("the checkout with config/experiments", root);
    return root.resolve("config/experiments");
  }

  /** A bundle of {@link #RECORDS}. */
  final Path bundle() throws IOException {
    Path directory = createTempDir();
    Path records = Files.writeString(directory.resolve("records.jsonl"), RECORDS);
    Path kb = directory.resolve("sample");
    succeeds("kb", "build", "--source", "jsonl", "--in", records, "--out", kb);
    return kb;
  }
}
