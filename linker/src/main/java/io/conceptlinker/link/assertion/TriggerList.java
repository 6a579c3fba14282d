package io.conceptlinker.link.assertion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of one language as a trie over words. Immutable once loaded.
 *
 * <p>A list is a UTF-8 file of tab-separated lines {@code phrase, role, property, words}: the role
 * is one of {@code forward}, {@code backward}, {@code both}, {@code pseudo}, {@code termination};
 * the property is one or several (comma) of {@code negated}, {@code uncertain}, {@code historical},
 * {@code family}, or {@code all}; the last column, optional, limits the scope to that many words.
 * Lines that start with {@code #} are comments.
 */
final class TriggerList {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final Node root = new Node();

  private TriggerList() {}

  /** Loads the list of a language that ships with the linker. */
  static TriggerList ofResource(String name) {
    try (InputStream in = TriggerList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "trigger list [" + name + "]: expected a resource beside the class, found none");
      }
      return parse(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TriggerList parse(String name, BufferedReader lines) throws IOException {
    TriggerList list = new TriggerList();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        list.add(line, name + ":" + number);
      }
    }
    return list;
  }

  /**
   * Finds the triggers of a sentence, the longest at each word, from left to right and without
   * overlap.
   */
  List<Found> find(ContextWords words) {
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Node node = root;
      Trigger longest = null;
      int end = at;
      for (int i = at; i < words.size(); i++) {
        node = node.next.get(words.key(i));
        if (node == null) {
          break;
        }
        if (node.trigger != null) {
          longest = node.trigger;
          end = i + 1;
        }
      }
      if (longest == null) {
        at++;
      } else {
        found.add(new Found(longest, at, end));
        at = end;
      }
    }
    return found;
  }

  /** A trigger and the words [from, to) where it stands. */
  record Found(Trigger trigger, int from, int to) {}

  private void add(String line, String where) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 3 && columns.length != 4) {
      throw new IllegalArgumentException(
          where + ": expected 3 or 4 tab-separated columns, found " + columns.length);
    }
    int limit = columns.length == 4 ? Integer.parseInt(columns[3]) : NO_LIMIT;
    Trigger.Role role = Trigger.Role.valueOf(columns[1].toUpperCase(Locale.ROOT));
    Trigger trigger = new Trigger(role, properties(columns[2]), limit);
    ContextWords words = ContextWords.of(columns[0], 0, columns[0].length());
    Node node = root;
    for (int i = 0; i < words.size(); i++) {
      node = node.next.computeIfAbsent(words.key(i), key -> new Node());
    }
    if (node == root || node.trigger != null) {
      throw new IllegalArgumentException(
          where
              + ": trigger ["
              + columns[0]
              + "]: expected a new phrase, found "
              + (node == root ? "no word" : "a second line for it"));
    }
    node.trigger = trigger;
  }

  private static Set<ContextProperty> properties(String column) {
    if (column.equals("all")) {
      return EnumSet.allOf(ContextProperty.class);
    }
    Set<ContextProperty> properties = EnumSet.noneOf(ContextProperty.class);
    for (String property : column.split(",", -1)) {
      properties.add(ContextProperty.valueOf(property.toUpperCase(Locale.ROOT)));
    }
    return properties;
  }

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    @Nullable Trigger trigger;
  }
}
