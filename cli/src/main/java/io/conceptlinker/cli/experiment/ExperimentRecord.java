package io.conceptlinker.cli.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.cli.experiment.Experiment.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes measured figures into the file of an experiment: what stands below the line {@code
 * expected:} is replaced, all above it stays as it is.
 *
 * @param file the file
 * @param experiment what it says so far
 */
record ExperimentRecord(Path file, Experiment experiment) {
  /** The figures that are recorded where a run has them. */
  static final List<String> FIGURES = figures();

  private static final String HEADING = "expected:";

  private static List<String> figures() {
    List<String> figures = new ArrayList<>(estimate("linking.recall_at_1"));
    figures.add("linking.strict_recall_at_1.value");
    figures.add("linking.recall_at_5.value");
    figures.add("linking.mrr.value");
    for (String stratum :
        List.of(
            "concept,value=seen",
            "concept,value=unseen",
            "text,value=seen",
            "text,value=unseen",
            "kb_name,value=different",
            "in_kb,value=yes",
            "abbreviation,value=yes")) {
      String path = "linking.strata[dimension=" + stratum + "].recall_at_1";
      figures.add(path + ".value");
      figures.add(path + ".n");
    }
    figures.add("calibration.ece");
    figures.add("calibration.aurc");
    for (String scheme : List.of("strict", "overlap", "document")) {
      figures.addAll(estimate("end_to_end." + scheme + ".f1"));
    }
    return List.copyOf(figures);
  }

  private static List<String> estimate(String path) {
    return List.of(path + ".value", path + ".ci95[0]", path + ".ci95[1]", path + ".n");
  }

  /** Writes the figures of these systems; those of others stay. */
  void write(Map<String, JsonNode> measured) throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(HEADING)) {
        break;
      }
      yaml.append(line).append('\n');
    }
    yaml.append(HEADING).append('\n');
    Map<String, String> costs = new LinkedHashMap<>();
    for (String system : experiment.systems().keySet()) {
      JsonNode metrics = measured.get(system);
      String figures = metrics == null ? before(system) : found(metrics);
      if (!figures.isEmpty()) {
        yaml.append("  ").append(system).append(":\n").append(figures);
      }
      costs.put(system, metrics == null ? costBefore(system) : cost(metrics));
    }
    yaml.append("measured:\n");
    costs.forEach(
        (system, cost) -> {
          if (!cost.isEmpty()) {
            yaml.append("  ").append(system).append(":\n").append(cost);
          }
        });
    Files.writeString(file, yaml);
  }

  private String before(String system) {
    StringBuilder yaml = new StringBuilder();
    Map<FigurePath, Expected> figures = experiment.expected().getOrDefault(system, Map.of());
    figures.forEach((figure, expected) -> figure(yaml, figure.text(), expected.value()));
    return yaml.toString();
  }

  private static String found(JsonNode metrics) {
    StringBuilder yaml = new StringBuilder();
    for (String path : FIGURES) {
      OptionalDouble value = new FigurePath(path).in(metrics);
      value.ifPresent(number -> figure(yaml, path, number));
    }
    return yaml.toString();
  }

  private static void figure(StringBuilder yaml, String path, double value) {
    yaml.append("    ")
        .append(path.contains("[") ? '"' + path + '"' : path)
        .append(": ")
        .append(FigureCheck.number(value))
        .append('\n');
  }

  private String costBefore(String system) {
    StringBuilder yaml = new StringBuilder();
    experiment
        .measured()
        .getOrDefault(system, Map.of())
        .forEach((name, value) -> yaml.append("    " + name + ": " + value + "\n"));
    return yaml.toString();
  }

  private static String cost(JsonNode metrics) {
    return String.format(
        Locale.ROOT,
        "    mentions_per_second: %d\n    peak_memory_mib: %d\n    date: %s\n",
        Math.round(metrics.at("/cost/mentions_per_second").asDouble()),
        metrics.at("/cost/peak_memory_bytes").asLong() >> 20,
        LocalDate.now(ZoneOffset.UTC));
  }
}
