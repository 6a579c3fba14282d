package io.conceptlinker.eval.baseline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The strings of training mentions as names of what they denote. */
final class TrainingNames {
  private TrainingNames() {}

  /**
   * Each string once with each of its concepts, in the order in which they were seen first. It is a
   * preferred name where the knowledge base has it as one.
   */
  static List<KbName> of(List<TrainingMention> training, List<KbName> kb) {
    record Named(String text, String concept) {}
    Set<Named> preferred = new HashSet<>();
    for (KbName name : kb) {
      if (name.preferred()) {
        preferred.add(new Named(Surface.of(name.text()), name.concept()));
      }
    }
    Set<Named> seen = new LinkedHashSet<>();
    for (TrainingMention mention : training) {
      for (String answer : mention.answers()) {
        seen.add(new Named(Surface.of(mention.text()), answer));
      }
    }
    List<KbName> names = new ArrayList<>(seen.size());
    for (Named named : seen) {
      names.add(new KbName(named.text(), named.concept(), preferred.contains(named)));
    }
    return names;
  }
}
