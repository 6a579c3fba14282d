package io.conceptlinker.cli.eval;

import static io.conceptlinker.cli.linker.OpenLinker.GENERATIVE;
import static io.conceptlinker.cli.linker.OpenLinker.LEXICAL;

import io.conceptlinker.cli.linker.ModelOption;
import io.conceptlinker.eval.baseline.Baseline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What links, and what it is told. */
final class LinkerOptions {

  @Option(
      names = "--linker",
      required = true,
      paramLabel = "NAME",
      description =
          "generative is ours with a language model, lexical without one. Baselines: exact,"
              + " train-dictionary, tfidf, tfidf-min10, dictionary+tfidf, tfidf+train.")
  private String name = "";

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--decode",
      description =
          "The model also names concepts that look-ups do not find, as it does where kb tries has"
              + " written the names of the knowledge base.")
  private boolean decode;

  @Option(
      names = "--spans",
      paramLabel = "KIND",
      defaultValue = "gold",
      description =
          "gold: the linker is told where mentions are; predicted: it finds them itself, which"
              + " baselines cannot (default: ${DEFAULT-VALUE}).")
  private Spans spans = Spans.GOLD;

  @Option(
      names = "--given-group",
      description = "Tell the linker the semantic group of the gold concept.")
  private boolean givenGroup;

  @Option(
      names = "--expand-abbreviations",
      description =
          "Look baselines' mentions up with the abbreviations spelled out that the document"
              + " defines, in training too.")
  private boolean expandAbbreviations;

  @Option(
      names = "--train-concepts",
      description = "Concepts that only the training corpus knows are added, too.")
  private boolean trainConcepts;

  @Option(
      names = "--beside",
      split = ",",
      paramLabel = "NAME",
      description =
          "A baseline that links the same mentions and is shown beside in the report. Repeatable.")
  private List<String> beside = new ArrayList<>();

  /** Where mentions come from. */
  enum Spans {
    GOLD,
    PREDICTED
  }

  String name() {
    return name;
  }

  /** The name with what it was told. */
  String title() {
    return name
        + (decode ? ", decoding" : "")
        + (givenGroup ? ", given group" : "")
        + (expandAbbreviations && baseline().isPresent() ? ", abbreviations expanded" : "");
  }

  /** The model of the linker that has one. */
  Optional<Path> model() {
    return name.equals(GENERATIVE) ? Optional.of(model.directory()) : Optional.empty();
  }

  /** Whether it may name any concept. */
  boolean decode() {
    return decode;
  }

  /** The baseline that was asked for, or nothing for a linker of ours. */
  Optional<Baseline> baseline() {
    return Baseline.of(name);
  }

  /** The baselines that are shown beside it, once they were checked. */
  List<Baseline> beside() {
    return beside.stream().map(Baseline::of).flatMap(Optional::stream).distinct().toList();
  }

  Spans spans() {
    return spans;
  }

  boolean givenGroup() {
    return givenGroup;
  }

  boolean trainConcepts() {
    return trainConcepts;
  }

  MentionStrings strings() {
    return expandAbbreviations ? MentionStrings.EXPANDED : MentionStrings.SURFACE;
  }

  /** Refuses what does not go together. */
  void check(CommandLine line, boolean hasKb, boolean hasTraining) {
    Optional<Baseline> baseline = baseline();
    require(
        line,
        baseline.isPresent() || isOurs(),
        "--linker ["
            + name
            + "]: expected "
            + GENERATIVE
            + ", "
            + LEXICAL
            + ", "
            + Baseline.names());
    require(
        line,
        name.equals(GENERATIVE) || !line.getParseResult().hasMatchedOption(ModelOption.NAME),
        "--model: expected --linker " + GENERATIVE + ", found " + name);
    require(
        line,
        name.equals(GENERATIVE) || !decode,
        "--decode: expected --linker " + GENERATIVE + ", found " + name);
    require(
        line,
        hasTraining || baseline.isEmpty() || !baseline.get().needsTraining(),
        "--linker [" + name + "]: expected a training corpus, found none; add --train");
    for (String other : beside) {
      Optional<Baseline> found = Baseline.of(other);
      require(
          line,
          found.isPresent() && spans == Spans.GOLD,
          "--beside [" + other + "]: expected --spans gold and one of " + Baseline.names());
      require(
          line,
          hasTraining || !found.orElseThrow().needsTraining(),
          "--beside [" + other + "]: expected a training corpus, found none; add --train");
    }
    require(
        line,
        hasKb || (trainConcepts && hasTraining),
        "expected --kb, or --train with --train-concepts");
    require(
        line,
        !trainConcepts || hasTraining,
        "--train-concepts: expected a training corpus, found none; add --train");
    require(
        line,
        baseline.isEmpty() || spans == Spans.GOLD,
        "--linker ["
            + name
            + "]: expected --spans gold: a baseline ranks names for a mention and finds none by"
            + " itself");
    require(
        line,
        baseline.isEmpty() || !givenGroup,
        "--given-group: expected --linker "
            + GENERATIVE
            + " or "
            + LEXICAL
            + "; baselines do not look at groups");
    require(
        line,
        baseline.isPresent() || !beside.isEmpty() || !expandAbbreviations,
        "--expand-abbreviations: expected a baseline; " + name + " expands them by itself");
  }

  private boolean isOurs() {
    return name.equals(LEXICAL) || name.equals(GENERATIVE);
  }

  private static void require(CommandLine line, boolean met, String message) {
    if (!met) {
      throw new ParameterException(line, message);
    }
  }
}
