package io.conceptlinker.eval.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The baselines by name. */
public enum Baseline {
  /** Names of the knowledge base that equal the mention. */
  EXACT("exact", false),
  /** What the same string denoted in training, else {@link #EXACT}. */
  TRAIN_DICTIONARY("train-dictionary", true),
  /**
   * The nearest name by character 3-grams: the candidates of scispaCy (Neumann et al. 2019), with
   * exact neighbours and all grams.
   */
  TFIDF("tfidf", false),
  /** {@link #TFIDF} without grams that fewer than ten names have, as scispaCy ships it. */
  TFIDF_MIN10("tfidf-min10", false),
  /** What the same string denoted in training, else {@link #TFIDF}. */
  DICTIONARY_TFIDF("dictionary+tfidf", true),
  /** {@link #TFIDF} over the names of the knowledge base and the strings of training mentions. */
  TFIDF_TRAIN("tfidf+train", true);

  private static final int ALL_GRAMS = 1;
  private static final int SCISPACY_MIN_NAMES = 10;

  private final String label;
  private final boolean needsTraining;

  Baseline(String label, boolean needsTraining) {
    this.label = label;
    this.needsTraining = needsTraining;
  }

  /** The baseline with a name. */
  public static Optional<Baseline> of(String name) {
    return Arrays.stream(values()).filter(baseline -> baseline.label.equals(name)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Baseline::label).collect(Collectors.joining(", "));
  }

  /** The name on the command line and in reports. */
  public String label() {
    return label;
  }

  /** Whether it is another baseline when there is no training data. */
  public boolean needsTraining() {
    return needsTraining;
  }

  /**
   * A ranker; it keeps what it needs of its arguments.
   *
   * @param names the knowledge base's, in its order
   * @param training mentions of training documents, in their order
   */
  public MentionRanker ranker(List<KbName> names, List<TrainingMention> training) {
    return switch (this) {
      case EXACT -> Dictionary.ofNames(names);
      case TRAIN_DICTIONARY -> inTurn(Dictionary.ofTraining(training), Dictionary.ofNames(names));
      case TFIDF -> new NearestNames(names, List.of(), ALL_GRAMS);
      case TFIDF_MIN10 -> new NearestNames(names, List.of(), SCISPACY_MIN_NAMES);
      case DICTIONARY_TFIDF ->
          inTurn(Dictionary.ofTraining(training), new NearestNames(names, List.of(), ALL_GRAMS));
      case TFIDF_TRAIN -> new NearestNames(names, TrainingNames.of(training, names), ALL_GRAMS);
    };
  }

  private static MentionRanker inTurn(MentionRanker first, MentionRanker second) {
    return mention -> {
      Ranking ranking = first.rank(mention);
      return ranking.concepts().isEmpty() ? second.rank(mention) : ranking;
    };
  }
}
