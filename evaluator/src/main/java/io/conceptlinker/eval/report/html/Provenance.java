package io.conceptlinker.eval.report.html;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a figure needs to be repeated. Empty fields are left out of the report.
 *
 * @param corpus name of the corpus
 * @param split which part of it, such as {@code test}
 * @param knowledgeBase name and version of the bundle
 * @param linker name of the linker, its model included
 * @param training what it was trained on
 * @param seed of the intervals
 * @param commit of the program
 * @param command that repeats the run
 */
public record Provenance(
    String corpus,
    String split,
    String knowledgeBase,
    String linker,
    String training,
    long seed,
    String commit,
    String command) {

  /** Corpus and split. */
  String title() {
    return split.isEmpty() ? corpus : corpus + " · " + split;
  }

  Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Corpus", corpus);
    rows.put("Split", split);
    rows.put("Knowledge base", knowledgeBase);
    rows.put("Linker", linker);
    rows.put("Training data", training);
    rows.put("Seed", Long.toString(seed));
    rows.put("Commit", commit);
    rows.values().removeIf(String::isEmpty);
    return rows;
  }
}
