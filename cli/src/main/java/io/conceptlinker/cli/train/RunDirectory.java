package io.conceptlinker.cli.train;

import java.nio.file.Path;

/**
 * The files of a run.
 *
 * @param path the directory
 */
record RunDirectory(Path path) {
  Path tokenizer() {
    return path.resolve("tokenizer.json");
  }

  Path config() {
    return path.resolve("config.json");
  }

  /** One line for each report and each look at held examples. */
  Path log() {
    return path.resolve("log.jsonl");
  }

  /** What was trained on what; see {@link RunRecord}. */
  Path record() {
    return path.resolve("run.json");
  }
}
