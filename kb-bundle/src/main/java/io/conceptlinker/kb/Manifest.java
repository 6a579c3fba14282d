package io.conceptlinker.kb;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bundle says about itself.
 *
 * @param formatVersion the version of the file format
 * @param name the name of the knowledge base
 * @param version the first 12 hexadecimal digits of the hash of the content
 * @param toolVersion the version of the software that built it
 * @param counts how many concepts, names, phrases and so on there are
 * @param languages the languages of the names, sorted
 * @param sources the files it was built from, sorted
 * @param options the options it was built with
 */
public record Manifest(
    int formatVersion,
    String name,
    String version,
    String toolVersion,
    Map<String, Long> counts,
    List<String> languages,
    List<SourceFile> sources,
    Map<String, String> options) {

  static final String COVERAGE = "coverage";

  public Manifest {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    languages = List.copyOf(languages);
    sources = sources.stream().sorted().toList();
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /**
   * Returns the share of mentions in texts whose concept the knowledge base has, 0 to 1: what was
   * measured or declared when it was built, or 1.
   */
  public double coverage() {
    return Double.parseDouble(options.getOrDefault(COVERAGE, "1"));
  }

  /** Returns a count by its name, or 0. */
  public long count(String what) {
    return counts.getOrDefault(what, 0L);
  }
}
