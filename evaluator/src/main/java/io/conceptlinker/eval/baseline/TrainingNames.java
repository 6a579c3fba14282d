package io.conceptlinker.eval.baseline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The strings of training mentions as names of what they denote. */
final class TrainingNames {
  private TrainingNames() {}

  /**
   * Each string once with each of its concepts, in the order in which the knowledge base has the
   * concepts, which decides ties; composites come last, in the order in which they were seen first.
   */
  static List<KbName> of(List<TrainingMention> training, List<KbName> kb) {
    record Named(String text, String concept) {}
    Map<String, Integer> places = new HashMap<>();
    for (KbName name : kb) {
      places.putIfAbsent(name.concept(), places.size());
    }
    Set<Named> seen = new LinkedHashSet<>();
    for (TrainingMention mention : training) {
      for (String answer : mention.answers()) {
        seen.add(new Named(Surface.of(mention.text()), answer));
      }
    }
    return seen.stream()
        .sorted(
            Comparator.comparingInt(
                named -> places.getOrDefault(named.concept(), Integer.MAX_VALUE)))
        .map(named -> new KbName(named.text(), named.concept(), false))
        .toList();
  }
}
