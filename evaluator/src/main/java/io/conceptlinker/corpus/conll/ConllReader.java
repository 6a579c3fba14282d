package io.conceptlinker.corpus.conll;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one token a line, its tag (BIO or BIOES) in the last column, columns separated by tabs or
 * spaces, and a blank line after each sentence. {@code -DOCSTART-} begins a document; a file
 * without it has a document for each sentence. The text is made of the tokens with a space between
 * them and a line break after each sentence: what was between the tokens is not in the file. Tags
 * hold a type or, if that is asked for, a concept. Documents are named by the line of their first
 * token. Confined to a thread.
 */
public final class ConllReader implements CorpusReader {
  private static final Pattern COLUMNS = Pattern.compile("\\t| +");
  private static final String START = "-DOCSTART-";

  private final CorpusLines lines;
  private final Options options;

  /** Whether a mark has begun the next document. */
  private boolean marked;

  /** The document that is read. */
  private final StringBuilder text = new StringBuilder();

  private final List<Annotation> annotations = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  /**
   * How to read.
   *
   * @param prefix what comes before the line in the name of a document
   * @param conceptTags whether tags hold the id of a concept after the hyphen, not a type
   * @param problems what to do with lines that are none
   */
  public record Options(String prefix, boolean conceptTags, FormatProblems problems) {
    /** Types in tags, documents named by nothing but the line, and the first problem ends it. */
    public static Options strict() {
      return new Options("", false, FormatProblems.strict());
    }
  }

  private ConllReader(CorpusLines lines, Options options) {
    this.lines = lines;
    this.options = options;
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static ConllReader open(Path path) throws IOException {
    return new ConllReader(CorpusLines.open(path), Options.strict());
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static ConllReader of(String name, InputStream in, Options options) {
    return new ConllReader(new CorpusLines(name, in), options);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    boolean begun = marked;
    long first = lines.number();
    for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
      boolean start = line.startsWith(START);
      if (start || line.isBlank()) {
        sentence();
        boolean ended = start ? begun || !text.isEmpty() : !marked && !text.isEmpty();
        marked |= start;
        begun |= start;
        if (ended) {
          return Optional.of(document(first));
        }
        first = start ? lines.number() : first;
      } else {
        first = text.isEmpty() && tokens.isEmpty() ? lines.number() : first;
        token(line);
      }
    }
    sentence();
    marked = false;
    return begun || !text.isEmpty() ? Optional.of(document(first)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private CorpusDocument document(long first) {
    CorpusDocument document =
        new CorpusDocument(
            options.prefix() + first,
            List.of(new CorpusPassage("text", 0, text.toString())),
            annotations);
    text.setLength(0);
    annotations.clear();
    return document;
  }

  private void token(String line) throws IOException {
    String[] columns = COLUMNS.split(line.strip(), -1);
    String tag = columns[columns.length - 1];
    try {
      ConllChunks.chunks(List.of(tag));
    } catch (IllegalArgumentException e) {
      options
          .problems()
          .skip(
              lines.wrong(
                  "a tag O, or B, I, E or S with a hyphen and a type, in the last column",
                  columns.length + " columns without one",
                  "convert other schemes first"));
      tag = "O";
    }
    if (columns.length < 2) {
      options
          .problems()
          .skip(
              lines.wrong(
                  "a token and its tag", "one column", "separate them by a tab or a space"));
      return;
    }
    tokens.add(columns[0]);
    tags.add(tag);
  }

  /** Adds the sentence that was collected, and forgets it. */
  private void sentence() {
    if (tokens.isEmpty()) {
      return;
    }
    if (!text.isEmpty()) {
      text.append('\n');
    }
    int[] starts = new int[tokens.size()];
    for (int i = 0; i < starts.length; i++) {
      text.append(i == 0 ? "" : " ");
      starts[i] = text.length();
      text.append(tokens.get(i));
    }
    for (Chunk chunk : ConllChunks.chunks(tags)) {
      int last = chunk.end() - 1;
      int end = starts[last] + tokens.get(last).length();
      String surface = text.substring(starts[chunk.start()], end);
      Region region = Region.of(starts[chunk.start()], end);
      annotations.add(
          options.conceptTags()
              ? new Annotation("", region, surface, "", GoldConcepts.parse(chunk.type()))
              : new Annotation("", region, surface, chunk.type(), GoldConcepts.NIL));
    }
    tokens.clear();
    tags.clear();
  }
}
