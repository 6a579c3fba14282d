package io.conceptlinker.load.table;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.RowReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table with quotes as in RFC 4180: a value that starts with one may contain delimiters,
 * line ends and doubled quotes. Confined to one thread.
 */
final class DelimitedReader implements Closeable {

  private static final int MOST_LINES = 10_000;

  private final RowReader lines;
  private final TableSpec.Table table;
  private final List<String> values = new ArrayList<>();
  private long firstLine;

  /**
   * Reads rows.
   *
   * @param lines of the file, undivided
   */
  DelimitedReader(RowReader lines, TableSpec.Table table) {
    this.lines = lines;
    this.table = table;
  }

  /** Moves to the next row that is neither blank nor a comment; false at the end. */
  boolean next() throws IOException {
    while (lines.next()) {
      String line = lines.text(0);
      if (table.comment().isEmpty() || !line.startsWith(table.comment())) {
        firstLine = lines.line();
        split(line);
        return true;
      }
    }
    return false;
  }

  /** The values of the current row. */
  List<String> values() {
    return values;
  }

  /** The value in a column; empty when the row ends before it. */
  String value(int column) {
    return column < values.size() ? values.get(column) : "";
  }

  /** The file's lines, for counting and provenance. */
  RowReader lines() {
    return lines;
  }

  KbFormatException problem(
      String what, String value, String expected, String found, String action) {
    return new KbFormatException(
        lines.file().name(), firstLine, new Problem(what, value, expected, found, action));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void split(String line) throws IOException {
    values.clear();
    int at = 0;
    String rest = line;
    while (at <= rest.length()) {
      if (table.quote() != 0 && at < rest.length() && rest.charAt(at) == table.quote()) {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
          if (at >= rest.length()) {
            rest = continued(value);
            at = 0;
          } else if (rest.charAt(at) != table.quote()) {
            value.append(rest.charAt(at++));
          } else if (at + 1 < rest.length() && rest.charAt(at + 1) == table.quote()) {
            value.append(table.quote());
            at += 2;
          } else {
            at++;
            break;
          }
        }
        values.add(value.toString());
        if (at < rest.length() && rest.charAt(at) != table.delimiter()) {
          throw problem(
              "quoted value",
              values.getFirst(),
              "a delimiter after its closing quote",
              "other text",
              "double quotes inside it, or set quote: none");
        }
      } else {
        int end = rest.indexOf(table.delimiter(), at);
        end = end < 0 ? rest.length() : end;
        values.add(rest.substring(at, end));
        at = end;
      }
      at++;
    }
  }

  private String continued(StringBuilder value) throws IOException {
    if (lines.line() - firstLine > MOST_LINES || !lines.nextLine()) {
      throw problem(
          "quoted value",
          values.isEmpty() ? "" : values.getFirst(),
          "a closing quote",
          "none",
          "close it, or set quote: none");
    }
    value.append('\n');
    return lines.text(0);
  }
}
