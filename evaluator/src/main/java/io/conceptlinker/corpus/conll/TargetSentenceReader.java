package io.conceptlinker.corpus.conll;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a {@code .context} file of the MedMentions ST21pv distribution: token and tag in each line,
 * a blank line after each sentence. Every sentence comes once for each of its mentions, which is
 * tagged {@code B:CUI} and {@code I:CUI} from there; mentions of other copies are {@code I:CUI}
 * throughout and passed over. Copies that follow one another are one passage; the file is one
 * document. Confined to a thread.
 */
public final class TargetSentenceReader implements CorpusReader {
  private final CorpusLines lines;
  private final String id;
  private final FormatProblems problems;
  private boolean ended;

  private TargetSentenceReader(CorpusLines lines, String id, FormatProblems problems) {
    this.lines = lines;
    this.id = id;
    this.problems = problems;
  }

  /** Reads a file, whose name without path and ending is the id of its document. */
  public static TargetSentenceReader of(CorpusFiles files, String name, FormatProblems problems)
      throws IOException {
    String id = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.context$", "");
    return new TargetSentenceReader(files.lines(name), id, problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    ended = true;
    List<CorpusPassage> passages = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    List<String[]> sentence = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      String[] columns = line.split("\t", -1);
      if (line.isBlank()) {
        add(sentence, passages, annotations);
        sentence.clear();
      } else if (columns.length == 2 && columns[1].matches("O|[BI]:\\S+")) {
        sentence.add(columns);
      } else {
        problems.skip(
            lines.wrong(
                "a token and O, B:CUI or I:CUI",
                columns.length + " other columns",
                "fetch the file again"));
      }
    }
    add(sentence, passages, annotations);
    return Optional.of(new CorpusDocument(id, "en", passages, annotations, List.of()));
  }

  private static void add(
      List<String[]> sentence, List<CorpusPassage> passages, List<Annotation> annotations) {
    StringBuilder text = new StringBuilder();
    int from = -1;
    int to = -1;
    String concept = "";
    for (String[] token : sentence) {
      text.append(text.isEmpty() ? "" : " ");
      boolean begins = token[1].startsWith("B:");
      boolean goesOn = to >= 0 && to == text.length() - 1 && token[1].equals("I:" + concept);
      if (begins) {
        from = text.length();
        concept = token[1].substring(2);
      }
      text.append(token[0]);
      if (begins || goesOn) {
        to = text.length();
      }
    }
    if (text.isEmpty()) {
      return;
    }
    String there = text.toString();
    if (passages.isEmpty() || !passages.getLast().text().equals(there)) {
      int offset = passages.isEmpty() ? 0 : passages.getLast().end() + 1;
      passages.add(new CorpusPassage("sentence", offset, there));
    }
    if (from >= 0) {
      int offset = passages.getLast().offset();
      annotations.add(
          new Annotation(
              "",
              Region.of(offset + from, offset + to),
              there.substring(from, to),
              "",
              GoldConcepts.of(concept)));
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
