package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.format.CorpusFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is read, and what of it counts. */
final class CorpusOptions {

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "FILE|DIR",
      description = "The annotated documents: a file, a directory or an archive (.zip, .tar.gz).")
  private Path corpus = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description =
          "Their format: pubtator, bioc, brat, bigbio, conll, mentions or another of"
              + " docs/corpora.md.")
  private String format = "";

  @Option(
      names = "--texts",
      paramLabel = "DIR",
      description = "Where the documents' texts are, for formats that keep them apart.")
  private Optional<Path> texts = Optional.empty();

  @Option(
      names = "--documents",
      paramLabel = "REGEX",
      description = "Only documents whose id matches are measured, for example 'dev/.*'.")
  private Optional<Pattern> documents = Optional.empty();

  @Option(
      names = "--train-documents",
      paramLabel = "REGEX",
      description = "Only training documents whose id matches are used.")
  private Optional<Pattern> trainingDocuments = Optional.empty();

  @Option(
      names = "--hold-out",
      paramLabel = "N",
      description =
          "One document in N is measured and never used for training, the others are used for"
              + " training only; --corpus and --train may then be the same. Documents are told"
              + " apart by the CRC-32 of their ids.")
  private Optional<Integer> holdOut = Optional.empty();

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "TYPE",
      description = "Only annotations of these entity types count, for example Disease.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Language of documents that do not say theirs, for example en.")
  private String language = "";

  @Option(
      names = "--train",
      paramLabel = "FILE|DIR",
      description =
          "A training corpus of the same format: tells seen from unseen, and its mentions become"
              + " names. Repeatable.")
  private List<Path> training = new ArrayList<>();

  @Option(names = "--lenient", description = "Skip broken annotations and count them.")
  private boolean lenient;

  Path file() {
    return corpus;
  }

  /** What the corpus is called in reports. */
  String title() {
    return String.valueOf(corpus.getFileName());
  }

  /** Which part of it counts; empty for all. */
  String split() {
    List<String> parts = new ArrayList<>(types);
    documents.ifPresent(pattern -> parts.add("documents " + pattern));
    holdOut.ifPresent(every -> parts.add("one document in " + every));
    return String.join(", ", parts);
  }

  List<Path> training() {
    return training;
  }

  FormatProblems problems() {
    return lenient ? FormatProblems.lenient() : FormatProblems.strict();
  }

  /** Which documents are measured. */
  DocumentFilter documents() {
    return new DocumentFilter(documents, holdOut, true);
  }

  /** Which documents train. */
  DocumentFilter trainingDocuments() {
    return new DocumentFilter(trainingDocuments, holdOut, false);
  }

  /** A reader of all documents. */
  GoldReader reader(
      CommandLine line, Optional<ConceptReferences> references, FormatProblems problems) {
    if (holdOut.isPresent() && holdOut.get() < 2) {
      throw new ParameterException(line, "--hold-out [" + holdOut.get() + "]: expected 2 or more");
    }
    try {
      return new GoldReader(
          CorpusFormat.of(format),
          texts,
          DocumentFilter.ALL,
          types.stream().map(type -> type.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
          language,
          references,
          problems);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }
}
