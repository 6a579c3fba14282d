package io.conceptlinker.load;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went into a knowledge base and what did not; written beside the bundle as {@code
 * NAME.report.json} and {@code NAME.report.txt}.
 *
 * @param name of the knowledge base
 * @param version of the bundle
 * @param counts of the bundle
 * @param sources in the order in which they were read
 * @param training what became of training names
 * @param duplicateNames names that concepts were given more than once, and have once
 * @param readSeconds that reading all sources took
 * @param writeSeconds that sorting, indexing and writing the bundle took
 */
public record BuildReport(
    String name,
    String version,
    Map<String, Long> counts,
    List<SourceReport> sources,
    TrainingReport training,
    long duplicateNames,
    double readSeconds,
    double writeSeconds) {

  public BuildReport {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    sources = List.copyOf(sources);
  }
}
