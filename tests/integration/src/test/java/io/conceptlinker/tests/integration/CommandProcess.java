package io.conceptlinker.tests.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bin/concept-linker} as a process of its own, with its output in files. */
final class CommandProcess implements AutoCloseable {

  private static final int MINUTES = 10;

  private final Process process;
  private final Path out;
  private final Path err;

  private CommandProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts the command; {@code directory} takes its output. */
  static CommandProcess start(Path directory, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Checkout.ROOT.resolve("bin/concept-linker").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // The build that runs this test has just made everything; a second Maven must not meddle.
    builder.environment().put("CONCEPT_LINKER_BUILD", "never");
    return new CommandProcess(builder.start(), out, err);
  }

  /** Waits until it ends; answers with its exit code. */
  int await() throws IOException, InterruptedException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("command did not end in " + MINUTES + " minutes: " + err());
    }
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
