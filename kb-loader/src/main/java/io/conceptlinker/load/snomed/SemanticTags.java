package io.conceptlinker.load.snomed;

import io.conceptlinker.load.input.Pieces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tag that ends a fully specified name, {@code Asthma (disorder)}, and what it means. */
final class SemanticTags {

  private static final String RESOURCE = "semantic-tags.txt";

  private final Map<String, String> groups = new HashMap<>();

  SemanticTags() {
    try (InputStream in = SemanticTags.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource [" + RESOURCE + "]: not in the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith("#")) {
          for (String tag : Pieces.of(line.substring(colon + 1), ",")) {
            groups.put(tag, line.substring(0, colon));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The semantic group of concepts with a tag. */
  Optional<String> group(String tag) {
    return Optional.ofNullable(groups.get(tag));
  }

  /** The tag of a fully specified name. */
  static Optional<String> tag(String name) {
    int open = name.lastIndexOf('(');
    return open > 0 && name.endsWith(")") && name.charAt(open - 1) == ' '
        ? Optional.of(name.substring(open + 1, name.length() - 1))
        : Optional.empty();
  }

  /** The name without its tag. */
  static String untagged(String name) {
    return tag(name).isPresent() ? name.substring(0, name.lastIndexOf('(')).strip() : name;
  }
}
