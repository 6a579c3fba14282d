package io.conceptlinker.elasticsearch.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** A set of concepts, described. Immutable. */
public sealed interface ConceptExpression {
  /** More ids than that are not collected on the way to an answer, whatever its size. */
  int MAX_COLLECTED = 1_000_000;

  /** What stands before an id. */
  enum Reach {
    SELF(""),
    DESCENDANTS("<"),
    DESCENDANTS_OR_SELF("<<"),
    CHILDREN("<!"),
    ANCESTORS(">"),
    ANCESTORS_OR_SELF(">>"),
    PARENTS(">!");

    private final String symbol;

    Reach(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    private boolean withSelf() {
      return this == SELF || this == DESCENDANTS_OR_SELF || this == ANCESTORS_OR_SELF;
    }
  }

  /** What stands between two expressions. */
  enum Operator {
    AND,
    OR,
    MINUS
  }

  /** A concept and what is around it. */
  record Focus(Reach reach, String id) implements ConceptExpression {}

  /** Two or more expressions; exactly two with {@link Operator#MINUS}. */
  record Compound(Operator operator, List<ConceptExpression> operands)
      implements ConceptExpression {
    public Compound {
      operands = List.copyOf(operands);
    }
  }

  /**
   * The ids of the set.
   *
   * @throws IllegalArgumentException when more than {@link #MAX_COLLECTED} ids have to be looked at
   */
  default SequencedSet<String> evaluate(Hierarchy hierarchy) {
    return new Evaluation(hierarchy).of(this);
  }

  /** One evaluation with its budget. Confined. */
  final class Evaluation {
    private final Hierarchy hierarchy;
    private int left = MAX_COLLECTED;

    private Evaluation(Hierarchy hierarchy) {
      this.hierarchy = hierarchy;
    }

    private SequencedSet<String> of(ConceptExpression expression) {
      return switch (expression) {
        case Focus focus -> focus(focus);
        case Compound compound -> compound(compound);
      };
    }

    private SequencedSet<String> compound(Compound compound) {
      SequencedSet<String> result = of(compound.operands().getFirst());
      for (ConceptExpression operand : compound.operands().subList(1, compound.operands().size())) {
        SequencedSet<String> other = of(operand);
        switch (compound.operator()) {
          case AND -> result.retainAll(other);
          case OR -> result.addAll(other);
          case MINUS -> other.forEach(result::remove);
        }
      }
      return result;
    }

    private SequencedSet<String> focus(Focus focus) {
      SequencedSet<String> ids = new LinkedHashSet<>();
      if (focus.reach().withSelf()) {
        ids.add(focus.id());
      }
      ids.addAll(
          switch (focus.reach()) {
            case SELF -> List.of();
            case DESCENDANTS, DESCENDANTS_OR_SELF ->
                hierarchy.descendants(focus.id(), Integer.MAX_VALUE, left + 1);
            case CHILDREN -> hierarchy.descendants(focus.id(), 1, left + 1);
            case ANCESTORS, ANCESTORS_OR_SELF -> hierarchy.ancestors(focus.id(), Integer.MAX_VALUE);
            case PARENTS -> hierarchy.ancestors(focus.id(), 1);
          });
      left -= ids.size();
      if (left < 0) {
        throw new IllegalArgumentException(
            "[expression] covers more than ["
                + MAX_COLLECTED
                + "] concepts on the way to its answer: name narrower concepts");
      }
      return ids;
    }
  }
}
