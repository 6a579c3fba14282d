package io.conceptlinker.link.mention;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Words of everyday English, French and Spanish that are names or symbols of concepts too: "was" is
 * a gene, "cat" an enzyme. Immutable.
 */
final class CommonWords {
  private static final Set<String> FUNCTION = load("function");
  private static final Set<String> COMMON = load("common");

  private CommonWords() {}

  /** "was", "all": in lower case never a mention. */
  static boolean isFunctionWord(String lowerCased) {
    return FUNCTION.contains(lowerCased);
  }

  /** "cat", "rest": a mention only where it is written exactly as the name. */
  static boolean isCommonWord(String lowerCased) {
    return COMMON.contains(lowerCased);
  }

  private static Set<String> load(String kind) {
    Set<String> words = new HashSet<>();
    try (InputStream in = CommonWords.class.getResourceAsStream("common-words.tsv")) {
      if (in == null) {
        throw new IllegalStateException("common-words.tsv: expected beside the class, found none");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0 && line.substring(tab + 1).equals(kind)) {
          words.add(line.substring(0, tab));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Set.copyOf(words);
  }
}
