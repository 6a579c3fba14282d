package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of mentions with offsets in text files: the form of DisTEMIST, SympTEMIST,
 * MedProcNER and SPACCC. Columns are known by their names: {@code filename}, {@code start_span} or
 * {@code off0}, {@code end_span} or {@code off1}, {@code span} or {@code text}, and if they are
 * there {@code label}, {@code code}, {@code ann_id} or {@code mark}. A document is the text that a
 * row names, with the rows that name it, wherever they stand; other texts are passed over. The
 * surface has to agree with the text but for white space and quotation marks, which spreadsheets
 * double and drop. Holds the rows in memory. Confined to a thread.
 */
final class StandoffTableReader implements CorpusReader {
  private final Table table;
  private final CorpusFiles texts;
  private final Map<String, String> textNames = new LinkedHashMap<>();
  private final FormatProblems problems;
  private @Nullable Iterator<Map.Entry<String, List<TableRow>>> documents;

  /**
   * Reads a table.
   *
   * @param texts where files {@code DOCUMENT.txt} are, below whatever directory; stays open
   */
  StandoffTableReader(Table table, CorpusFiles texts, FormatProblems problems)
      throws CorpusFormatException {
    table.require(Column.DOCUMENT, Column.START, Column.END, Column.MENTION);
    this.table = table;
    this.texts = texts;
    this.problems = problems;
    for (String name : texts.names()) {
      textNames.put(name.substring(name.lastIndexOf('/') + 1), name);
    }
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    Iterator<Map.Entry<String, List<TableRow>>> all = documents;
    if (all == null) {
      all = rows().entrySet().iterator();
      documents = all;
    }
    while (all.hasNext()) {
      Map.Entry<String, List<TableRow>> next = all.next();
      try {
        return Optional.of(document(next.getKey(), next.getValue()));
      } catch (CorpusFormatException e) {
        problems.skip(e);
      }
    }
    return Optional.empty();
  }

  private Map<String, List<TableRow>> rows() throws IOException {
    Map<String, List<TableRow>> rows = new LinkedHashMap<>();
    for (TableRow row = table.next(); row != null; row = table.next()) {
      rows.computeIfAbsent(row.get(Column.DOCUMENT), added -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  private CorpusDocument document(String id, List<TableRow> rows) throws IOException {
    String name = textNames.getOrDefault(id + ".txt", id + ".txt");
    if (!texts.has(name)) {
      throw table.wrong(
          rows.getFirst(),
          "a text file [" + id + ".txt]",
          "none among " + textNames.size() + " files",
          "say where the texts are");
    }
    String text = texts.text(name);
    CodePointOffsets offsets = new CodePointOffsets(text);
    List<Annotation> annotations = new ArrayList<>();
    for (TableRow row : rows) {
      Optional<Region> region = region(row, text, offsets);
      if (region.isPresent()) {
        annotations.add(
            new Annotation(
                row.get(Column.ANNOTATION),
                region.get(),
                text.substring(region.get().start(), region.get().end()),
                row.get(Column.TYPE),
                GoldConcepts.parse(row.get(Column.IDS))));
      } else {
        problems.skip(
            table.wrong(
                row,
                "the text of the offsets in the column of the mention",
                "other text at ["
                    + row.get(Column.START)
                    + ","
                    + row.get(Column.END)
                    + ") of document ["
                    + id
                    + "]",
                "correct the offsets: they count the characters of the text file"));
      }
    }
    return new CorpusDocument(
        id, "", List.of(new CorpusPassage("text", 0, text)), annotations, List.of());
  }

  private static Optional<Region> region(TableRow row, String text, CodePointOffsets offsets) {
    int start = row.number(Column.START);
    int end = row.number(Column.END);
    if (start < 0 || end <= start) {
      return Optional.empty();
    }
    List<Fragment> counted = List.of(new Fragment(start, end));
    String surface = row.get(Column.MENTION);
    Optional<Region> region = offsets.region(counted, surface);
    return region.isPresent()
        ? region
        : offsets
            .region(counted)
            .filter(
                there ->
                    unquoted(text.substring(there.start(), there.end())).equals(unquoted(surface)));
  }

  private static String unquoted(String text) {
    return text.replaceAll("[\\s\"']+", "");
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
