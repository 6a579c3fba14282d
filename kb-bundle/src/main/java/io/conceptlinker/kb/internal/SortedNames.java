package io.conceptlinker.kb.internal;

import org.apache.lucene.util.BytesRef;

/** Names in the order of their ordinals: rows of a {@link NameRows}. */
public final class SortedNames {
  private final NameRows table;
  private final int[] firsts;
  private final int[] rows;

  SortedNames(NameRows table, int[] firsts, int[] rows) {
    this.table = table;
    this.firsts = firsts;
    this.rows = rows;
  }

  /** Returns the number of names. */
  public int size() {
    return rows.length;
  }

  /** Returns the first name of each concept, and the number of names at the end. */
  public int[] firsts() {
    return firsts;
  }

  /** Points {@code into} at the text of a name. */
  public BytesRef text(int name, BytesRef into) {
    return table.text(rows[name], into);
  }

  /** Returns the rank of a name's language. */
  public int language(int name) {
    return table.language(rows[name]);
  }

  /** Returns the rank of a name's source. */
  public int source(int name) {
    return table.source(rows[name]);
  }

  /** Returns the kind of a name, 1 or greater. */
  public int kind(int name) {
    return table.kind(rows[name]);
  }

  /** Returns the training count of a name. */
  public int count(int name) {
    return table.count(rows[name]);
  }
}
