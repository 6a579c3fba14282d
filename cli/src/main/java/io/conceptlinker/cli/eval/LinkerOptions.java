package io.conceptlinker.cli.eval;

import io.conceptlinker.eval.baseline.Baseline;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What links, and what it is told. */
final class LinkerOptions {

  static final String LEXICAL = "lexical";

  @Option(
      names = "--linker",
      required = true,
      paramLabel = "NAME",
      description =
          "lexical is ours without a model. Baselines: exact, train-dictionary, tfidf,"
              + " tfidf-min10, dictionary+tfidf, tfidf+train.")
  private String name = "";

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

  /** Where mentions come from. */
  enum Spans {
    GOLD,
    PREDICTED
  }

  String name() {
    return name;
  }

  /** The baseline that was asked for, or nothing for our own linker. */
  Optional<Baseline> baseline() {
    return Baseline.of(name);
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
        baseline.isPresent() || name.equals(LEXICAL),
        "--linker [" + name + "]: expected " + LEXICAL + ", " + Baseline.names());
    require(
        line,
        hasTraining || baseline.isEmpty() || !baseline.get().needsTraining(),
        "--linker [" + name + "]: expected a training corpus, found none; add --train");
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
        "--given-group: expected --linker " + LEXICAL + "; baselines do not look at groups");
    require(
        line,
        baseline.isPresent() || !expandAbbreviations,
        "--expand-abbreviations: expected a baseline; " + LEXICAL + " expands them by itself");
  }

  private static void require(CommandLine line, boolean met, String message) {
    if (!met) {
      throw new ParameterException(line, message);
    }
  }
}
