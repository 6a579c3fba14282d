package io.conceptlinker.cli.train;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The directories that the words of a training file stand for.
 *
 * @param data knowledge bases and corpora, brought by whoever runs it
 * @param run what the run writes
 * @param spec where the training file is
 */
record TrainingPlaces(Optional<Path> data, Path run, Path spec) {
  private static final String DATA = "${data}";

  boolean has(String word) {
    return data.isPresent() || !word.contains(DATA);
  }

  String fill(String word) {
    return word.replace(DATA, data.map(Path::toString).orElse(DATA))
        .replace("${run}", run.toString())
        .replace("${spec}", spec.toString());
  }
}
