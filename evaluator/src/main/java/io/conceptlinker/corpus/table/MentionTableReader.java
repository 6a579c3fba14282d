package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of mentions without their text: each mention is a passage of its own, which it
 * covers whole. Rows that follow one another with the same document are one document; without such
 * a column every row is one, named by its line. Confined to a thread.
 */
public final class MentionTableReader implements CorpusReader {
  private final Table table;
  private final FormatProblems problems;

  /** The name of the document that begins with a row. */
  private final Function<TableRow, String> name;

  /** Whether a row belongs to the document that begins with another. */
  private final BiPredicate<TableRow, TableRow> together;

  private @Nullable TableRow pending;
  private boolean begun;

  private MentionTableReader(
      Table table,
      FormatProblems problems,
      Function<TableRow, String> name,
      BiPredicate<TableRow, TableRow> together) {
    this.table = table;
    this.problems = problems;
    this.name = name;
    this.together = together;
  }

  /**
   * Reads a table.
   *
   * @param prefix what comes before the name of each document
   */
  public static MentionTableReader of(
      CorpusFiles files, String file, TableLayout layout, String prefix, FormatProblems problems)
      throws IOException {
    return of(Table.open(files, file, layout, problems), prefix, problems);
  }

  static MentionTableReader of(Table table, String prefix, FormatProblems problems)
      throws CorpusFormatException {
    table.require(Column.MENTION, Column.IDS);
    return table.has(Column.DOCUMENT)
        ? new MentionTableReader(
            table,
            problems,
            row -> prefix + row.get(Column.DOCUMENT),
            (first, row) -> row.get(Column.DOCUMENT).equals(first.get(Column.DOCUMENT)))
        : new MentionTableReader(
            table, problems, row -> prefix + row.line(), (first, row) -> false);
  }

  /**
   * Reads a table that is one document.
   *
   * @param id its name
   */
  public static MentionTableReader ofDocument(
      CorpusFiles files, String file, TableLayout layout, String id, FormatProblems problems)
      throws IOException {
    Table table = Table.open(files, file, layout, problems);
    table.require(Column.MENTION, Column.IDS);
    return new MentionTableReader(table, problems, row -> id, (first, row) -> true);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    if (!begun) {
      pending = mention();
      begun = true;
    }
    TableRow first = pending;
    if (first == null) {
      return Optional.empty();
    }
    List<TableRow> rows = new ArrayList<>();
    rows.add(first);
    TableRow row = mention();
    while (row != null && together.test(first, row)) {
      rows.add(row);
      row = mention();
    }
    pending = row;
    return Optional.of(document(name.apply(first), rows));
  }

  /** The next row that has a mention. */
  private @Nullable TableRow mention() throws IOException {
    TableRow row = table.next();
    while (row != null && row.get(Column.MENTION).isEmpty()) {
      problems.skip(
          table.wrong(row, "a mention", "an empty column", "remove the row, or fill it in"));
      row = table.next();
    }
    return row;
  }

  private static CorpusDocument document(String id, List<TableRow> rows) {
    List<CorpusPassage> passages = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    int offset = 0;
    for (TableRow row : rows) {
      String mention = row.get(Column.MENTION);
      passages.add(new CorpusPassage("mention", offset, mention));
      annotations.add(
          new Annotation(
              row.get(Column.ANNOTATION),
              Region.of(offset, offset + mention.length()),
              mention,
              row.get(Column.TYPE),
              GoldConcepts.parse(row.get(Column.IDS))));
      offset += mention.length() + 1;
    }
    return new CorpusDocument(id, passages, annotations);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
