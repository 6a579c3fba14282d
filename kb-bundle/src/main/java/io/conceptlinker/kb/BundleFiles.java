package io.conceptlinker.kb;

import java.util.Map;
import java.util.TreeMap;

/** The files of a bundle: the binary ones by name with their kinds, and the two text files. */
final class BundleFiles {
  static final String MANIFEST = "manifest.properties";
  static final String CHECKSUMS = "checksums.txt";
  static final String CONCEPTS = "concepts.bin";
  static final String HIERARCHY = "hierarchy.bin";
  static final String NAMES = "names.bin";
  static final String NGRAMS = "ngrams.bin";
  static final String PHRASES = "phrases.bin";

  private static final TreeMap<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              CONCEPTS, "CONC", HIERARCHY, "HIER", NAMES, "NAME", NGRAMS, "GRAM", PHRASES, "PHRS"));

  private BundleFiles() {}

  /** Returns the binary files, sorted, each with its kind. */
  static Map<String, String> kinds() {
    return KINDS;
  }

  static String kind(String file) {
    String kind = KINDS.get(file);
    if (kind == null) {
      throw new IllegalArgumentException("bundle file [" + file + "]: expected one of " + KINDS);
    }
    return kind;
  }
}
