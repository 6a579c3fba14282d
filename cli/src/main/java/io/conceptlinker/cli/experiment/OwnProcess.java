package io.conceptlinker.cli.experiment;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command of this program in a process of its own, so that the memory it takes is its own
 * too. Messages go where ours go; results are dropped, for they are in files.
 *
 * @param mainClass the class that starts the program
 */
public record OwnProcess(String mainClass) {

  /** The exit code. */
  public int run(List<String> arguments) throws IOException, InterruptedException {
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
