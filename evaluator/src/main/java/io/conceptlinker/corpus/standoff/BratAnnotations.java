package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of one {@code .ann} file while they are read. Confined to a thread. */
final class BratAnnotations {
  private static final Pattern SPAN =
      Pattern.compile("(\\S+) (\\d{1,9} \\d{1,9}(?:;\\d{1,9} \\d{1,9})*)");
  private static final Pattern REFERENCE = Pattern.compile("Reference (\\S+) [^\\s:]+:(\\S+)");
  private static final Pattern NOTE = Pattern.compile("AnnotatorNotes (T\\S+)");
  private static final Pattern RELATION =
      Pattern.compile("(\\S+) (\\S+?):(\\S+) (\\S+?):(\\S+)\\s*");

  /** A concept id in a note: no spaces or brackets, and a digit. */
  private static final Pattern ID =
      Pattern.compile("(?=\\D*\\d)[\\p{L}\\p{N}][\\p{L}\\p{N}:/._-]*");

  private final CorpusLines lines;
  private final CodePointOffsets text;
  private final FormatProblems problems;
  private final Map<String, Annotation> spans = new LinkedHashMap<>();
  private final Map<String, List<Set<String>>> references = new LinkedHashMap<>();
  private final Map<String, GoldConcepts> notes = new LinkedHashMap<>();
  private final List<WrittenRelation> relations = new ArrayList<>();
  private long skipped;

  /** A relation and its line: what it relates may be written below it. */
  private record WrittenRelation(long line, CorpusRelation relation) {}

  BratAnnotations(CorpusLines lines, CodePointOffsets text, FormatProblems problems) {
    this.lines = lines;
    this.text = text;
    this.problems = problems;
  }

  void read(String line) throws CorpusFormatException {
    String[] columns = line.split("\t", 3);
    char kind = line.isEmpty() ? ' ' : line.charAt(0);
    boolean known =
        columns.length > 1
            && switch (kind) {
              case 'T' -> span(columns);
              case 'N' -> reference(columns[1]);
              case '#' -> note(columns);
              case 'R' -> relation(columns);
              default -> false;
            };
    if (!known && !line.isBlank()) {
      skipped++;
    }
  }

  /** The annotations with their concepts, in file order. */
  List<Annotation> annotations() {
    List<Annotation> annotations = new ArrayList<>();
    for (Annotation span : spans.values()) {
      List<Set<String>> linked = references.get(span.id());
      GoldConcepts concepts =
          linked == null
              ? notes.getOrDefault(span.id(), GoldConcepts.NIL)
              : new GoldConcepts(linked);
      annotations.add(new Annotation(span.id(), span.region(), span.text(), span.type(), concepts));
    }
    return annotations;
  }

  /** The relations between annotations, when all lines were read; those of events are skipped. */
  List<CorpusRelation> relations() throws CorpusFormatException {
    List<CorpusRelation> related = new ArrayList<>();
    for (WrittenRelation written : relations) {
      String first = written.relation().first().reference();
      String second = written.relation().second().reference();
      if (spans.containsKey(first) && spans.containsKey(second)) {
        related.add(written.relation());
      } else if (first.startsWith("E") || second.startsWith("E")) {
        skipped++;
      } else {
        problems.skip(
            lines.wrong(
                written.line(),
                "annotations of this file at both ends of relation ["
                    + written.relation().id()
                    + "]",
                "[" + (spans.containsKey(first) ? second : first) + "], which is none",
                "add the T line, or remove the relation"));
      }
    }
    return related;
  }

  long skipped() {
    return skipped;
  }

  private boolean span(String[] columns) throws CorpusFormatException {
    Matcher span = SPAN.matcher(columns[1]);
    if (columns.length < 3 || !span.matches()) {
      problems.skip(
          lines.wrong(
              "ID, type with offsets, and text in three columns",
              columns.length + " columns",
              "write type, start and end with one space, fragments with semicolons"));
      return true;
    }
    List<Fragment> fragments = new ArrayList<>();
    for (String fragment : span.group(2).split(";", -1)) {
      String[] ends = fragment.split(" ", -1);
      int start = Integer.parseInt(ends[0]);
      int end = Integer.parseInt(ends[1]);
      if (start >= end) {
        problems.skip(
            lines.wrong("start < end", "[" + start + "," + end + ")", "correct the offsets"));
        return true;
      }
      fragments.add(new Fragment(start, end));
    }
    Optional<Region> region = text.region(fragments, columns[2]);
    if (region.isEmpty()) {
      problems.skip(
          lines.wrong(
              "the text of the offsets in column 3",
              "other text at ["
                  + fragments.getFirst().start()
                  + ","
                  + fragments.getLast().end()
                  + ")",
              "correct the offsets: they count the characters of the text file"));
      return true;
    }
    spans.put(
        columns[0],
        new Annotation(columns[0], region.get(), columns[2], span.group(1), GoldConcepts.NIL));
    return true;
  }

  private boolean reference(String column) {
    Matcher reference = REFERENCE.matcher(column);
    if (reference.matches()) {
      references
          .computeIfAbsent(reference.group(1), added -> new ArrayList<>())
          .add(Set.copyOf(List.of(reference.group(2).split("\\+", -1))));
      return true;
    }
    return false;
  }

  private boolean note(String[] columns) {
    Matcher note = NOTE.matcher(columns[1]);
    if (columns.length < 3 || !note.matches()) {
      return false;
    }
    GoldConcepts concepts = concepts(columns[2]);
    if (!concepts.isNil()) {
      notes.put(note.group(1), concepts);
    }
    return !concepts.isNil();
  }

  /**
   * Alternatives are separated by bars, composites by spaces; what follows a semicolon is prose.
   */
  private static GoldConcepts concepts(String note) {
    List<Set<String>> alternatives = new ArrayList<>();
    for (String alternative : note.split("\\|", -1)) {
      String[] words = alternative.split(";", 2)[0].strip().split("[\\s+]+", -1);
      boolean ids = words.length > 0;
      for (String word : words) {
        ids &= ID.matcher(word).matches();
      }
      if (ids) {
        alternatives.add(Set.copyOf(List.of(words)));
      }
    }
    return new GoldConcepts(alternatives);
  }

  private boolean relation(String[] columns) {
    Matcher relation = RELATION.matcher(columns[1]);
    if (relation.matches()) {
      relations.add(
          new WrittenRelation(
              lines.number(),
              new CorpusRelation(
                  columns[0],
                  relation.group(1),
                  CorpusRelation.Level.MENTIONS,
                  new RelationEnd(relation.group(2), relation.group(3)),
                  new RelationEnd(relation.group(4), relation.group(5)),
                  "")));
    }
    return relation.matches();
  }
}
