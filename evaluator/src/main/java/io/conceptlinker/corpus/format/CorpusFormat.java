package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.JsonlReader;
import io.conceptlinker.corpus.PubTatorReader;
import io.conceptlinker.corpus.bioc.BioCReader;
import io.conceptlinker.corpus.conll.ConllReader;
import io.conceptlinker.corpus.files.CorpusFiles;
import io.conceptlinker.corpus.files.FilesReader;
import io.conceptlinker.corpus.files.PlainTextReader;
import io.conceptlinker.corpus.standoff.BigBioReader;
import io.conceptlinker.corpus.standoff.BratReader;
import io.conceptlinker.corpus.standoff.MentionsReader;
import io.conceptlinker.corpus.standoff.SpanLinesReader;
import io.conceptlinker.corpus.xml.KnowtatorReader;
import io.conceptlinker.corpus.xml.XmiReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats in which documents are read, by the names that commands have for them. */
public enum CorpusFormat {
  /** Title and abstract, and annotations in columns. */
  PUBTATOR,
  /** XML or JSON. */
  BIOC,
  /** {@code X.ann} beside {@code X.txt}. */
  BRAT,
  /** The {@code bigbio_kb} schema, one document a line. */
  BIGBIO,
  /** A token and its tag a line; tags hold types. */
  CONLL,
  /** A token and its tag a line; tags hold concepts. */
  CONLL_IDS,
  /** One mention a line, with its text. */
  MENTIONS,
  /** One document a line, without annotations. */
  JSONL,
  /** One document a file, without annotations. */
  TEXT,
  /** A table of mentions with named columns, and a text file for each document. */
  TSV,
  /** A text with the spans of its concepts a line. */
  SPANS,
  /** CRAFT: Knowtator XML beside articles. */
  CRAFT,
  /** E3C: UIMA CAS XMI. */
  E3C,
  /** MedMentions ST21pv: sentences with one mention tagged, or mentions by themselves. */
  ST21PV,
  /** XL-BEL: concept, mention, and sentence with the mention marked. */
  XL_BEL,
  /** AskAPatient and TwADR-L: concept, its name, mention. */
  ASKAPATIENT,
  /** MedMentions as ResCNN has it: document, mention, concept. */
  RESCNN,
  /** ChemProt: abstracts, entities and relations in tables. */
  CHEMPROT,
  /** ADE: sentences with a drug and an effect or a dose. */
  ADE;

  /**
   * The format with a name, whatever its case.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CorpusFormat of(String name) {
    for (CorpusFormat format : values()) {
      if (format.label().equals(name.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "format [" + name + "]: expected one of " + labels() + "; choose one of them");
  }

  /** The names of all formats, with commas between them. */
  public static String labels() {
    return Arrays.stream(values()).map(CorpusFormat::label).collect(Collectors.joining(", "));
  }

  /** The name on the command line: lower case, with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Opens a file, a directory or an archive; the first problem ends the reading. */
  public CorpusReader open(Path path) throws IOException {
    return open(path, FormatProblems.strict());
  }

  /** Opens a file, a directory or an archive. */
  public CorpusReader open(Path path, FormatProblems problems) throws IOException {
    return open(CorpusSource.of(path), problems);
  }

  /** Opens a corpus. */
  public CorpusReader open(CorpusSource source, FormatProblems problems) throws IOException {
    CorpusFiles files = CorpusFiles.open(source.path());
    try {
      CorpusReader reader = reader(source, files, problems);
      return source.language().isEmpty() ? reader : new LanguageReader(reader, source.language());
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private CorpusReader reader(CorpusSource source, CorpusFiles files, FormatProblems problems)
      throws IOException {
    return switch (this) {
      case PUBTATOR ->
          each(
              files,
              name -> PubTatorReader.of(files.label(name), files.stream(name), problems),
              ".txt",
              ".pubtator",
              ".PubTator");
      case BIOC ->
          each(
              files,
              name -> BioCReader.of(files.label(name), files.stream(name), problems),
              ".xml",
              ".XML",
              ".json");
      case BRAT -> BratReader.of(files, problems);
      case BIGBIO ->
          each(
              files,
              name -> BigBioReader.of(files.label(name), files.stream(name), problems),
              ".jsonl",
              ".json");
      case CONLL -> conll(files, false, problems);
      case CONLL_IDS -> conll(files, true, problems);
      case MENTIONS ->
          each(
              files,
              name -> MentionsReader.of(files.label(name), files.stream(name), problems),
              ".jsonl",
              ".json");
      case JSONL ->
          each(
              files,
              name -> JsonlReader.of(files.label(name), files.stream(name), problems),
              ".jsonl",
              ".json");
      case TEXT -> PlainTextReader.of(files, problems);
      case SPANS ->
          each(
              files,
              name -> SpanLinesReader.of(files.label(name), files.stream(name), problems),
              ".jsonl",
              ".json");
      case CRAFT -> KnowtatorReader.of(files, problems);
      case E3C -> XmiReader.of(files, problems);
      case TSV, ST21PV, XL_BEL, ASKAPATIENT, RESCNN, CHEMPROT, ADE ->
          new TableCorpus(source, files, problems).open(this);
    };
  }

  private static CorpusReader conll(CorpusFiles files, boolean conceptTags, FormatProblems problems)
      throws IOException {
    return each(
        files,
        name ->
            ConllReader.of(
                files.label(name),
                files.stream(name),
                new ConllReader.Options(files.isSingle() ? "" : name + ":", conceptTags, problems)),
        ".tsv",
        ".conll",
        ".bio",
        ".iob",
        ".txt");
  }

  private static CorpusReader each(CorpusFiles files, FilesReader.Opener opener, String... endings)
      throws IOException {
    return new FilesReader(files, files.ending(endings), opener);
  }
}
