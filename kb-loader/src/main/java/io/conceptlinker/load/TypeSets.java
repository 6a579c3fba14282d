package io.conceptlinker.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of semantic types as numbers: millions of concepts share some hundred sets. The empty set is
 * 0. Confined to one thread.
 */
final class TypeSets {

  static final int EMPTY = 0;

  private final List<List<String>> sets = new ArrayList<>(List.of(List.of()));
  private final Map<List<String>, Integer> numbers = new HashMap<>(Map.of(List.of(), EMPTY));

  /** The set with one more type; the same set when it has it. */
  int with(int set, String type) {
    List<String> types = sets.get(set);
    if (types.contains(type)) {
      return set;
    }
    List<String> more = new ArrayList<>(types);
    more.add(type);
    Integer known = numbers.get(more);
    if (known != null) {
      return known;
    }
    sets.add(List.copyOf(more));
    numbers.put(List.copyOf(more), sets.size() - 1);
    return sets.size() - 1;
  }

  /** The types of a set in the order in which they came. */
  List<String> types(int set) {
    return sets.get(set);
  }
}
