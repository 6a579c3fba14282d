package io.conceptlinker.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What several benchmarks need of their input. */
final class KnowledgeBases {
  private static final Pattern FIELD =
      Pattern.compile("\"(?:title|abstract|text)\": *\"((?:[^\"\\\\]|\\\\.)*)\"");

  private KnowledgeBases() {}

  /** What a {@code @Setup} method has set. */
  static <T> T require(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("state: expected to be set up");
    }
    return value;
  }

  /**
   * The documents of a plain text file, a line each, or the titles and abstracts of a JSONL file.
   */
  static List<String> documents(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (!file.toString().endsWith(".jsonl")) {
      return lines;
    }
    return lines.stream()
        .map(
            line -> {
              StringBuilder text = new StringBuilder();
              Matcher field = FIELD.matcher(line);
              while (field.find()) {
                text.append(field.group(1).replaceAll("\\\\[nrt]", " ").replace("\\", ""))
                    .append(' ');
              }
              return text.toString();
            })
        .toList();
  }
}
