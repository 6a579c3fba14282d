package io.conceptlinker.cli.train;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The directories that the words of a training file stand for.
 *
 * @param data knowledge bases and corpora, brought by whoever runs it
 * @param run the directory of the run
 * @param spec where the training file is
 */
record TrainingPlaces(Optional<Path> data, Optional<Path> run, Path spec) {
  private static final String DATA = "${data}";
  private static final String RUN = "${run}";

  /** What a word needs that was not said, and what that stands for; nothing if it is complete. */
  Optional<String> missing(String word) {
    if (data.isEmpty() && word.contains(DATA)) {
      return Optional.of("the option --data, which " + DATA + " stands for");
    }
    if (run.isEmpty() && word.contains(RUN)) {
      return Optional.of("the option --run, which " + RUN + " stands for");
    }
    return Optional.empty();
  }

  String fill(String word) {
    return word.replace(DATA, data.map(Path::toString).orElse(DATA))
        .replace(RUN, run.map(Path::toString).orElse(RUN))
        .replace("${spec}", spec.toString());
  }
}
