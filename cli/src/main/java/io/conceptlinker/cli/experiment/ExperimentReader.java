package io.conceptlinker.cli.experiment;

import io.conceptlinker.cli.experiment.Experiment.Expected;
import io.conceptlinker.cli.experiment.Experiment.Unpack;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the file of an experiment.
 *
 * @param file YAML
 */
record ExperimentReader(Path file) {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "about",
          "unpack",
          "prepare",
          "run",
          "systems",
          "tolerance",
          "expected",
          "measured");

  /** How far a figure may be off where nothing else is said: less than one mention in 500. */
  private static final double TOLERANCE = 0.002;

  /**
   * The experiment.
   *
   * @throws DataException if the file is none, with its line
   */
  Experiment read() throws IOException {
    Map<String, YamlNode> keys = YamlNode.read(file).mapping(KEYS);
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    YamlNode tolerance = keys.get("tolerance");
    return new Experiment(
        name,
        text(keys, "title", name),
        text(keys, "about", "").replaceAll("\\s+", " "),
        unpack(keys),
        prepare(keys),
        words(keys, "run"),
        systems(keys),
        expected(keys, tolerance == null ? TOLERANCE : tolerance.number()),
        measured(keys));
  }

  private static String text(Map<String, YamlNode> keys, String key, String otherwise)
      throws DataException {
    YamlNode node = keys.get(key);
    return node == null ? otherwise : node.text();
  }

  private static List<String> words(Map<String, YamlNode> keys, String key) throws DataException {
    YamlNode node = keys.get(key);
    return node == null ? List.of() : node.words();
  }

  private static List<Unpack> unpack(Map<String, YamlNode> keys) throws DataException {
    List<Unpack> files = new ArrayList<>();
    YamlNode list = keys.get("unpack");
    for (YamlNode item : list == null ? List.<YamlNode>of() : list.list()) {
      Map<String, YamlNode> values = item.mapping(Set.of("archive", "file", "to"));
      if (values.size() != 3) {
        throw item.wrong("archive, file and to", "fewer of them");
      }
      files.add(
          new Unpack(
              text(values, "archive", ""), text(values, "file", ""), text(values, "to", "")));
    }
    return files;
  }

  private static List<List<String>> prepare(Map<String, YamlNode> keys) throws DataException {
    List<List<String>> commands = new ArrayList<>();
    YamlNode list = keys.get("prepare");
    for (YamlNode item : list == null ? List.<YamlNode>of() : list.list()) {
      List<String> words = item.words();
      if (words.indexOf("--out") < 0 || words.indexOf("--out") + 1 == words.size()) {
        throw item.wrong("a command with --out", "one without");
      }
      commands.add(words);
    }
    return commands;
  }

  private static Map<String, List<String>> systems(Map<String, YamlNode> keys)
      throws DataException {
    Map<String, List<String>> systems = new LinkedHashMap<>();
    YamlNode node = keys.get("systems");
    if (node != null) {
      for (Map.Entry<String, YamlNode> system : node.mapping().entrySet()) {
        if (!system.getKey().matches("[\\w+.-]+")) {
          throw system
              .getValue()
              .wrong("a name of letters, digits and + . _ -, which is a directory too", "another");
        }
        systems.put(system.getKey(), system.getValue().words());
      }
    }
    return systems;
  }

  private static Map<String, Map<FigurePath, Expected>> expected(
      Map<String, YamlNode> keys, double tolerance) throws DataException {
    Map<String, Map<FigurePath, Expected>> systems = new LinkedHashMap<>();
    YamlNode node = keys.get("expected");
    if (node != null) {
      for (Map.Entry<String, YamlNode> system : node.mapping().entrySet()) {
        Map<FigurePath, Expected> figures = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> figure : system.getValue().mapping().entrySet()) {
          FigurePath path = path(figure);
          figures.put(path, expected(figure.getValue(), path.isCount() ? 0 : tolerance));
        }
        systems.put(system.getKey(), figures);
      }
    }
    return systems;
  }

  private static FigurePath path(Map.Entry<String, YamlNode> figure) throws DataException {
    try {
      return new FigurePath(figure.getKey());
    } catch (IllegalArgumentException e) {
      throw figure.getValue().wrong("the path of a figure", "[" + figure.getKey() + "]");
    }
  }

  /** A number, or {@code {value: 0.5, tolerance: 0.01}}. */
  private static Expected expected(YamlNode node, double tolerance) throws DataException {
    if (!node.isMapping()) {
      return new Expected(node.number(), tolerance);
    }
    Map<String, YamlNode> values = node.mapping(Set.of("value", "tolerance"));
    YamlNode value = values.get("value");
    YamlNode own = values.get("tolerance");
    if (value == null) {
      throw node.wrong("a value", "none");
    }
    return new Expected(value.number(), own == null ? tolerance : own.number());
  }

  private static Map<String, Map<String, String>> measured(Map<String, YamlNode> keys)
      throws DataException {
    Map<String, Map<String, String>> systems = new LinkedHashMap<>();
    YamlNode node = keys.get("measured");
    if (node != null) {
      for (Map.Entry<String, YamlNode> system : node.mapping().entrySet()) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> value : system.getValue().mapping().entrySet()) {
          values.put(value.getKey(), value.getValue().text());
        }
        systems.put(system.getKey(), values);
      }
    }
    return systems;
  }
}
