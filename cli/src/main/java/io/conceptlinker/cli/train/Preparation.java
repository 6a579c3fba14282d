package io.conceptlinker.cli.train;

import io.conceptlinker.cli.experiment.OwnProcess;
import io.conceptlinker.cli.terminal.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** Makes what a training file asks for and is not there yet. */
final class Preparation {
  private final OwnProcess process;

  /**
   * @param mainClass the class that starts the program
   */
  Preparation(String mainClass) {
    this.process = new OwnProcess(mainClass);
  }

  /**
   * Runs the commands whose {@code --out} is not there, one after the other.
   *
   * @throws DataException if one fails; those behind it are not run then
   */
  void run(TrainingSpec spec) throws IOException, InterruptedException {
    for (List<String> words : spec.prepare()) {
      if (!Files.exists(Path.of(words.get(words.indexOf("--out") + 1)))) {
        int exit = process.run(words);
        if (exit != ExitCode.OK) {
          throw new DataException(
              "command ["
                  + String.join(" ", words)
                  + "]: expected exit code 0, found "
                  + exit
                  + "; see what it says above");
        }
      }
    }
  }
}
