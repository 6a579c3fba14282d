package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.conll.TargetSentenceReader;
import io.conceptlinker.corpus.files.CorpusFiles;
import io.conceptlinker.corpus.files.FilesReader;
import io.conceptlinker.corpus.table.AdeReader;
import io.conceptlinker.corpus.table.AdeSentenceReader;
import io.conceptlinker.corpus.table.ChemProtReader;
import io.conceptlinker.corpus.table.MarkedContextReader;
import io.conceptlinker.corpus.table.MentionTableReader;
import io.conceptlinker.corpus.table.NamedTable;
import io.conceptlinker.corpus.table.TableLayout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens corpora that come in tables, whatever their columns are. */
final class TableCorpus {
  private final CorpusSource source;
  private final CorpusFiles files;
  private final FormatProblems problems;

  TableCorpus(CorpusSource source, CorpusFiles files, FormatProblems problems) {
    this.source = source;
    this.files = files;
    this.problems = problems;
  }

  CorpusReader open(CorpusFormat format) throws IOException {
    return switch (format) {
      case TSV -> standoff();
      case ST21PV -> st21pv();
      case XL_BEL ->
          each(name -> MarkedContextReader.of(files, name, prefix(name), problems), ".txt", ".tsv");
      case ASKAPATIENT -> each(mentions(TableLayout.of("ids", "name", "mention")), ".txt", ".tsv");
      case RESCNN -> each(mentions(TableLayout.of("document", "mention", "ids")), ".txt", ".tsv");
      case CHEMPROT -> {
        List<String> names =
            files.ending(".tsv").stream().filter(name -> name.contains("_abstracts")).toList();
        yield new FilesReader(files, names, name -> ChemProtReader.of(files, name, problems));
      }
      case ADE ->
          each(
              name ->
                  name.endsWith(".rel")
                      ? AdeReader.of(files, name, prefix(name), problems)
                      : AdeSentenceReader.of(files, name, prefix(name), problems),
              ".rel",
              "ADE-NEG.txt");
      default -> throw new IllegalArgumentException("format [" + format.label() + "]: no table");
    };
  }

  /** Tables with offsets need texts: those beside them, or where the source says. */
  private CorpusReader standoff() throws IOException {
    CorpusFiles texts = source.texts().isPresent() ? CorpusFiles.open(source.texts().get()) : files;
    try {
      CorpusReader reader =
          each(name -> NamedTable.open(files, name, texts, prefix(name), problems), ".tsv");
      return new WithTexts(reader, texts);
    } catch (IOException | RuntimeException e) {
      texts.close();
      throw e;
    }
  }

  private CorpusReader st21pv() throws IOException {
    Set<String> withSentences =
        files.names().stream()
            .filter(name -> name.endsWith(".context"))
            .map(name -> name.replaceFirst("\\.context$", ""))
            .collect(Collectors.toSet());
    List<String> names =
        files.ending(".context", ".txt").stream()
            .filter(
                name ->
                    name.endsWith(".context")
                        || name.matches("(.*/)?\\d+\\.txt")
                            && !withSentences.contains(name.replaceFirst("\\.txt$", "")))
            .toList();
    TableLayout layout = TableLayout.withBars("ids", "mention");
    return new FilesReader(
        files,
        names,
        name ->
            name.endsWith(".context")
                ? TargetSentenceReader.of(files, name, problems)
                : MentionTableReader.ofDocument(
                    files, name, layout, name.replaceFirst("(.*/)?(\\d+)\\.txt", "$2"), problems));
  }

  private FilesReader.Opener mentions(TableLayout layout) {
    return name -> MentionTableReader.of(files, name, layout, prefix(name), problems);
  }

  /** Rows are named by their lines, and by their file where there are several. */
  private String prefix(String name) {
    return files.isSingle() ? "" : name + ":";
  }

  private CorpusReader each(FilesReader.Opener opener, String... endings) throws IOException {
    return new FilesReader(files, files.ending(endings), opener);
  }

  /** Closes the texts too. */
  private record WithTexts(CorpusReader reader, CorpusFiles texts) implements CorpusReader {
    @Override
    public Optional<CorpusDocument> read() throws IOException {
      return reader.read();
    }

    @Override
    public void close() throws IOException {
      try {
        reader.close();
      } finally {
        texts.close();
      }
    }
  }
}
