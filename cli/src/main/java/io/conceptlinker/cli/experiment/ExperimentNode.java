package io.conceptlinker.cli.experiment;

import io.conceptlinker.cli.terminal.DataException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value in an experiment's file, which knows its line. Confined to one thread. */
final class ExperimentNode {
  private final Path file;
  private final Node node;

  private ExperimentNode(Path file, Node node) {
    this.file = file;
    this.node = node;
  }

  static ExperimentNode read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null) {
        throw new DataException(
            "experiment [" + file + "]: expected YAML, found an empty file; describe one");
      }
      return new ExperimentNode(file, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new DataException(
          file + ":" + line + ": expected YAML, found " + e.getProblem() + "; correct it", e);
    }
  }

  /** The mapping, in the order of the file; each key once. */
  Map<String, ExperimentNode> mapping() throws DataException {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a mapping", "another value");
    }
    Map<String, ExperimentNode> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      ExperimentNode value = new ExperimentNode(file, tuple.getValueNode());
      String key = new ExperimentNode(file, tuple.getKeyNode()).text();
      if (values.put(key, value) != null) {
        throw value.wrong("the key " + key + " once", "it twice");
      }
    }
    return values;
  }

  /** The mapping; fails for keys that mean nothing, so that a misspelt one is not passed over. */
  Map<String, ExperimentNode> mapping(Set<String> known) throws DataException {
    Map<String, ExperimentNode> values = mapping();
    for (Map.Entry<String, ExperimentNode> value : values.entrySet()) {
      if (!known.contains(value.getKey())) {
        throw value
            .getValue()
            .wrong(
                "one of the keys " + String.join(", ", new TreeSet<>(known)),
                "the key " + value.getKey());
      }
    }
    return values;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  List<ExperimentNode> list() throws DataException {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list", "another value");
    }
    List<ExperimentNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new ExperimentNode(file, item));
    }
    return items;
  }

  String text() throws DataException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    throw wrong("a text", "a list or mapping");
  }

  /** Words with white space between them; there is no quoting. */
  List<String> words() throws DataException {
    return text().isEmpty() ? List.of() : List.of(text().split("\\s+"));
  }

  double number() throws DataException {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException e) {
      throw wrong("a number", "other text");
    }
  }

  DataException wrong(String expected, String found) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s:%d: expected %s, found %s; correct it",
            file,
            node.getStartMark().getLine() + 1,
            expected,
            found));
  }
}
