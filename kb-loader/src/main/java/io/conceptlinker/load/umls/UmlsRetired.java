package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;

/**
 * Concepts of earlier releases. Only a synonym (REL {@code SY}) or a merge says that the new
 * concept takes the old one's place; broader, narrower and deleted ones do not.
 */
final class UmlsRetired {

  static final int MRCUI_COLUMNS = 7;
  private static final int REL = 2;
  private static final int CUI2 = 5;

  private final ConceptSink sink;

  UmlsRetired(ConceptSink sink) {
    this.sink = sink;
  }

  /** MRCUI: CUI1, VER, REL, RELA, MAPREASON, CUI2, MAPIN. */
  void history(RowReader rows) throws KbFormatException {
    if (rows.is(REL, "SY")) {
      retire(rows, CUI2);
    } else {
      sink.tally().dropped(Item.RETIRED_ID, DropReason.NOT_A_REPLACEMENT);
    }
  }

  /** MERGEDCUI: PCUI, CUI. */
  void merged(RowReader rows) throws KbFormatException {
    retire(rows, 1);
  }

  /** DELETEDCUI: PCUI, PSTR. */
  void deleted(RowReader rows) {
    sink.tally().dropped(Item.RETIRED_ID, DropReason.NOT_A_REPLACEMENT);
  }

  private void retire(RowReader rows, int currentColumn) throws KbFormatException {
    if (rows.isEmpty(0) || rows.isEmpty(currentColumn)) {
      throw rows.problem(
          "retired concept", rows.text(0), "two CUIs", "an empty column", "check the file");
    }
    int current = sink.concept(rows.bytes(), rows.start(currentColumn), rows.end(currentColumn));
    sink.retired(rows.text(0), current);
  }
}
