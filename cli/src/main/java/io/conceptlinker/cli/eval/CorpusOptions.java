package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.corpus.FormatProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What is read, and what of it counts. */
final class CorpusOptions {

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "FILE|DIR",
      description = "The annotated documents.")
  private Path corpus = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Their format: ${COMPLETION-CANDIDATES}.")
  private CorpusFiles format = CorpusFiles.PUBTATOR;

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

  List<Path> training() {
    return training;
  }

  FormatProblems problems() {
    return lenient ? FormatProblems.lenient() : FormatProblems.strict();
  }

  GoldReader reader(Optional<ConceptReferences> references, FormatProblems problems) {
    return new GoldReader(
        format,
        types.stream().map(type -> type.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
        language,
        references,
        problems);
  }
}
