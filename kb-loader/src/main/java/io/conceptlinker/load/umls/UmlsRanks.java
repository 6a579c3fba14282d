package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.Item;
import java.util.HashMap;
import java.util.Map;

/** MRRANK: how good a name a vocabulary's term type makes; more is better. */
final class UmlsRanks {

  static final int COLUMNS = 4;

  private final Map<Key, Integer> ranks = new HashMap<>();

  void row(RowReader rows, ConceptSink sink) throws KbFormatException {
    try {
      int rank = Integer.parseInt(rows.text(0));
      ranks.put(new Key(rows.text(1), rows.text(2), rows.text(3)), rank);
    } catch (NumberFormatException e) {
      KbFormatException problem =
          rows.problem("rank", rows.text(0), "a number", "other text", "check the file");
      problem.initCause(e);
      throw problem;
    }
    sink.tally().kept(Item.METADATA);
  }

  /** 0 when the file is missing or has no such row. */
  int rank(String vocabulary, String termType, String suppress) {
    return ranks.getOrDefault(new Key(vocabulary, termType, suppress), 0);
  }

  private record Key(String vocabulary, String termType, String suppress) {}
}
