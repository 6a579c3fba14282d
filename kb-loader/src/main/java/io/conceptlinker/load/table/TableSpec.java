package io.conceptlinker.load.table;

import io.conceptlinker.load.input.KbFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the columns of some tables hold.
 *
 * @param idPrefix put before ids, parents and alternative ids
 * @param language of names in tables without such a column
 * @param source the vocabulary of names in tables without such a column
 * @param semanticGroup of all concepts in tables without such a column; may be empty
 * @param tables at least one
 */
record TableSpec(
    String idPrefix, String language, String source, String semanticGroup, List<Table> tables) {

  private static final Set<String> KEYS =
      Set.of("id_prefix", "language", "source", "semantic_group", "tables");
  private static final Set<String> TABLE_KEYS =
      Set.of(
          "file",
          "delimiter",
          "quote",
          "header",
          "comment",
          "skip_rows",
          "separator",
          "where",
          "preferred",
          "columns");

  TableSpec {
    tables = List.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param file its path under the source's directory; empty when the source is the file
   * @param delimiter between columns
   * @param quote around values that contain delimiters or line ends; 0 for none
   * @param header whether the first row names the columns; otherwise they are numbered from 1
   * @param comment rows that start so are skipped; empty for none
   * @param skipRows rows after the header that are skipped
   * @param separator between several values in one column
   * @param where only rows whose column has one of the values are read
   * @param preferred the names of such rows are preferred to those of others
   * @param columns what is where
   */
  record Table(
      String file,
      char delimiter,
      char quote,
      boolean header,
      String comment,
      int skipRows,
      String separator,
      Map<String, List<String>> where,
      Map<String, List<String>> preferred,
      Map<Column, String> columns) {

    boolean has(Column column) {
      return columns.containsKey(column);
    }
  }

  static TableSpec read(Path path) throws IOException {
    YamlNode yaml = YamlNode.read(path);
    yaml.allow(KEYS);
    List<Table> tables = new ArrayList<>();
    for (YamlNode table : yaml.list("tables")) {
      tables.add(table(table));
    }
    return new TableSpec(
        yaml.text("id_prefix", ""),
        yaml.text("language", "en"),
        yaml.text("source", ""),
        yaml.text("semantic_group", ""),
        tables);
  }

  private static Table table(YamlNode yaml) throws KbFormatException {
    yaml.allow(TABLE_KEYS);
    return new Table(
        yaml.text("file", ""),
        delimiter(yaml),
        quote(yaml),
        yaml.truth("header", true),
        yaml.text("comment", ""),
        yaml.number("skip_rows", 0),
        yaml.text("separator", "|"),
        yaml.mapping("where"),
        yaml.mapping("preferred"),
        columns(yaml));
  }

  private static char delimiter(YamlNode yaml) throws KbFormatException {
    String text = yaml.text("delimiter", "tab");
    return switch (text) {
      case "tab" -> '\t';
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "bar" -> '|';
      default -> {
        if (text.length() != 1 || text.charAt(0) > 0x7f) {
          throw yaml.problem(
              "delimiter",
              text,
              "tab, comma, semicolon, bar or one ASCII character",
              "other text",
              "correct it");
        }
        yield text.charAt(0);
      }
    };
  }

  private static char quote(YamlNode yaml) throws KbFormatException {
    String text = yaml.text("quote", "none");
    if (text.equals("none")) {
      return 0;
    }
    if (text.length() != 1) {
      throw yaml.problem("quote", text, "none or one character", "more", "correct it");
    }
    return text.charAt(0);
  }

  private static Map<Column, String> columns(YamlNode yaml) throws KbFormatException {
    Map<Column, String> columns = new EnumMap<>(Column.class);
    for (Map.Entry<String, List<String>> entry : yaml.mapping("columns").entrySet()) {
      Column column =
          Arrays.stream(Column.values())
              .filter(c -> c.key().equals(entry.getKey()))
              .findFirst()
              .orElse(null);
      if (column == null || entry.getValue().size() != 1) {
        Set<String> known = new TreeSet<>();
        Arrays.stream(Column.values()).forEach(c -> known.add(c.key()));
        throw yaml.problem(
            "columns",
            entry.getKey(),
            "one of " + String.join(", ", known) + " and one column for it",
            "other",
            "correct it");
      }
      columns.put(column, entry.getValue().getFirst());
    }
    if (!columns.containsKey(Column.ID) || columns.size() < 2) {
      throw yaml.problem("columns", "", "id and at least one more", "fewer", "add them");
    }
    return columns;
  }
}
