package io.conceptlinker.cli.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pages of results: one for each experiment that has figures, and a list of them.
 *
 * @param experiments in the order of their names
 */
record ResultPages(List<Experiment> experiments) {

  /** Of all {@code .yaml} files of a directory. */
  static ResultPages of(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(directory)) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    List<Experiment> experiments = new ArrayList<>();
    for (Path file : files) {
      experiments.add(new ExperimentReader(file).read());
    }
    return new ResultPages(experiments);
  }

  /** Markdown by file name. */
  Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    StringBuilder list =
        new StringBuilder(
            """
            # Results

            Figures by the protocol of [evaluation](../evaluation.md), in percent. These pages are written from the files in `config/experiments` by
            `bin/concept-linker eval results`, and a test fails when they differ. Each page has the one command that repeats it. `lexical`
            and `generative` are ours, without a model and with the one that ships; in `generative-decoding` it names concepts, too, that look-ups do not find.

            What concepts do for retrieval is on [a page of its own](search.md).

            | experiment | mentions | best baseline | Recall@1 | lexical | generative | generative-decoding |
            |---|---:|---|---:|---:|---:|---:|
            """);
    for (Experiment experiment : experiments) {
      if (!experiment.systems().isEmpty() && !experiment.expected().isEmpty()) {
        ResultPage page = new ResultPage(experiment);
        pages.put(experiment.name() + ".md", page.text());
        list.append(page.row());
      }
    }
    if (!pages.isEmpty()) {
      pages.put("README.md", list.toString());
    }
    return pages;
  }
}
