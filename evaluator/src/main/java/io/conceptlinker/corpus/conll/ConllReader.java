package io.conceptlinker.corpus.conll;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
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
 * them and a line break after each sentence: what was between the tokens is not in the file, nor
 * are concepts. Documents are named by the line of their first token. Confined to a thread.
 */
public final class ConllReader implements CorpusReader {
  private static final Pattern COLUMNS = Pattern.compile("\\t| +");
  private static final String START = "-DOCSTART-";

  private final CorpusLines lines;
  private boolean marked;
  private boolean begun;

  private ConllReader(CorpusLines lines) {
    this.lines = lines;
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static ConllReader open(Path path) throws IOException {
    return new ConllReader(CorpusLines.open(path));
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static ConllReader of(String name, InputStream in) {
    return new ConllReader(new CorpusLines(name, in));
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    StringBuilder text = new StringBuilder();
    List<Annotation> annotations = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    long first = 0;
    for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
      boolean start = line.startsWith(START);
      if (line.isBlank() || start) {
        sentence(text, annotations, tokens, tags);
        if (start ? begun : !marked && !text.isEmpty()) {
          marked |= start;
          break;
        }
        marked |= start;
      } else {
        begun = true;
        first = first == 0 ? lines.number() : first;
        token(line, tokens, tags);
      }
    }
    sentence(text, annotations, tokens, tags);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CorpusDocument(
                Long.toString(first),
                List.of(new CorpusPassage("text", 0, text.toString())),
                annotations));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void token(String line, List<String> tokens, List<String> tags) throws IOException {
    String[] columns = COLUMNS.split(line.strip(), -1);
    String tag = columns[columns.length - 1];
    try {
      ConllChunks.chunks(List.of(tag));
    } catch (IllegalArgumentException e) {
      throw lines.wrong(
          "a tag O, or B, I, E or S with a hyphen and a type, in the last column",
          columns.length + " columns without one",
          "convert other schemes first");
    }
    if (columns.length < 2) {
      throw lines.wrong("a token and its tag", "one column", "separate them by a tab or a space");
    }
    tokens.add(columns[0]);
    tags.add(tag);
  }

  /** Adds the sentence that was collected, and forgets it. */
  private static void sentence(
      StringBuilder text, List<Annotation> annotations, List<String> tokens, List<String> tags) {
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
      annotations.add(
          new Annotation(
              "", Region.of(starts[chunk.start()], end), surface, chunk.type(), GoldConcepts.NIL));
    }
    tokens.clear();
    tags.clear();
  }
}
