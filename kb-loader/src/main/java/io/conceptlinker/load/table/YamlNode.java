package io.conceptlinker.load.table;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.SourceFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping in a YAML file, read with an eye on where each value stands. */
final class YamlNode {

  private final String file;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private YamlNode(String file, Node node) throws KbFormatException {
    this.file = file;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw problem(node, "specification", "", "key: value", "something else", "see the samples");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), "key");
      if (values.put(key, tuple.getValueNode()) != null) {
        throw problem(tuple.getKeyNode(), "key", key, "it once", "it twice", "remove one");
      }
    }
  }

  static YamlNode read(Path path) throws IOException {
    String name = SourceFile.nameOf(path);
    try (Reader reader = Files.newBufferedReader(path)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null) {
        throw new KbFormatException(
            name, 0, new Problem("specification", "", "tables", "an empty file", "describe them"));
      }
      return new YamlNode(name, root);
    } catch (MarkedYAMLException e) {
      long line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      Problem problem =
          new Problem("specification", "", "YAML", String.valueOf(e.getProblem()), "correct it");
      throw new KbFormatException(name, line, problem, e);
    }
  }

  /** Fails on keys that mean nothing, so that a misspelt one is not passed over. */
  void allow(Set<String> keys) throws KbFormatException {
    for (Map.Entry<String, Node> value : values.entrySet()) {
      if (!keys.contains(value.getKey())) {
        String known = String.join(", ", keys.stream().sorted().toList());
        throw problem(
            value.getValue(),
            "key",
            value.getKey(),
            "one of " + known,
            "an unknown one",
            "correct it");
      }
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Set<String> keys() {
    return values.keySet();
  }

  String text(String key, String otherwise) throws KbFormatException {
    Node value = values.get(key);
    return value == null ? otherwise : scalar(value, key);
  }

  /** A list, or a single text as a list of one. */
  List<String> texts(String key) throws KbFormatException {
    Node value = values.get(key);
    List<String> texts = new ArrayList<>();
    if (value instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        texts.add(scalar(item, key));
      }
    } else if (value != null) {
      texts.add(scalar(value, key));
    }
    return texts;
  }

  boolean truth(String key, boolean otherwise) throws KbFormatException {
    String text = text(key, Boolean.toString(otherwise));
    if (!text.equals("true") && !text.equals("false")) {
      throw problem(values.get(key), key, text, "true or false", "other text", "correct it");
    }
    return text.equals("true");
  }

  int number(String key, int otherwise) throws KbFormatException {
    String text = text(key, Integer.toString(otherwise));
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      KbFormatException problem =
          problem(values.get(key), key, text, "a number from 0", "other text", "correct it");
      problem.initCause(e);
      throw problem;
    }
  }

  /** A mapping under a key; empty when there is none. */
  Map<String, List<String>> mapping(String key) throws KbFormatException {
    Map<String, List<String>> mapping = new LinkedHashMap<>();
    Node value = values.get(key);
    if (value != null) {
      YamlNode inner = new YamlNode(file, value);
      for (String name : inner.keys()) {
        mapping.put(name, inner.texts(name));
      }
    }
    return mapping;
  }

  /** The mappings of a list under a key. */
  List<YamlNode> list(String key) throws KbFormatException {
    Node value = values.get(key);
    if (!(value instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw problem(value, key, "", "a list that is not empty", "none", "see the samples");
    }
    List<YamlNode> nodes = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      nodes.add(new YamlNode(file, item));
    }
    return nodes;
  }

  /** A problem of the value under a key, or of this mapping when the key is missing. */
  KbFormatException problem(
      String key, String value, String expected, String found, String action) {
    return problem(values.get(key), key, value, expected, found, action);
  }

  private String scalar(Node value, String key) throws KbFormatException {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw problem(value, key, "", "a text", "a list or mapping", "correct it");
  }

  private KbFormatException problem(
      @Nullable Node at, String what, String value, String expected, String found, String action) {
    Node marked = at == null ? node : at;
    return new KbFormatException(
        file,
        marked.getStartMark().getLine() + 1L,
        new Problem(what, value, expected, found, action));
  }
}
