package io.conceptlinker.load.table;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.Pieces;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tables as their specification describes them. Tables with semantic types and no names are
 * read first, because filters need the types before the names; tables with names follow. Confined
 * to one thread.
 */
public final class TableParser {

  private final Path path;
  private final TableSpec spec;
  private final boolean parentsByName;
  private final Progress progress;
  private final Map<String, Integer> conceptOfName = new HashMap<>();
  private final List<ParentName> parentNames = new ArrayList<>();
  private final BitSet declared = new BitSet();

  /**
   * For a directory with the tables of a specification, or its only table.
   *
   * @param path plain or gzipped file, or a directory
   * @param specification a YAML file
   * @throws KbFormatException if the specification is wrong
   */
  public TableParser(Path path, Path specification, Progress progress) throws IOException {
    this.path = path;
    this.spec = TableSpec.read(specification);
    this.parentsByName = spec.tables().stream().anyMatch(table -> table.has(Column.PARENT_NAMES));
    this.progress = progress;
  }

  /** Reads all tables. */
  public void parse(ConceptSink sink) throws IOException {
    conceptOfName.clear();
    parentNames.clear();
    declared.clear();
    List<TableSpec.Table> tables = new ArrayList<>(spec.tables());
    tables.sort(Comparator.comparingInt(TableParser::order));
    for (TableSpec.Table table : tables) {
      if (order(table) < 2 || isWanted(table, sink)) {
        read(table, sink);
      }
    }
    for (ParentName parent : parentNames) {
      Integer concept = conceptOfName.get(parent.name);
      if (concept == null) {
        sink.tally().dropped(Item.PARENT, DropReason.UNKNOWN_CONCEPT);
      } else {
        sink.parent(parent.child, concept);
      }
    }
  }

  private static int order(TableSpec.Table table) {
    boolean types = table.has(Column.SEMANTIC_TYPE) || table.has(Column.SEMANTIC_GROUP);
    boolean names =
        table.has(Column.NAME) || table.has(Column.NAMES) || table.has(Column.ABBREVIATIONS);
    return names ? 1 : types ? 0 : 2;
  }

  private static boolean isWanted(TableSpec.Table table, ConceptSink sink) {
    return table.has(Column.XREFS)
        || table.has(Column.ALTERNATIVE_IDS)
        || (table.has(Column.DEFINITION) && sink.wants(Item.DEFINITION))
        || sink.wants(Item.PARENT);
  }

  private void read(TableSpec.Table table, ConceptSink sink) throws IOException {
    try (DelimitedReader rows = open(table)) {
      Map<Column, Integer> columns = new EnumMap<>(Column.class);
      Condition where = new Condition(table.where());
      Condition preferred = new Condition(table.preferred());
      List<String> header = List.of();
      if (table.header()) {
        if (!rows.next()) {
          throw rows.problem("table", "", "a header", "an empty file", "check the file");
        }
        header = List.copyOf(rows.values());
      }
      for (Map.Entry<Column, String> column : table.columns().entrySet()) {
        columns.put(column.getKey(), Condition.index(column.getValue(), header, rows));
      }
      where.resolve(header, rows);
      preferred.resolve(header, rows);
      TableRow row = new TableRow(columns, rows);
      Item item = order(table) == 1 ? Item.NAME : Item.METADATA;
      int skipped = 0;
      while (rows.next()) {
        rows.lines().file().countRow();
        if (skipped++ < table.skipRows() || !where.holds(rows)) {
          sink.tally().read(item);
          sink.tally().dropped(item, DropReason.WHERE);
          continue;
        }
        try {
          row(row, table, preferred.isEmpty() || preferred.holds(rows), sink);
        } catch (KbFormatException e) {
          sink.tally().read(item);
          sink.malformed(item, e);
        }
      }
      sink.file(rows.lines().file().provenance());
    }
  }

  private DelimitedReader open(TableSpec.Table table) throws IOException {
    boolean tree = Files.isDirectory(path);
    boolean named = !table.file().isEmpty();
    String given = SourceFile.nameOf(path);
    if (tree != named && !(named && given.equals(table.file()))) {
      String expected = tree ? "a file in it for each table" : "a directory with its tables";
      String action = tree ? "name it in the specification" : "name the directory that has them";
      throw new KbFormatException(
          given, 0, new Problem("source", table.file(), expected, "none", action));
    }
    Path file = tree ? path.resolve(table.file()) : path;
    SourceFile source = SourceFile.open(file, tree ? table.file() : given, progress);
    return new DelimitedReader(RowReader.of(source, RowReader.NO_DELIMITER), table);
  }

  private void row(TableRow row, TableSpec.Table table, boolean preferred, ConceptSink sink)
      throws IOException {
    String id = row.text(Column.ID);
    if (id.isEmpty()) {
      throw row.problem("row", "", "an id", "an empty column", "add it");
    }
    int concept = sink.concept(spec.idPrefix() + id);
    if (order(table) == 1 && !declared.get(concept)) {
      declared.set(concept);
      sink.tally().read(Item.CONCEPT);
      sink.declare(concept);
    }
    for (String type : row.texts(Column.SEMANTIC_TYPE, table.separator())) {
      sink.tally().read(Item.SEMANTIC_TYPE);
      sink.semanticType(concept, type);
    }
    String group = row.text(Column.SEMANTIC_GROUP);
    group = group.isEmpty() ? spec.semanticGroup() : group;
    if (!group.isEmpty()) {
      sink.semanticGroup(concept, group);
    }
    names(row, table, concept, preferred, sink);
    String definition = row.text(Column.DEFINITION);
    if (!definition.isEmpty()) {
      sink.tally().read(Item.DEFINITION);
      sink.definition(concept, definition);
    }
    for (String alternative : row.texts(Column.ALTERNATIVE_IDS, table.separator())) {
      sink.tally().read(Item.ALTERNATIVE_ID);
      sink.alternativeId(concept, spec.idPrefix() + alternative);
    }
    for (String xref : row.texts(Column.XREFS, table.separator())) {
      sink.tally().read(Item.XREF);
      sink.xref(concept, xref);
    }
    for (String parent : row.texts(Column.PARENTS, table.separator())) {
      sink.tally().read(Item.PARENT);
      sink.parent(concept, sink.concept(spec.idPrefix() + parent));
    }
    for (String parent : row.texts(Column.PARENT_NAMES, table.separator())) {
      sink.tally().read(Item.PARENT);
      parentNames.add(new ParentName(concept, parent));
    }
  }

  private void names(
      TableRow row, TableSpec.Table table, int concept, boolean preferred, ConceptSink sink)
      throws IOException {
    String language = row.text(Column.LANGUAGE);
    language = language.isEmpty() ? spec.language() : language;
    String source = row.text(Column.SOURCE);
    source = source.isEmpty() ? spec.source() : source;
    String name = row.text(Column.NAME);
    if (!name.isEmpty()) {
      if (parentsByName) {
        conceptOfName.putIfAbsent(name, concept);
      }
      sink.tally().read(Item.NAME);
      NameKind kind = preferred ? NameKind.PREFERRED : NameKind.SYNONYM;
      sink.name(concept, name, language, source, kind);
    }
    for (String synonym : row.texts(Column.NAMES, table.separator())) {
      sink.tally().read(Item.NAME);
      sink.name(concept, synonym, language, source, NameKind.SYNONYM);
    }
    for (String abbreviation : row.texts(Column.ABBREVIATIONS, table.separator())) {
      sink.tally().read(Item.NAME);
      sink.name(concept, abbreviation, language, source, NameKind.ABBREVIATION);
    }
  }

  /** The columns of the current row. */
  private record TableRow(Map<Column, Integer> columns, DelimitedReader rows) {

    String text(Column column) {
      Integer index = columns.get(column);
      return index == null ? "" : rows.value(index).strip();
    }

    List<String> texts(Column column, String separator) {
      return Pieces.of(text(column), separator);
    }

    KbFormatException problem(
        String what, String value, String expected, String found, String action) {
      return rows.problem(what, value, expected, found, action);
    }
  }

  private record ParentName(int child, String name) {}
}
