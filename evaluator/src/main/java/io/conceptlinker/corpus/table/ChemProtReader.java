package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads ChemProt (BioCreative VI): {@code X_abstracts.tsv} with id, title and abstract, beside it
 * {@code X_entities.tsv} with id, entity, type, offsets and text, and {@code X_gold_standard.tsv}
 * with the relations that are evaluated, CPR:3, 4, 5, 6 and 9. There are no concepts. Confined to a
 * thread.
 */
public final class ChemProtReader implements CorpusReader {
  private static final TableLayout ABSTRACTS = TableLayout.of("document", "title", "context");
  private static final TableLayout ENTITIES =
      TableLayout.of("document", "id", "type", "start", "end", "mention");
  private static final TableLayout RELATIONS =
      TableLayout.of("document", "type", "first", "second");

  private final Table abstracts;
  private final Table entities;
  private final FormatProblems problems;
  private final Map<String, List<TableRow>> entitiesOf;
  private final Map<String, List<TableRow>> relationsOf;

  private ChemProtReader(
      Table abstracts, Table entities, @Nullable Table relations, FormatProblems problems)
      throws IOException {
    this.abstracts = abstracts;
    this.entities = entities;
    this.problems = problems;
    this.entitiesOf = byDocument(entities);
    this.relationsOf = relations == null ? Map.of() : byDocument(relations);
  }

  /** Reads the part of the corpus whose file of abstracts is given. */
  public static ChemProtReader of(CorpusFiles files, String name, FormatProblems problems)
      throws IOException {
    String relations = name.replaceFirst("_abstracts.*", "_gold_standard.tsv");
    return new ChemProtReader(
        Table.open(files, name, ABSTRACTS, problems),
        Table.open(files, name.replace("_abstracts", "_entities"), ENTITIES, problems),
        files.has(relations) ? Table.open(files, relations, RELATIONS, problems) : null,
        problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    TableRow row = abstracts.next();
    if (row == null) {
      return Optional.empty();
    }
    String id = row.get(Column.DOCUMENT);
    String title = row.values().getOrDefault("title", "");
    CorpusPassage body =
        new CorpusPassage("abstract", title.length() + 1, row.values().getOrDefault("context", ""));
    CodePointOffsets offsets = new CodePointOffsets(title + "\n" + body.text());
    List<Annotation> annotations = new ArrayList<>();
    for (TableRow entity : entitiesOf.getOrDefault(id, List.of())) {
      annotation(entity, offsets).ifPresent(annotations::add);
    }
    List<CorpusRelation> relations = new ArrayList<>();
    for (TableRow relation : relationsOf.getOrDefault(id, List.of())) {
      relations.add(
          new CorpusRelation(
              "",
              relation.get(Column.TYPE),
              CorpusRelation.Level.MENTIONS,
              end(relation, "first"),
              end(relation, "second"),
              ""));
    }
    return Optional.of(
        new CorpusDocument(
            id, "en", List.of(new CorpusPassage("title", 0, title), body), annotations, relations));
  }

  private Optional<Annotation> annotation(TableRow row, CodePointOffsets offsets)
      throws IOException {
    int start = row.number(Column.START);
    int end = row.number(Column.END);
    String surface = row.get(Column.MENTION);
    Optional<Region> region =
        start >= 0 && start < end
            ? offsets.region(List.of(new Fragment(start, end)), surface)
            : Optional.empty();
    if (region.isEmpty()) {
      problems.skip(
          entities.wrong(
              row,
              "the text of columns 4 and 5 in column 6",
              "other text there",
              "correct the offsets: they count title, one separator, abstract"));
      return Optional.empty();
    }
    return Optional.of(
        new Annotation(
            row.get(Column.ANNOTATION),
            region.get(),
            surface,
            row.get(Column.TYPE),
            GoldConcepts.NIL));
  }

  /** {@code Arg1:T3} is a role and an entity. */
  private static RelationEnd end(TableRow row, String column) {
    String[] parts = row.values().getOrDefault(column, "").strip().split(":", 2);
    return new RelationEnd(parts[0], parts[parts.length - 1]);
  }

  private static Map<String, List<TableRow>> byDocument(Table table) throws IOException {
    Map<String, List<TableRow>> rows = new HashMap<>();
    for (TableRow row = table.next(); row != null; row = table.next()) {
      rows.computeIfAbsent(row.get(Column.DOCUMENT), added -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    abstracts.close();
  }
}
