package io.conceptlinker.eval.entity;

import io.conceptlinker.eval.pairing.Pairing;
import java.util.List;
import java.util.Locale;

/** How gold entities and predictions find each other. */
public enum MatchingOrder {
  /**
   * First what agrees in region and type, then what agrees in region, then the pairs that share
   * most text in total (of those, the ones that agree in type most often, then most pairs). The
   * order of entities in a document changes nothing.
   */
  EXACT_FIRST {
    @Override
    Pairing<Entity, Entity> pair(List<Entity> gold, List<Entity> predicted, double minOverlap) {
      long base = Math.min(gold.size(), predicted.size()) + 1L;
      return new Pairing<>(gold.stream().sorted().toList(), predicted.stream().sorted().toList())
          .match((g, p) -> g.equals(p) ? 1 : 0)
          .match((g, p) -> g.region().equals(p.region()) ? 1 : 0)
          .match(
              (g, p) ->
                  overlaps(g, p, minOverlap)
                      ? (g.region().overlap(p.region()) * base + (sameType(g, p) ? 1 : 0)) * base
                          + 1
                      : 0);
    }
  },
  /**
   * As nervaluate 1.1.0 does: predictions in their order take the first gold entity that is left
   * and overlaps, even if a later one agrees exactly; figures of one type see that type only.
   */
  NERVALUATE {
    @Override
    Pairing<Entity, Entity> pair(List<Entity> gold, List<Entity> predicted, double minOverlap) {
      return new Pairing<>(gold, predicted).matchInOrder((g, p) -> overlaps(g, p, minOverlap));
    }
  };

  /** The name in files: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract Pairing<Entity, Entity> pair(
      List<Entity> gold, List<Entity> predicted, double minOverlap);

  private static boolean overlaps(Entity gold, Entity predicted, double minOverlap) {
    int shared = gold.region().overlap(predicted.region());
    return shared > 0 && shared * 100.0 / gold.region().length() >= minOverlap;
  }

  private static boolean sameType(Entity gold, Entity predicted) {
    return gold.type().equals(predicted.type());
  }
}
