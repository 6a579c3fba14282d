package io.conceptlinker.cli.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.conceptlinker.cli.experiment.Experiment.Expected;
import io.conceptlinker.cli.terminal.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A figure that was compared.
 *
 * @param system whose it is
 * @param figure which one
 * @param expected what it should be
 * @param found what it is, if it is there
 */
record FigureCheck(String system, FigurePath figure, Expected expected, OptionalDouble found) {

  /** Half of the last decimal of {@code metrics.json}, so that a bound itself is inside. */
  private static final double ROUNDING = 5e-7;

  /**
   * The figures of an experiment.
   *
   * @param only these systems; empty means all
   * @param runs has a directory with {@code metrics.json} for each system
   */
  static List<FigureCheck> all(Experiment experiment, Set<String> only, Path runs)
      throws IOException {
    List<FigureCheck> checks = new ArrayList<>();
    for (Map.Entry<String, Map<FigurePath, Expected>> system : experiment.expected().entrySet()) {
      if (!only.isEmpty() && !only.contains(system.getKey())) {
        continue;
      }
      JsonNode metrics = metrics(runs.resolve(system.getKey()).resolve("metrics.json"));
      system
          .getValue()
          .forEach(
              (figure, expected) ->
                  checks.add(
                      new FigureCheck(system.getKey(), figure, expected, figure.in(metrics))));
    }
    return checks;
  }

  static JsonNode metrics(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new DataException(
          "metrics ["
              + file
              + "]: expected the figures of a run, found no file; run `eval repeat` first, or name"
              + " the directory of the runs with --runs");
    }
    try {
      return new ObjectMapper().readTree(Files.readString(file));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new DataException(
          "metrics [" + file + "]: expected JSON, found other text; run `eval repeat` again", e);
    }
  }

  /** Whether the figure is there and no further off than it may be, in either direction. */
  boolean passed() {
    return found.isPresent()
        && Math.abs(found.getAsDouble() - expected.value()) <= expected.tolerance() + ROUNDING;
  }

  /** What is wrong, for people. */
  String message() {
    return String.format(
        Locale.ROOT,
        "%s %s: expected %s ± %s, found %s",
        system,
        figure.text(),
        number(expected.value()),
        number(expected.tolerance()),
        found.isPresent()
            ? number(found.getAsDouble())
                + (found.getAsDouble() > expected.value() ? ", which is more" : ", which is less")
            : "none");
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6f", value).replaceFirst("0+$", "");
  }
}
