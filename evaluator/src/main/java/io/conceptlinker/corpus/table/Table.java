package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a file. Confined to a thread. */
final class Table implements Closeable {
  private static final Charset OLDER = Charset.forName("windows-1252");

  private final CorpusLines lines;
  private final FormatProblems problems;
  private final Pattern delimiter;
  private final List<String> columns;

  private Table(
      CorpusLines lines, FormatProblems problems, Pattern delimiter, List<String> columns) {
    this.lines = lines;
    this.problems = problems;
    this.delimiter = delimiter;
    this.columns = columns;
  }

  /** Opens a file, a line of which is read as windows-1252 if it is not UTF-8. */
  static Table open(CorpusFiles files, String name, TableLayout layout, FormatProblems problems)
      throws IOException {
    byte[] bytes;
    try (InputStream in = files.stream(name)) {
      bytes = in.readAllBytes();
    }
    CorpusLines lines = new CorpusLines(files.label(name), decoded(bytes));
    Pattern delimiter = Pattern.compile(Pattern.quote(layout.delimiter()));
    List<String> columns = layout.columns();
    if (columns.isEmpty()) {
      String header = lines.next();
      columns = header == null ? List.of() : List.of(delimiter.split(header.strip(), -1));
    }
    return new Table(lines, problems, delimiter, columns);
  }

  private static String decoded(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int from = 0;
    while (from < bytes.length) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      ByteBuffer line = ByteBuffer.wrap(bytes, from, to - from);
      try {
        text.append(StandardCharsets.UTF_8.newDecoder().decode(line));
      } catch (CharacterCodingException e) {
        text.append(OLDER.decode(ByteBuffer.wrap(bytes, from, to - from)));
      }
      text.append('\n');
      from = to + 1;
    }
    return text.toString();
  }

  /**
   * Makes sure that there are columns.
   *
   * @throws CorpusFormatException if one of them is missing
   */
  void require(Column... required) throws CorpusFormatException {
    for (Column column : required) {
      if (!has(column)) {
        throw lines.wrong(
            "a column " + String.join(" or ", column.names()),
            "none in " + columns.size() + " columns",
            "name the columns in the first line");
      }
    }
  }

  boolean has(Column column) {
    return column.names().stream().anyMatch(columns::contains);
  }

  /** The next row, or null. */
  @Nullable TableRow next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        String[] values = delimiter.split(line, columns.size());
        if (values.length == columns.size()) {
          Map<String, String> named = new HashMap<>();
          for (int i = 0; i < values.length; i++) {
            named.put(columns.get(i), values[i]);
          }
          return new TableRow(lines.number(), named);
        }
        problems.skip(
            lines.wrong(
                columns.size() + " columns",
                values.length + " columns",
                "write an empty column where there is nothing"));
      }
    }
    return null;
  }

  /** A problem with a row. */
  CorpusFormatException wrong(TableRow row, String expected, String found, String remedy) {
    return lines.wrong(row.line(), expected, found, remedy);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
