package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.ontology.Kinship;
import io.conceptlinker.eval.ontology.Ontology;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All mistakes, those with most confidence spent on them first.
 *
 * @param groups repeated mistakes together
 * @param kinships how the first answer stands to the gold concept, counted over mentions
 * @param unanswered mentions left without an answer
 */
record ErrorGroups(List<ErrorGroup> groups, Map<Kinship, Long> kinships, long unanswered) {
  private static final Comparator<LinkingCase> READING_ORDER =
      Comparator.comparing((LinkingCase scored) -> scored.mention().document())
          .thenComparing(scored -> scored.mention().start())
          .thenComparing(scored -> scored.mention().end());

  static ErrorGroups of(List<LinkingCase> cases, Ontology ontology) {
    List<LinkingCase> wrong =
        cases.stream()
            .filter(scored -> !scored.mention().gold().isNil() && scored.rank() != 1)
            .distinct()
            .sorted(READING_ORDER)
            .toList();
    Map<List<String>, ErrorGroup> groups = new LinkedHashMap<>();
    Map<Kinship, Long> kinships = new LinkedHashMap<>();
    long unanswered = 0;
    for (LinkingCase scored : wrong) {
      groups.merge(key(scored), ErrorGroup.of(scored), (first, again) -> first.plus(scored));
      if (scored.ranked().isEmpty()) {
        unanswered++;
      } else {
        Kinship kinship =
            Kinship.of(ontology, scored.ranked().getFirst().id(), scored.mention().gold());
        kinships.merge(kinship, 1L, Long::sum);
      }
    }
    return new ErrorGroups(
        groups.values().stream()
            .sorted(
                Comparator.comparingDouble(ErrorGroup::confidence)
                    .thenComparing(ErrorGroup::times)
                    .reversed()
                    .thenComparing(ErrorGroup::example, READING_ORDER))
            .toList(),
        kinships,
        unanswered);
  }

  long mentions() {
    return groups.stream().mapToLong(ErrorGroup::times).sum();
  }

  private static List<String> key(LinkingCase scored) {
    GoldMention mention = scored.mention();
    return List.of(
        mention.text().toLowerCase(Locale.ROOT),
        mention.gold().notation(),
        scored.ranked().isEmpty() ? "" : scored.ranked().getFirst().id());
  }
}
