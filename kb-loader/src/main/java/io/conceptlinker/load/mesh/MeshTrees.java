package io.conceptlinker.load.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Tree numbers of descriptors, from which hierarchy and semantic groups follow. */
final class MeshTrees {

  /** Longest prefix wins. The correspondence is ours; NLM assigns semantic types one by one. */
  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("A", "ANAT"),
          Map.entry("B", "LIVB"),
          Map.entry("C", "DISO"),
          Map.entry("D", "CHEM"),
          Map.entry("E", "PROC"),
          Map.entry("E07", "DEVI"),
          Map.entry("F01", "ACTI"),
          Map.entry("F02", "PHYS"),
          Map.entry("F03", "DISO"),
          Map.entry("G", "PHYS"),
          Map.entry("G01", "PHEN"),
          Map.entry("G02", "PHEN"),
          Map.entry("H", "OCCU"),
          Map.entry("J02", "OBJC"),
          Map.entry("M", "LIVB"),
          Map.entry("Z", "GEOG"));

  private final Map<String, Integer> conceptOfNumber = new HashMap<>();
  private final Map<Integer, List<String>> numbersOfConcept = new TreeMap<>();

  void add(String number, int concept) {
    conceptOfNumber.put(number, concept);
    numbersOfConcept.computeIfAbsent(concept, c -> new ArrayList<>()).add(number);
  }

  boolean has(int concept) {
    return numbersOfConcept.containsKey(concept);
  }

  /** The concept and its place in the tree, for all. */
  void forEach(BiConsumer<Integer, List<String>> action) {
    numbersOfConcept.forEach(action);
  }

  /** The concept one level above a tree number. */
  Optional<Integer> parent(String number) {
    int dot = number.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.ofNullable(conceptOfNumber.get(number.substring(0, dot)));
  }

  /** The group that most of the numbers fall into; of several the first. */
  static Optional<String> group(List<String> numbers) {
    Map<String, Integer> votes = new HashMap<>();
    String best = "";
    for (String number : numbers.stream().sorted().toList()) {
      String group = number.length() < 3 ? null : GROUPS.get(number.substring(0, 3));
      group = group == null ? GROUPS.get(number.substring(0, 1)) : group;
      if (group != null) {
        int count = votes.merge(group, 1, Integer::sum);
        best = best.isEmpty() || count > votes.getOrDefault(best, 0) ? group : best;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }
}
