package io.conceptlinker.load.snomed;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.input.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a release. The snapshot is preferred; the full files are read when a date is asked
 * for or there is no snapshot.
 */
final class Rf2Release {

  private static final int EFFECTIVE_TIME = 1;
  private static final int ACTIVE = 2;

  private final Map<Rf2File, List<Path>> files = new EnumMap<>(Rf2File.class);
  private final boolean full;
  private final int until;
  private final Progress progress;

  Rf2Release(Path path, Optional<Integer> date, Progress progress) throws IOException {
    this.progress = progress;
    this.until = date.orElse(Integer.MAX_VALUE);
    List<Path> all = SourceTree.files(path);
    boolean snapshot = !named(all, Rf2File.CONCEPT, "Snapshot").isEmpty();
    this.full = date.isPresent() || !snapshot;
    String type = full ? "Full" : "Snapshot";
    for (Rf2File kind : Rf2File.values()) {
      files.put(kind, named(all, kind, type));
    }
    for (Rf2File kind : List.of(Rf2File.CONCEPT, Rf2File.DESCRIPTION)) {
      if (of(kind).isEmpty()) {
        throw new KbFormatException(
            path.toString(),
            0,
            new Problem(
                "SNOMED CT release",
                "",
                kind.example(type) + " in it",
                "no such file",
                date.isPresent()
                    ? "name a release with full files, or leave the date out"
                    : "name the directory of an RF2 release"));
      }
    }
  }

  boolean has(Rf2File kind) {
    return !of(kind).isEmpty();
  }

  /** The rows of a kind that are current, each with what to do with it. */
  void each(Rf2File kind, boolean first, Handler handler) throws IOException {
    List<Path> paths = of(kind);
    Rf2Versions versions = new Rf2Versions(until);
    boolean several = full || paths.size() > 1;
    if (several) {
      for (Path path : paths) {
        try (RowReader rows = open(path, Progress.NONE)) {
          while (rows.next()) {
            if (isWhole(rows, kind)) {
              versions.see(rows, number(rows, EFFECTIVE_TIME));
            }
          }
        }
      }
    }
    for (Path path : paths) {
      try (RowReader rows = open(path, first ? progress : Progress.NONE)) {
        while (rows.next()) {
          rows.file().countRow();
          try {
            requireColumns(rows, kind);
            boolean current = !several || versions.take(rows, number(rows, EFFECTIVE_TIME));
            handler.row(rows, current, rows.is(ACTIVE, "1"));
          } catch (KbFormatException e) {
            handler.malformed(e);
          }
        }
        handler.end(rows.file());
      }
    }
  }

  private List<Path> of(Rf2File kind) {
    return files.getOrDefault(kind, List.of());
  }

  private static List<Path> named(List<Path> all, Rf2File kind, String type) {
    Pattern pattern = kind.pattern(type);
    return all.stream().filter(f -> pattern.matcher(SourceFile.nameOf(f)).matches()).toList();
  }

  /** Opens a file behind its header. */
  private static RowReader open(Path path, Progress progress) throws IOException {
    RowReader rows = RowReader.of(SourceFile.open(path, progress), '\t');
    try {
      if (!rows.next() || !rows.is(0, "id")) {
        throw rows.problem("header", "", "id, effectiveTime, ...", "none", "check the file");
      }
    } catch (IOException e) {
      rows.close();
      throw e;
    }
    return rows;
  }

  private static boolean isWhole(RowReader rows, Rf2File kind) {
    return rows.fields() == kind.columns && rows.end(EFFECTIVE_TIME) - rows.start(1) == 8;
  }

  private static void requireColumns(RowReader rows, Rf2File kind) throws KbFormatException {
    if (rows.fields() != kind.columns) {
      throw rows.problem(
          "row",
          rows.text(0),
          kind.columns + " columns",
          Integer.toString(rows.fields()),
          "check that the file is whole");
    }
    if (!rows.is(ACTIVE, "0") && !rows.is(ACTIVE, "1")) {
      throw rows.problem("active", rows.text(ACTIVE), "0 or 1", "other text", "check the file");
    }
    number(rows, EFFECTIVE_TIME);
  }

  private static int number(RowReader rows, int field) throws KbFormatException {
    int date = 0;
    for (int i = rows.start(field); i < rows.end(field); i++) {
      int digit = rows.bytes()[i] - '0';
      if (digit < 0 || digit > 9 || rows.end(field) - rows.start(field) != 8) {
        throw rows.problem(
            "effectiveTime", rows.text(field), "a date YYYYMMDD", "other text", "check the file");
      }
      date = 10 * date + digit;
    }
    return date;
  }

  /** Takes the rows of one kind. */
  interface Handler {

    /**
     * Takes a row.
     *
     * @param current whether no later version of the row counts
     */
    void row(RowReader rows, boolean current, boolean active) throws IOException;

    void malformed(KbFormatException problem) throws KbFormatException;

    void end(SourceFile file) throws IOException;
  }
}
