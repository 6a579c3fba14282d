package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;

/**
 * Tables with tabs between columns that the first line names: with offsets in text files, or of
 * mentions by themselves where there is no column of offsets.
 */
public final class NamedTable {
  private NamedTable() {}

  /**
   * Opens a table.
   *
   * @param files where the table is
   * @param file its name there
   * @param texts where text files named by the documents are; stays open
   * @param prefix what comes before the names of documents without texts
   */
  public static CorpusReader open(
      CorpusFiles files, String file, CorpusFiles texts, String prefix, FormatProblems problems)
      throws IOException {
    Table table = Table.open(files, file, TableLayout.named(), problems);
    return table.has(Column.START)
        ? new StandoffTableReader(table, texts, problems)
        : MentionTableReader.of(table, prefix, problems);
  }
}
