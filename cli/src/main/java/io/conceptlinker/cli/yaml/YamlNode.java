package io.conceptlinker.cli.yaml;

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

/** A value in a YAML file, which knows its line. Confined to one thread. */
public final class YamlNode {
  private final Path file;
  private final Node node;

  private YamlNode(Path file, Node node) {
    this.file = file;
    this.node = node;
  }

  /**
   * The value that a file holds.
   *
   * @throws DataException if it is empty or no YAML
   */
  public static YamlNode read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null) {
        throw new DataException(
            "file [" + file + "]: expected YAML, found an empty file; describe something");
      }
      return new YamlNode(file, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new DataException(
          file + ":" + line + ": expected YAML, found " + e.getProblem() + "; correct it", e);
    }
  }

  /** The mapping, in the order of the file; each key once. */
  public Map<String, YamlNode> mapping() throws DataException {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a mapping", "another value");
    }
    Map<String, YamlNode> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode value = new YamlNode(file, tuple.getValueNode());
      String key = new YamlNode(file, tuple.getKeyNode()).text();
      if (values.put(key, value) != null) {
        throw value.wrong("the key " + key + " once", "it twice");
      }
    }
    return values;
  }

  /** The mapping; fails for keys that mean nothing, so that a misspelt one is not passed over. */
  public Map<String, YamlNode> mapping(Set<String> known) throws DataException {
    Map<String, YamlNode> values = mapping();
    for (Map.Entry<String, YamlNode> value : values.entrySet()) {
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

  /** Whether it is a mapping. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** The items of a list. */
  public List<YamlNode> list() throws DataException {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list", "another value");
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(file, item));
    }
    return items;
  }

  /** A text, without white space at its ends. */
  public String text() throws DataException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    throw wrong("a text", "a list or mapping");
  }

  /** Words with white space between them; there is no quoting. */
  public List<String> words() throws DataException {
    return text().isEmpty() ? List.of() : List.of(text().split("\\s+"));
  }

  /** A number. */
  public double number() throws DataException {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException e) {
      throw wrong("a number", "other text");
    }
  }

  /** Says that this value is wrong, with its line. */
  public DataException wrong(String expected, String found) {
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
