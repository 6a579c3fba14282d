package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.input.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is known about the few distinct values of a column, found without making a string. */
final class Symbols<T> {

  private final IdTable texts = new IdTable();
  private final List<T> values = new ArrayList<>();
  private final Function<String, T> describe;

  Symbols(Function<String, T> describe) {
    this.describe = describe;
  }

  /** What is known about the text from the first to the last of some neighbouring fields. */
  T of(RowReader rows, int firstField, int lastField) {
    int known = texts.add(rows.bytes(), rows.start(firstField), rows.end(lastField));
    if (known == values.size()) {
      values.add(describe.apply(texts.text(known)));
    }
    return values.get(known);
  }
}
