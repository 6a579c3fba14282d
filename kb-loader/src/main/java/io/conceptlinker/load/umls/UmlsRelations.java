package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;

/**
 * MRREL: how the second concept is related to the first one. {@code C1|PAR|C2} says that C2 is the
 * parent of C1, {@code C1|CHD|C2} that C2 is its child, RB and RN that it is broader or narrower;
 * RELA is read the same way: {@code C1|CHD|C2|isa} says C2 isa C1. Broader and narrower count only
 * where no RELA says otherwise: {@code mapped_to} and the like are no hierarchy. A release holds
 * every relation in both directions; the second one is dropped as a duplicate.
 */
final class UmlsRelations {

  static final int COLUMNS = 16;
  private static final int CUI1 = 0;
  private static final int REL = 3;
  private static final int CUI2 = 4;
  private static final int RELA = 7;
  private static final int SAB = 10;
  private static final int SUPPRESS = 14;

  private final ConceptSink sink;
  private final Symbols<Boolean> vocabularies;
  private final Symbols<Direction> relations;
  private final Symbols<Direction> attributes;

  UmlsRelations(ConceptSink sink) {
    this.sink = sink;
    this.vocabularies = new Symbols<>(sink.filters()::wantsSource);
    this.relations = new Symbols<>(UmlsRelations::ofRelation);
    this.attributes = new Symbols<>(UmlsRelations::ofAttribute);
  }

  void row(RowReader rows) throws KbFormatException {
    Filters filters = sink.filters();
    Direction direction = direction(rows);
    if (direction == Direction.NONE) {
      drop(DropReason.NOT_HIERARCHICAL);
    } else if (!vocabularies.of(rows, SAB, SAB)) {
      drop(DropReason.SOURCE);
    } else if (rows.is(SUPPRESS, "O") && !filters.obsolete()) {
      drop(DropReason.OBSOLETE);
    } else if ((rows.is(SUPPRESS, "E") || rows.is(SUPPRESS, "Y")) && !filters.suppressed()) {
      drop(DropReason.SUPPRESSED);
    } else {
      int first = sink.concept(rows.bytes(), rows.start(CUI1), rows.end(CUI1));
      int second = sink.concept(rows.bytes(), rows.start(CUI2), rows.end(CUI2));
      if (direction == Direction.SECOND_IS_PARENT) {
        sink.parent(first, second);
      } else {
        sink.parent(second, first);
      }
    }
  }

  private Direction direction(RowReader rows) throws KbFormatException {
    if (rows.is(REL, "PAR")) {
      return Direction.SECOND_IS_PARENT;
    }
    if (rows.is(REL, "CHD")) {
      return Direction.FIRST_IS_PARENT;
    }
    return rows.isEmpty(RELA) ? relations.of(rows, REL, REL) : attributes.of(rows, RELA, RELA);
  }

  private static Direction ofRelation(String rel) {
    return switch (rel) {
      case "RB" -> Direction.SECOND_IS_PARENT;
      case "RN" -> Direction.FIRST_IS_PARENT;
      default -> Direction.NONE;
    };
  }

  private static Direction ofAttribute(String rela) {
    return switch (rela) {
      case "inverse_isa" -> Direction.SECOND_IS_PARENT;
      case "isa" -> Direction.FIRST_IS_PARENT;
      default -> Direction.NONE;
    };
  }

  private void drop(DropReason reason) {
    sink.tally().dropped(Item.PARENT, reason);
  }

  private enum Direction {
    SECOND_IS_PARENT,
    FIRST_IS_PARENT,
    NONE
  }
}
