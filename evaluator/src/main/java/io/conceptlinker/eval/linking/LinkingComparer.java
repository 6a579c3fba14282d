package io.conceptlinker.eval.linking;

import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.Difference;
import io.conceptlinker.eval.stats.DocumentRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Compares two systems by paired bootstrap over documents. Immutable.
 *
 * @param bootstrap how resamples are drawn
 */
public record LinkingComparer(Bootstrap bootstrap) {
  private static final Comparator<GoldMention> BY_PLACE =
      Comparator.comparing(GoldMention::document)
          .thenComparingInt(GoldMention::start)
          .thenComparingInt(GoldMention::end);

  /** A mention with the answers of both systems. */
  private record Pair(LinkingCase first, LinkingCase second) {
    boolean won() {
      return first.rank() == 1 && second.rank() != 1;
    }

    boolean lost() {
      return first.rank() != 1 && second.rank() == 1;
    }
  }

  /**
   * Compares the systems on mentions with a gold concept.
   *
   * @throws IllegalArgumentException if the two were not asked for the same mentions
   */
  public LinkingComparison compare(List<LinkingCase> first, List<LinkingCase> second) {
    List<Pair> pairs = pairs(LinkingScorer.distinct(first), LinkingScorer.distinct(second));
    Map<Stratum, List<Pair>> strata = new TreeMap<>();
    for (Pair pair : pairs) {
      for (Stratum stratum : pair.first.strata()) {
        strata.computeIfAbsent(stratum, added -> new ArrayList<>()).add(pair);
      }
    }
    List<StratumDifference> differences = new ArrayList<>();
    for (Map.Entry<Stratum, List<Pair>> stratum : strata.entrySet()) {
      List<Pair> members = stratum.getValue();
      differences.add(
          new StratumDifference(
              stratum.getKey(),
              difference(members, scored -> scored.rank() == 1 ? 1 : 0),
              members.stream().filter(Pair::won).count(),
              members.stream().filter(Pair::lost).count()));
    }
    return new LinkingComparison(
        difference(pairs, scored -> scored.rank() == 1 ? 1 : 0),
        difference(pairs, scored -> scored.strictRank() == 1 ? 1 : 0),
        difference(pairs, scored -> scored.rank() > 0 && scored.rank() <= 5 ? 1 : 0),
        difference(pairs, scored -> scored.rank() == 0 ? 0 : 1.0 / scored.rank()),
        differences,
        mentions(pairs, Pair::won),
        mentions(pairs, Pair::lost));
  }

  private Difference difference(List<Pair> pairs, ToDoubleFunction<LinkingCase> credit) {
    DocumentIndex documents = new DocumentIndex(pairs.stream().map(Pair::first).toList());
    DocumentRatio first = new DocumentRatio(documents.size());
    DocumentRatio second = new DocumentRatio(documents.size());
    for (Pair pair : pairs) {
      int document = documents.number(pair.first);
      first.addCase(document, credit.applyAsDouble(pair.first));
      second.addCase(document, credit.applyAsDouble(pair.second));
    }
    return bootstrap.difference(first, second);
  }

  private static List<GoldMention> mentions(List<Pair> pairs, Predicate<Pair> which) {
    return pairs.stream().filter(which).map(pair -> pair.first.mention()).sorted(BY_PLACE).toList();
  }

  private static List<Pair> pairs(List<LinkingCase> first, List<LinkingCase> second) {
    Map<GoldMention, LinkingCase> others = new HashMap<>();
    second.forEach(scored -> others.put(scored.mention(), scored));
    List<Pair> pairs = new ArrayList<>();
    for (LinkingCase scored : first) {
      LinkingCase other = others.remove(scored.mention());
      if (other == null) {
        throw unpaired(scored.mention(), "second");
      }
      if (!scored.mention().gold().isNil()) {
        pairs.add(new Pair(scored, other));
      }
    }
    if (!others.isEmpty()) {
      throw unpaired(others.keySet().stream().min(BY_PLACE).orElseThrow(), "first");
    }
    return pairs;
  }

  private static IllegalArgumentException unpaired(GoldMention mention, String system) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "mention [%s %d..%d]: expected it in both systems' predictions, not found in the %s;"
                + " score both on the same corpus",
            mention.document(),
            mention.start(),
            mention.end(),
            system));
  }
}
