package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.ontology.OntologyConcept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which semantic groups answers come from, for mentions of each group. Groups are those that the
 * knowledge base gives to gold concept and answer; the names that corpora have for theirs differ.
 *
 * @param rows gold groups, the most frequent ones first, then {@link #OTHER}
 * @param columns the same and what only answers have
 * @param counts distinct mentions, a list for each row
 */
record GroupConfusion(List<String> rows, List<String> columns, List<List<Long>> counts) {
  static final String NO_ANSWER = "no answer";
  static final String UNKNOWN = "unknown";
  static final String OTHER = "other";
  private static final int MOST = 11;

  static GroupConfusion of(List<LinkingCase> cases, Ontology ontology) {
    Map<String, Long> frequency = new TreeMap<>();
    Map<String, Map<String, Long>> pairs = new TreeMap<>();
    for (LinkingCase scored : cases.stream().distinct().toList()) {
      if (!scored.mention().gold().isNil()) {
        String gold = goldGroup(scored, ontology);
        String answer = answerGroup(scored, ontology);
        frequency.merge(gold, 1L, Long::sum);
        frequency.merge(answer, 0L, Long::sum);
        pairs.computeIfAbsent(gold, key -> new TreeMap<>()).merge(answer, 1L, Long::sum);
      }
    }
    return of(frequency, pairs);
  }

  private static GroupConfusion of(
      Map<String, Long> frequency, Map<String, Map<String, Long>> pairs) {
    List<String> order =
        frequency.keySet().stream()
            .filter(group -> !group.equals(NO_ANSWER) && !group.equals(UNKNOWN))
            .sorted(
                Comparator.comparing((String group) -> frequency.getOrDefault(group, 0L))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> columns = new ArrayList<>(order.subList(0, Math.min(MOST, order.size())));
    if (order.size() > MOST) {
      columns.add(OTHER);
    }
    for (String last : List.of(UNKNOWN, NO_ANSWER)) {
      if (frequency.containsKey(last)) {
        columns.add(last);
      }
    }
    List<List<Long>> counts = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (String row : columns) {
      List<Long> line = new ArrayList<>();
      for (String column : columns) {
        line.add(sum(pairs, columns, row, column));
      }
      if (line.stream().anyMatch(count -> count > 0)) {
        rows.add(row);
        counts.add(line);
      }
    }
    return new GroupConfusion(rows, columns, counts);
  }

  private static long sum(
      Map<String, Map<String, Long>> pairs, List<String> shown, String row, String column) {
    long sum = 0;
    for (Map.Entry<String, Map<String, Long>> gold : pairs.entrySet()) {
      if (row.equals(shown.contains(gold.getKey()) ? gold.getKey() : OTHER)) {
        for (Map.Entry<String, Long> answer : gold.getValue().entrySet()) {
          if (column.equals(shown.contains(answer.getKey()) ? answer.getKey() : OTHER)) {
            sum += answer.getValue();
          }
        }
      }
    }
    return sum;
  }

  /** Whether two groups at least can be told apart, and answers have groups at all. */
  boolean isWorthShowing() {
    return rows.size() > 1
        && columns.stream().anyMatch(name -> !name.equals(NO_ANSWER) && !name.equals(UNKNOWN));
  }

  private static String goldGroup(LinkingCase scored, Ontology ontology) {
    return scored.mention().gold().ids().stream()
        .map(id -> group(id, ontology))
        .filter(group -> !group.isEmpty())
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String answerGroup(LinkingCase scored, Ontology ontology) {
    if (scored.ranked().isEmpty()) {
      return NO_ANSWER;
    }
    String id = scored.ranked().getFirst().id();
    String known = group(id.contains("+") ? id.substring(0, id.indexOf('+')) : id, ontology);
    return known.isEmpty() ? UNKNOWN : known;
  }

  private static String group(String id, Ontology ontology) {
    return ontology.concept(id).map(OntologyConcept::group).orElse("");
  }
}
