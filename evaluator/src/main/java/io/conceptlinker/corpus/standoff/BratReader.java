package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads brat standoff: {@code X.ann} beside {@code X.txt}, one document for each pair, named by the
 * path below the directory without its ending. T lines are annotations, discontinuous ones
 * included; N lines give their concepts, or {@code AnnotatorNotes} do where there are none (as in
 * QUAERO, CANTEMIST and CT-EBM-SP); R lines are relations between annotations. Other lines (events,
 * attributes, equivalences) are skipped and counted. Confined to a thread.
 */
public final class BratReader implements CorpusReader {
  private static final Pattern ENDING = Pattern.compile("\\.ann$");

  private final CorpusFiles files;
  private final Iterator<String> names;
  private final FormatProblems problems;
  private long skipped;

  private BratReader(CorpusFiles files, FormatProblems problems) throws IOException {
    this.files = files;
    this.names = files.ending(".ann").iterator();
    this.problems = problems;
  }

  /**
   * Opens an {@code .ann} file, or all below a directory or in an archive, in the order of their
   * paths.
   */
  public static BratReader open(Path path, FormatProblems problems) throws IOException {
    return of(CorpusFiles.open(path), problems);
  }

  /** Reads files, and closes them in the end. */
  public static BratReader of(CorpusFiles files, FormatProblems problems) throws IOException {
    try {
      return new BratReader(files, problems);
    } catch (IOException e) {
      files.close();
      throw e;
    }
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    while (names.hasNext()) {
      try {
        return Optional.of(document(names.next()));
      } catch (CorpusFormatException e) {
        problems.skip(e);
      }
    }
    return Optional.empty();
  }

  private CorpusDocument document(String name) throws IOException {
    String id = ENDING.matcher(name).replaceFirst("");
    if (!files.has(id + ".txt")) {
      throw new CorpusFormatException(
          files.label(name), "a text file beside it", "none", "add the .txt of the same name");
    }
    String text = files.text(id + ".txt");
    try (CorpusLines lines = files.lines(name)) {
      BratAnnotations annotations =
          new BratAnnotations(lines, new CodePointOffsets(text), problems);
      for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
        annotations.read(line);
      }
      List<CorpusRelation> relations = annotations.relations();
      skipped += annotations.skipped();
      return new CorpusDocument(
          id,
          "",
          List.of(new CorpusPassage("text", 0, text)),
          annotations.annotations(),
          relations);
    }
  }

  /** How many lines were skipped so far because a corpus document has no place for them. */
  public long skippedLines() {
    return skipped;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
