package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads XL-BEL (Liu et al. 2021): concept, mention and sentence in three columns, {@code <tgt>}
 * around the mention in its sentence. Every row is a document, named by its line; the marks are not
 * part of its text. Confined to a thread.
 */
public final class MarkedContextReader implements CorpusReader {
  private static final String OPEN = "<tgt>";
  private static final String CLOSE = "</tgt>";

  private final Table table;
  private final String prefix;
  private final FormatProblems problems;

  private MarkedContextReader(Table table, String prefix, FormatProblems problems) {
    this.table = table;
    this.prefix = prefix;
    this.problems = problems;
  }

  /**
   * Reads a table.
   *
   * @param prefix what comes before the name of each document
   */
  public static MarkedContextReader of(
      CorpusFiles files, String name, String prefix, FormatProblems problems) throws IOException {
    TableLayout layout = TableLayout.withBars("ids", "mention", "context");
    return new MarkedContextReader(Table.open(files, name, layout, problems), prefix, problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    for (TableRow row = table.next(); row != null; row = table.next()) {
      String context = row.get(Column.CONTEXT);
      int open = context.indexOf(OPEN);
      int close = context.indexOf(CLOSE);
      if (open >= 0 && close > open + OPEN.length()) {
        String mention = context.substring(open + OPEN.length(), close);
        String text =
            context.substring(0, open) + mention + context.substring(close + CLOSE.length());
        return Optional.of(
            new CorpusDocument(
                prefix + row.line(),
                List.of(new CorpusPassage("text", 0, text)),
                List.of(
                    new Annotation(
                        "",
                        Region.of(open, open + mention.length()),
                        mention,
                        "",
                        GoldConcepts.parse(row.get(Column.IDS))))));
      }
      problems.skip(
          table.wrong(
              row, "<tgt> and </tgt> around the mention", "none", "mark it in its sentence"));
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
