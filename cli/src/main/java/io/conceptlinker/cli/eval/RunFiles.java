package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.report.PredictionReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a run leaves in its directory. */
final class RunFiles {
  static final String PREDICTIONS = "predictions.jsonl";
  static final String METRICS = "metrics.json";
  static final String ERRORS = "errors.jsonl";

  private RunFiles() {}

  /** The predictions of a run, which is named by its directory or by the file itself. */
  static Path predictions(Path run) {
    return Files.isDirectory(run) ? run.resolve(PREDICTIONS) : run;
  }

  /**
   * The answers of a run on gold spans.
   *
   * @throws DataException if it has none, or found its spans itself
   */
  static List<LinkingCase> cases(Path run) throws IOException {
    Path file = predictions(run);
    if (hasDocuments(file)) {
      throw new DataException(
          "predictions ["
              + file
              + "]: expected answers for given mentions, found mentions that were found; use a run"
              + " with --spans gold");
    }
    return PredictionReader.readAll(file);
  }

  /** Whether the lines are documents with the spans that were found, or else mentions. */
  static boolean hasDocuments(Path predictions) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(predictions)) {
      String first = lines.readLine();
      if (first == null) {
        throw new DataException("predictions [" + predictions + "]: expected a line, found none");
      }
      return first.contains("\"asked\":");
    }
  }
}
