package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ADE corpus (Gurulingappa et al. 2012): {@code DRUG-AE.rel} and {@code DRUG-DOSE.rel}
 * have the sentence, an effect or a dose, and a drug in each row, both with offsets in an abstract
 * that is not there. A document is a sentence with the rows that have it, named by its abstract and
 * where it starts there; where that is follows from the offsets of both mentions: the first place
 * that fits the first row counts, and a row that it does not fit is of the same sentence elsewhere.
 * There are no concepts. Confined to a thread.
 */
public final class AdeReader implements CorpusReader {
  private static final TableLayout LAYOUT =
      new TableLayout(
          "|",
          List.of(
              "document", "context", "mention", "start", "end", "drug", "drugStart", "drugEnd"));

  private final Table table;
  private final String type;
  private final String prefix;
  private final FormatProblems problems;
  private @Nullable Iterator<Map.Entry<Sentence, List<TableRow>>> sentences;

  /** A sentence and where it starts in its abstract. */
  private record Sentence(String document, int start, String text) {}

  private AdeReader(Table table, String type, String prefix, FormatProblems problems) {
    this.table = table;
    this.type = type;
    this.prefix = prefix;
    this.problems = problems;
  }

  /**
   * Reads a file of relations, whose name says of which kind they are.
   *
   * @param prefix what comes before the name of each document
   */
  public static AdeReader of(CorpusFiles files, String name, String prefix, FormatProblems problems)
      throws IOException {
    String type = name.contains("DOSE") ? "dose" : "effect";
    return new AdeReader(Table.open(files, name, LAYOUT, problems), type, prefix, problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    Iterator<Map.Entry<Sentence, List<TableRow>>> all = sentences;
    if (all == null) {
      all = rows().entrySet().iterator();
      sentences = all;
    }
    if (!all.hasNext()) {
      return Optional.empty();
    }
    Map.Entry<Sentence, List<TableRow>> next = all.next();
    return Optional.of(document(next.getKey(), next.getValue(), next.getKey().start()));
  }

  private Map<Sentence, List<TableRow>> rows() throws IOException {
    Map<Sentence, List<TableRow>> rows = new LinkedHashMap<>();
    for (TableRow row = table.next(); row != null; row = table.next()) {
      String document = row.get(Column.DOCUMENT);
      String text = row.values().getOrDefault("context", "");
      NavigableSet<Integer> starts = starts(text, row);
      if (starts.isEmpty()) {
        problems.skip(
            table.wrong(
                row,
                "both mentions in the sentence, as far apart as their offsets",
                "no such place",
                "correct the offsets"));
        continue;
      }
      Sentence sentence =
          starts.stream()
              .map(start -> new Sentence(document, start, text))
              .filter(rows::containsKey)
              .findFirst()
              .orElse(new Sentence(document, starts.first(), text));
      rows.computeIfAbsent(sentence, added -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  private CorpusDocument document(Sentence sentence, List<TableRow> rows, int start) {
    Map<String, Annotation> annotations = new LinkedHashMap<>();
    List<CorpusRelation> relations = new ArrayList<>();
    for (TableRow row : rows) {
      String first = add(annotations, text(row, "mention"), start(row, "start") - start, type);
      String second = add(annotations, text(row, "drug"), start(row, "drugStart") - start, "drug");
      relations.add(
          new CorpusRelation(
              "",
              type,
              CorpusRelation.Level.MENTIONS,
              new RelationEnd(type, first),
              new RelationEnd("drug", second),
              ""));
    }
    return new CorpusDocument(
        prefix + sentence.document() + ":" + start,
        "en",
        List.of(new CorpusPassage("text", 0, sentence.text())),
        List.copyOf(annotations.values()),
        relations);
  }

  /** Adds a mention, without space around it, unless it is there; its id. */
  private static String add(
      Map<String, Annotation> annotations, String written, int at, String type) {
    String text = written.strip();
    int start = at + written.indexOf(text);
    return annotations
        .computeIfAbsent(
            type + " " + start + " " + text.length(),
            key ->
                new Annotation(
                    "T" + (annotations.size() + 1),
                    Region.of(start, start + text.length()),
                    text,
                    type,
                    GoldConcepts.NIL))
        .id();
  }

  /** Where in the abstract the sentence may start. */
  private static NavigableSet<Integer> starts(String sentence, TableRow row) {
    Set<Integer> ofDrug =
        places(sentence, text(row, "drug"), start(row, "drugStart"), new HashSet<>());
    NavigableSet<Integer> starts = new TreeSet<>();
    places(sentence, text(row, "mention"), start(row, "start"), starts);
    starts.retainAll(ofDrug);
    return starts;
  }

  private static Set<Integer> places(
      String sentence, String mention, int offset, Set<Integer> starts) {
    for (int at = sentence.indexOf(mention); at >= 0; at = sentence.indexOf(mention, at + 1)) {
      if (!mention.isEmpty() && offset >= at) {
        starts.add(offset - at);
      }
      if (mention.isEmpty()) {
        break;
      }
    }
    return starts;
  }

  private static String text(TableRow row, String column) {
    return row.values().getOrDefault(column, "");
  }

  private static int start(TableRow row, String column) {
    String value = text(row, column).strip();
    return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
