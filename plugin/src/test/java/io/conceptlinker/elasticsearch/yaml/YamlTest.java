package io.conceptlinker.elasticsearch.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.XContentType;

/**
 * One named test of a YAML file, with the file's setup before it and its teardown after it.
 *
 * @param name file and test
 * @param steps in order; each is a map of one entry
 */
public record YamlTest(
    String name,
    List<Map<String, Object>> setup,
    List<Map<String, Object>> steps,
    List<Map<String, Object>> teardown) {

  @Override
  public String toString() {
    return name;
  }

  /** All tests of all files of a directory, in the order of the files. */
  public static List<YamlTest> in(Path directory) throws IOException {
    List<YamlTest> tests = new ArrayList<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.sorted().toList()) {
        tests.addAll(read(file));
      }
    }
    if (tests.isEmpty()) {
      throw new AssertionError("no test in " + directory);
    }
    return tests;
  }

  private static List<YamlTest> read(Path file) throws IOException {
    Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
    // The parser reads one document only, so the file is cut at its document marks.
    for (String section : Files.readString(file).split("(?m)^---\\s*$", -1)) {
      if (!section.isBlank()) {
        sections.putAll(parse(section));
      }
    }
    List<Map<String, Object>> setup = sections.getOrDefault("setup", List.of());
    List<Map<String, Object>> teardown = sections.getOrDefault("teardown", List.of());
    sections.remove("setup");
    sections.remove("teardown");
    List<YamlTest> tests = new ArrayList<>();
    sections.forEach(
        (name, steps) ->
            tests.add(
                new YamlTest(
                    file.getFileName().toString().replace(".yml", "/") + name,
                    setup,
                    steps,
                    teardown)));
    return tests;
  }

  private static Map<String, List<Map<String, Object>>> parse(String yaml) throws IOException {
    Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
    try (XContentParser parser =
        XContentType.YAML.xContent().createParser(XContentParserConfiguration.EMPTY, yaml)) {
      parser
          .mapOrdered()
          .forEach(
              (name, value) -> {
                List<Map<String, Object>> steps = new ArrayList<>();
                for (Object step : (List<?>) value) {
                  steps.add(step(step));
                }
                sections.put(name, steps);
              });
    }
    return sections;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> step(Object step) {
    return (Map<String, Object>) step;
  }
}
