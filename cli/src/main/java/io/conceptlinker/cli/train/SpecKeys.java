package io.conceptlinker.cli.train;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a mapping, each of the type and in the range that it has to be. */
final class SpecKeys {
  private final YamlNode node;
  private final Map<String, YamlNode> keys;
  private final Set<String> known;

  SpecKeys(YamlNode node, Set<String> known) throws DataException {
    this.node = node;
    this.keys = node.mapping(known);
    this.known = known;
  }

  private SpecKeys(YamlNode node, Map<String, YamlNode> keys, Set<String> known) {
    this.node = node;
    this.keys = keys;
    this.known = known;
  }

  YamlNode node() {
    return node;
  }

  Optional<YamlNode> find(String key) {
    if (!known.contains(key)) {
      throw new IllegalArgumentException("key [" + key + "]: expected one of " + known);
    }
    return Optional.ofNullable(keys.get(key));
  }

  YamlNode needed(String key) throws DataException {
    Optional<YamlNode> found = find(key);
    if (found.isEmpty()) {
      throw node.wrong("the key " + key, "none");
    }
    return found.get();
  }

  /** A mapping in this one; empty if it is not there. */
  SpecKeys part(String key, Set<String> ofPart) throws DataException {
    Optional<YamlNode> found = find(key);
    return found.isEmpty()
        ? new SpecKeys(node, Map.of(), ofPart)
        : new SpecKeys(found.get(), ofPart);
  }

  Map<String, YamlNode> entries(String key) throws DataException {
    Optional<YamlNode> found = find(key);
    return found.isEmpty() ? Map.of() : found.get().mapping();
  }

  List<YamlNode> items(String key) throws DataException {
    Optional<YamlNode> found = find(key);
    return found.isEmpty() ? List.of() : found.get().list();
  }

  String text(String key, String otherwise) throws DataException {
    Optional<YamlNode> found = find(key);
    return found.isEmpty() ? otherwise : found.get().text();
  }

  /** An integer; one that is not there has to be in the range too, or else it is missed. */
  long integer(String key, long otherwise, long least, long most) throws DataException {
    double number = number(key, (double) otherwise, (double) least, (double) most);
    Optional<YamlNode> found = find(key);
    if (found.isEmpty()) {
      return otherwise;
    }
    if (number != Math.rint(number)) {
      throw found.get().wrong("an integer", Double.toString(number));
    }
    return (long) number;
  }

  /** A number; one that is not there has to be in the range too, or else it is missed. */
  double number(String key, double otherwise, double least, double most) throws DataException {
    Optional<YamlNode> found = find(key);
    double number = found.isEmpty() ? otherwise : found.get().number();
    if (!(number >= least && number <= most)) {
      throw found.isEmpty()
          ? node.wrong("the key " + key, "none")
          : found.get().wrong("a number from " + least + " to " + most, Double.toString(number));
    }
    return number;
  }

  boolean flag(String key, boolean otherwise) throws DataException {
    Optional<YamlNode> found = find(key);
    String text = found.isEmpty() ? Boolean.toString(otherwise) : found.get().text();
    if (!text.equals("true") && !text.equals("false")) {
      throw needed(key).wrong("true or false", "[" + text + "]");
    }
    return text.equals("true");
  }

  /** A constant by its name in lower case. */
  <E extends Enum<E>> E choice(String key, E otherwise, E[] all) throws DataException {
    Optional<YamlNode> found = find(key);
    if (found.isEmpty()) {
      return otherwise;
    }
    String text = found.get().text();
    for (E one : all) {
      if (label(one).equals(text)) {
        return one;
      }
    }
    throw found
        .get()
        .wrong(
            "one of " + Arrays.stream(all).map(SpecKeys::label).collect(Collectors.joining(", ")),
            "[" + text + "]");
  }

  /** A constant as a file has it: in lower case, with hyphens. */
  private static String label(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
