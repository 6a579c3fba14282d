package io.conceptlinker.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies an overlap policy to the mentions of one document. */
final class Overlaps {
  private static final Comparator<Mention> IN_TEXT_ORDER =
      Comparator.comparingInt(Mention::passage)
          .thenComparingInt(Mention::start)
          .thenComparing(Comparator.comparingInt(Mention::end).reversed());

  private static final Comparator<Mention> BY_RANK =
      Comparator.comparingInt(Overlaps::length)
          .thenComparingDouble(Mention::score)
          .reversed()
          .thenComparing(IN_TEXT_ORDER);

  private Overlaps() {}

  /** The mentions that the policy keeps, by passage, start, then longest first. */
  static List<Mention> resolve(List<Mention> mentions, OverlapPolicy policy) {
    List<Mention> sorted = new ArrayList<>(mentions);
    sorted.sort(IN_TEXT_ORDER);
    return switch (policy) {
      case ALL -> sorted;
      case NO_SUB -> withoutSub(sorted);
      case LONGEST -> longest(sorted);
    };
  }

  /** In this order, a mention lies inside another one only if one before it reaches as far. */
  private static List<Mention> withoutSub(List<Mention> sorted) {
    List<Mention> kept = new ArrayList<>();
    int passage = -1;
    int reach = 0;
    for (Mention mention : sorted) {
      if (mention.passage() != passage) {
        passage = mention.passage();
        reach = 0;
      }
      if (mention.end() > reach) {
        kept.add(mention);
        reach = mention.end();
      }
    }
    return kept;
  }

  private static List<Mention> longest(List<Mention> sorted) {
    List<Mention> ranked = new ArrayList<>(sorted);
    ranked.sort(BY_RANK);
    List<Mention> kept = new ArrayList<>();
    for (Mention mention : ranked) {
      if (kept.stream().noneMatch(other -> overlap(mention, other))) {
        kept.add(mention);
      }
    }
    kept.sort(IN_TEXT_ORDER);
    return kept;
  }

  private static boolean overlap(Mention a, Mention b) {
    return a.passage() == b.passage() && a.start() < b.end() && b.start() < a.end();
  }

  private static int length(Mention mention) {
    return mention.end() - mention.start();
  }
}
