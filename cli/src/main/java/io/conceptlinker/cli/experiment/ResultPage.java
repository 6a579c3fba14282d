package io.conceptlinker.cli.experiment;

import io.conceptlinker.cli.experiment.Experiment.Expected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The page of an experiment.
 *
 * @param experiment has figures
 */
record ResultPage(Experiment experiment) {
  /** Our linkers; systems whose names begin otherwise are baselines. */
  private static final List<String> OURS = List.of("lexical", "generative", "generative-decoding");

  private static final String RECALL = "linking.recall_at_1";
  private static final String F1 = "end_to_end.strict.f1";

  private record Column(String heading, String figure) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Recall@5", "linking.recall_at_5.value"),
          new Column("MRR", "linking.mrr.value"),
          new Column("strict Recall@1", "linking.strict_recall_at_1.value"),
          new Column("ECE", "calibration.ece"),
          new Column("AURC", "calibration.aurc"));

  private static final List<Column> STRATA =
      List.of(
          new Column("concept seen", stratum("concept,value=seen")),
          new Column("concept unseen", stratum("concept,value=unseen")),
          new Column("string seen", stratum("text,value=seen")),
          new Column("string unseen", stratum("text,value=unseen")),
          new Column("no name of its concept", stratum("kb_name,value=different")),
          new Column("concept in the KB", stratum("in_kb,value=yes")),
          new Column("abbreviation", stratum("abbreviation,value=yes")));

  private static String stratum(String condition) {
    return "linking.strata[dimension=" + condition + "].recall_at_1.value";
  }

  /** The row of the list of experiments: the best baseline and each of ours. */
  String row() {
    Optional<String> baseline = bestBaseline();
    List<String> cells = new ArrayList<>();
    cells.add(having(RECALL).isEmpty() ? "–" : count(having(RECALL).getFirst(), RECALL + ".n"));
    cells.add(baseline.orElse("–"));
    cells.add(baseline.map(this::recall).orElse("–"));
    for (String linker : OURS) {
      cells.add(having(RECALL).contains(linker) ? recall(linker) : "–");
    }
    return row(
        "[" + experiment.title() + "](" + experiment.name() + ".md)", cells.toArray(String[]::new));
  }

  /** The whole page. */
  String text() {
    StringBuilder page = new StringBuilder("# " + experiment.title() + "\n\n");
    if (!experiment.about().isEmpty()) {
      page.append(experiment.about()).append("\n\n");
    }
    List<String> linking = having(RECALL);
    if (!linking.isEmpty()) {
      page.append("## Linking given mentions\n\n");
      linking(page, linking);
      page.append("\n### Recall@1 where mentions differ\n\n");
      strata(page, linking);
    }
    List<String> finding = having(F1);
    if (!finding.isEmpty()) {
      page.append("\n## From text to concepts\n\n");
      page.append("| system | strict F1 | 95 % interval | overlap F1 | document F1 |\n");
      page.append("|---|---:|---|---:|---:|\n");
      for (String system : finding) {
        page.append(
            row(
                system,
                percent(system, F1 + ".value"),
                interval(system, F1),
                percent(system, "end_to_end.overlap.f1.value"),
                percent(system, "end_to_end.document.f1.value")));
      }
    }
    page.append("\n## What it took\n\n| system | mentions/s | peak memory, MiB | measured |\n");
    page.append("|---|---:|---:|---|\n");
    experiment
        .measured()
        .forEach(
            (system, values) ->
                page.append(
                    row(
                        system,
                        values.getOrDefault("mentions_per_second", "–"),
                        values.getOrDefault("peak_memory_mib", "–"),
                        values.getOrDefault("date", "–"))));
    page.append(
        "\nOne thread, on two cores that had other work too: the speeds are lower bounds, and are"
            + " not compared.\n");
    page.append("\n## Repeat it\n\n```sh\nbin/concept-linker eval repeat config/experiments/");
    page.append(experiment.name()).append(".yaml --data DIR\n");
    page.append("bin/concept-linker eval gate --spec config/experiments/");
    page.append(experiment.name()).append(".yaml\n```\n\nwhich for each system does\n\n```\n");
    experiment.prepare().forEach(command -> page.append(String.join(" ", command)).append('\n'));
    page.append(String.join(" ", experiment.run())).append(" …\n```\n");
    return page.toString();
  }

  private void linking(StringBuilder page, List<String> systems) {
    page.append("| system | Recall@1 | 95 % interval |");
    COLUMNS.forEach(column -> page.append(' ').append(column.heading()).append(" |"));
    page.append("\n|---|---:|---|").append("---:|".repeat(COLUMNS.size())).append('\n');
    for (String system : systems) {
      List<String> cells = new ArrayList<>();
      cells.add(percent(system, RECALL + ".value"));
      cells.add(interval(system, RECALL));
      COLUMNS.forEach(column -> cells.add(percent(system, column.figure())));
      page.append(row(system, cells.toArray(String[]::new)));
    }
    page.append("\n").append(count(systems.getFirst(), RECALL + ".n"));
    page.append(
        " mentions with a gold concept. Intervals are by bootstrap over documents (1,000 resamples,"
            + " seed 42).\n");
  }

  private void strata(StringBuilder page, List<String> systems) {
    List<Column> columns =
        STRATA.stream()
            .filter(
                column ->
                    systems.stream().anyMatch(system -> value(system, column.figure()).isPresent()))
            .toList();
    page.append("| system |");
    columns.forEach(column -> page.append(' ').append(column.heading()).append(" |"));
    page.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
    for (String system : systems) {
      page.append(
          row(
              system,
              columns.stream()
                  .map(column -> percent(system, column.figure()))
                  .toArray(String[]::new)));
    }
    page.append(
        row(
            "mentions",
            columns.stream()
                .map(
                    column ->
                        count(systems.getFirst(), column.figure().replaceFirst("value$", "n")))
                .toArray(String[]::new)));
  }

  /** The systems that have a figure, in the order of the file. */
  private List<String> having(String estimate) {
    return experiment.systems().keySet().stream()
        .filter(system -> value(system, estimate + ".value").isPresent())
        .toList();
  }

  private String recall(String system) {
    return percent(system, RECALL + ".value");
  }

  private Optional<String> bestBaseline() {
    return having(RECALL).stream()
        .filter(system -> OURS.stream().noneMatch(system::startsWith))
        .max(Comparator.comparingDouble(system -> value(system, RECALL + ".value").orElse(0)));
  }

  private static String row(String first, String... cells) {
    return "| " + first + " | " + String.join(" | ", cells) + " |\n";
  }

  private String interval(String system, String estimate) {
    return percent(system, estimate + ".ci95[0]") + "–" + percent(system, estimate + ".ci95[1]");
  }

  private String percent(String system, String figure) {
    OptionalDouble value = value(system, figure);
    return value.isPresent() ? String.format(Locale.ROOT, "%.1f", 100 * value.getAsDouble()) : "–";
  }

  private String count(String system, String figure) {
    OptionalDouble value = value(system, figure);
    return value.isPresent()
        ? String.format(Locale.ROOT, "%,d", Math.round(value.getAsDouble()))
        : "–";
  }

  private OptionalDouble value(String system, String figure) {
    Map<FigurePath, Expected> figures = experiment.expected().getOrDefault(system, Map.of());
    Expected expected = figures.get(new FigurePath(figure));
    return expected == null ? OptionalDouble.empty() : OptionalDouble.of(expected.value());
  }
}
