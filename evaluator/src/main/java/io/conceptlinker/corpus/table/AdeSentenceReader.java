package io.conceptlinker.corpus.table;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code ADE-NEG.txt} of the ADE corpus: sentences without an adverse effect, {@code ID NEG
 * sentence} in each line. Documents are named by abstract and line. Confined to a thread.
 */
public final class AdeSentenceReader implements CorpusReader {
  private static final Pattern LINE = Pattern.compile("(\\d+) NEG (.*)");

  private final CorpusLines lines;
  private final String prefix;
  private final FormatProblems problems;

  private AdeSentenceReader(CorpusLines lines, String prefix, FormatProblems problems) {
    this.lines = lines;
    this.prefix = prefix;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param prefix what comes before the name of each document
   */
  public static AdeSentenceReader of(
      CorpusFiles files, String name, String prefix, FormatProblems problems) throws IOException {
    return new AdeSentenceReader(files.lines(name), prefix, problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        return Optional.of(
            new CorpusDocument(
                prefix + matcher.group(1) + ":" + lines.number(),
                "en",
                List.of(new CorpusPassage("text", 0, matcher.group(2))),
                List.of(),
                List.of()));
      }
      problems.skip(lines.wrong("ID NEG sentence", "something else", "remove what is no sentence"));
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
