package io.conceptlinker.cli.process;

import io.conceptlinker.cli.terminal.DataException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;

/**
 * Runs a command of this program in a process of its own, so that the memory it takes is its own
 * too. Messages go where ours go; results are dropped, for they are in files.
 *
 * @param mainClass the class that starts the program
 */
public record OwnProcess(String mainClass) {

  /**
   * Runs the commands whose {@code --out} is not there yet, one after the other.
   *
   * @param commands each has one
   * @throws DataException if one fails; those behind it are not run then
   */
  public void prepare(List<List<String>> commands) throws IOException, InterruptedException {
    for (List<String> words : commands) {
      if (!Files.exists(Path.of(words.get(words.indexOf("--out") + 1)))) {
        run(words);
      }
    }
  }

  /**
   * Runs a command.
   *
   * @throws DataException if it fails
   */
  public void run(List<String> words) throws IOException, InterruptedException {
    int exit = exitCode(words);
    if (exit != ExitCode.OK) {
      throw new DataException(
          "command ["
              + String.join(" ", words)
              + "]: expected exit code 0, found "
              + exit
              + "; see what it says above");
    }
  }

  private int exitCode(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseParallelGC");
    command.add("--enable-native-access=ALL-UNNAMED");
    String options = System.getenv().getOrDefault("CONCEPT_LINKER_JAVA_OPTS", "").strip();
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split("\\s+")));
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .redirectInput(Redirect.from(nothing().toFile()))
            .start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }

  private static Path nothing() {
    return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
