package io.conceptlinker.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads PubTator: {@code id|t|title} and {@code id|a|abstract}, then annotations {@code id, start,
 * end, text, type, ids} in tab-separated columns, and a blank line.
 *
 * <p>Offsets count title, one separator, abstract. Files count UTF-16 code units or code points:
 * each annotation is taken in the unit in which its text agrees with the document (white space
 * aside), and one that agrees in neither is an error. Ids {@code -1}, {@code -} and {@code NO_CODE}
 * mean none. Lines {@code id, label, concept, concept} with or without a fifth column are relations
 * between concepts; other lines are skipped and counted. Confined to a thread.
 */
public final class PubTatorReader implements CorpusReader {
  private static final List<String> FIELDS = List.of("title", "abstract");

  private final CorpusLines lines;
  private final FormatProblems problems;
  private @Nullable String pending;
  private long skipped;

  private PubTatorReader(CorpusLines lines, FormatProblems problems) {
    this.lines = lines;
    this.problems = problems;
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static PubTatorReader open(Path path) throws IOException {
    return open(path, FormatProblems.strict());
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static PubTatorReader open(Path path, FormatProblems problems) throws IOException {
    return new PubTatorReader(CorpusLines.open(path), problems);
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static PubTatorReader of(String name, InputStream in) {
    return of(name, in, FormatProblems.strict());
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static PubTatorReader of(String name, InputStream in, FormatProblems problems) {
    return new PubTatorReader(new CorpusLines(name, in), problems);
  }

  /** How many lines were skipped so far because they are of no known kind. */
  public long skippedLines() {
    return skipped;
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    String line = pending == null ? lines.next() : pending;
    pending = null;
    String id = line == null ? null : textLineId(line, 't');
    while (line != null && id == null) {
      line = line.isBlank() ? lines.next() : afterOther();
      id = line == null ? null : textLineId(line, 't');
    }
    if (line == null || id == null) {
      return Optional.empty();
    }
    String title = line.substring(id.length() + 3);
    String second = lines.next();
    String body = "";
    if (second != null && id.equals(textLineId(second, 'a'))) {
      body = second.substring(id.length() + 3);
      second = lines.next();
    }
    CorpusDocument bare = CorpusDocument.ofPassages(id, FIELDS, List.of(title, body));
    List<CorpusRelation> relations = new ArrayList<>();
    List<Annotation> annotations = annotations(id, bare, second, relations);
    return Optional.of(new CorpusDocument(id, "", bare.passages(), annotations, relations));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The line after a paragraph that does not start with a title. */
  private @Nullable String afterOther() throws IOException {
    problems.skip(
        lines.wrong(
            "a title line id|t|text",
            "something else",
            "check that documents end with a blank line"));
    String line = lines.next();
    while (line != null && !line.isBlank() && textLineId(line, 't') == null) {
      line = lines.next();
    }
    return line;
  }

  private List<Annotation> annotations(
      String id, CorpusDocument bare, @Nullable String first, List<CorpusRelation> relations)
      throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    CodePointOffsets text = new CodePointOffsets(bare.text());
    String line = first;
    while (line != null && !line.isBlank()) {
      if (textLineId(line, 't') != null) {
        pending = line;
        break;
      }
      String[] columns = line.split("\t", -1);
      if (!columns[0].equals(id)) {
        problems.skip(
            lines.wrong(
                "a line of document [" + id + "] or a blank line",
                "another id in the first column",
                "check that documents end with a blank line"));
      } else if (columns.length >= 5 && isNumber(columns[1]) && isNumber(columns[2])) {
        annotation(columns, text).ifPresent(annotations::add);
      } else if (columns.length == 4 || columns.length == 5) {
        relations.add(relation(columns));
      } else {
        skipped++;
      }
      line = lines.next();
    }
    return annotations;
  }

  private Optional<Annotation> annotation(String[] columns, CodePointOffsets text)
      throws IOException {
    int start = Integer.parseInt(columns[1]);
    int end = Integer.parseInt(columns[2]);
    String surface = columns[3].strip();
    Optional<Region> region =
        start < end ? text.region(List.of(new Fragment(start, end)), surface) : Optional.empty();
    if (region.isEmpty()) {
      problems.skip(
          lines.wrong(
              "the text of columns 2 and 3 in column 4",
              "other text at [" + start + "," + end + ")",
              "correct the offsets: they count title, one separator, abstract"));
      return Optional.empty();
    }
    GoldConcepts concepts = GoldConcepts.ofColumn(columns.length > 5 ? columns[5].strip() : "");
    return Optional.of(new Annotation("", region.get(), surface, columns[4], concepts));
  }

  private static CorpusRelation relation(String[] columns) {
    return new CorpusRelation(
        "",
        columns[1],
        CorpusRelation.Level.CONCEPTS,
        new RelationEnd("", columns[2]),
        new RelationEnd("", columns[3]),
        columns.length > 4 ? columns[4].strip() : "");
  }

  /** The id of a line {@code id|part|text}, or null. */
  private static @Nullable String textLineId(String line, char part) {
    int bar = line.indexOf('|');
    boolean matches =
        bar > 0
            && line.length() > bar + 2
            && line.charAt(bar + 1) == part
            && line.charAt(bar + 2) == '|'
            && line.lastIndexOf('\t', bar) < 0;
    return matches ? line.substring(0, bar) : null;
  }

  private static boolean isNumber(String column) {
    return !column.isEmpty()
        && column.length() < 10
        && column.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
