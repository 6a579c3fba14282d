package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private final Path root;
  private final Iterator<Path> files;
  private final FormatProblems problems;
  private long skipped;

  private BratReader(Path root, List<Path> files, FormatProblems problems) {
    this.root = root;
    this.files = files.iterator();
    this.problems = problems;
  }

  /** Opens an {@code .ann} file, or a directory with all below it, in the order of their paths. */
  public static BratReader open(Path path, FormatProblems problems) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> entries = Files.walk(path)) {
        List<Path> files =
            entries.filter(file -> file.toString().endsWith(".ann")).sorted().toList();
        return new BratReader(path, files, problems);
      }
    }
    if (!Files.isReadable(path)) {
      throw new NoSuchFileException(path.toString());
    }
    Path parent = path.getParent();
    return new BratReader(parent == null ? Path.of("") : parent, List.of(path), problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    if (!files.hasNext()) {
      return Optional.empty();
    }
    Path file = files.next();
    String name = String.valueOf(file.getFileName());
    String text = text(file.resolveSibling(ENDING.matcher(name).replaceFirst(".txt")));
    String below = root.relativize(file).toString().replace('\\', '/');
    String id = ENDING.matcher(below).replaceFirst("");
    try (CorpusLines lines = CorpusLines.open(file)) {
      BratAnnotations annotations =
          new BratAnnotations(lines, new CodePointOffsets(text), problems);
      for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
        annotations.read(line);
      }
      skipped += annotations.skipped();
      return Optional.of(
          new CorpusDocument(
              id,
              "",
              List.of(new CorpusPassage("text", 0, text)),
              annotations.annotations(),
              annotations.relations()));
    }
  }

  /** How many lines were skipped so far because a corpus document has no place for them. */
  public long skippedLines() {
    return skipped;
  }

  @Override
  public void close() {}

  private static String text(Path file) throws IOException {
    try (InputStream in = CorpusLines.stream(file)) {
      byte[] bytes = in.readAllBytes();
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CorpusFormatException(
          file.toString(), 1, "UTF-8", "other bytes", "convert the file to UTF-8");
    }
  }
}
