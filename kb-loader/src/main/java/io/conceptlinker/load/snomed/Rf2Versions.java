package io.conceptlinker.load.snomed;

import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.input.RowReader;
import java.util.Arrays;

/** For every id the latest version up to a date. Confined to one thread. */
final class Rf2Versions {

  private static final int TAKEN = 0;

  private final IdTable ids = new IdTable();
  private final int until;
  private int[] latest = new int[1024];

  Rf2Versions(int until) {
    this.until = until;
  }

  void see(RowReader rows, int date) {
    if (date <= until) {
      int id = ids.add(rows.bytes(), rows.start(0), rows.end(0));
      if (id == latest.length) {
        latest = Arrays.copyOf(latest, 2 * id);
      }
      latest[id] = Math.max(latest[id], date);
    }
  }

  /** Whether this is the version that counts; true once for an id. */
  boolean take(RowReader rows, int date) {
    int id = ids.find(rows.bytes(), rows.start(0), rows.end(0));
    if (id < 0 || latest[id] != date || date == TAKEN) {
      return false;
    }
    latest[id] = TAKEN;
    return true;
  }
}
