package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.NameKind;

/** What speaks for a concept as the meaning of one mention. Confined to one thread. */
public final class ConceptEvidence {
  private static final int NONE_SAID = -1;

  private final int concept;

  /** Below all qualities before there is a name. */
  private double quality = -1;

  private boolean lexical;
  private boolean translated;
  private double acronymRisk;
  private NameKind kind = NameKind.TRAINING;
  private int trainingCount;
  private boolean sameLanguage;
  private boolean found;
  private int saidName = NONE_SAID;
  private double score;

  ConceptEvidence(int concept) {
    this.concept = concept;
  }

  /** The concept's ordinal. */
  public int concept() {
    return concept;
  }

  /** How well its best name fits the text, 0 to 1. */
  public double quality() {
    return quality;
  }

  /** Whether its best name was found by 3-grams only. */
  public boolean isLexical() {
    return lexical;
  }

  /** Whether its best name was found by what the words are in another language. */
  public boolean isTranslated() {
    return translated;
  }

  /** How likely its best name, being a short acronym, means something else; 0 to 1. */
  public double acronymRisk() {
    return acronymRisk;
  }

  /** The kind of its best name. */
  public NameKind kind() {
    return kind;
  }

  /** How often the text's phrase denoted the concept in training. */
  public int trainingCount() {
    return trainingCount;
  }

  /** Whether a name that fits is in the language of the document. */
  public boolean isSameLanguage() {
    return sameLanguage;
  }

  /** Whether a language model named it when it might say any name of the knowledge base. */
  public boolean isDecoded() {
    return saidName != NONE_SAID;
  }

  /** Whether only a language model came upon it, and no look-up by words or 3-grams did. */
  public boolean isOnlyDecoded() {
    return isDecoded() && !found;
  }

  /** The ordinal of the name that a language model said, or -1. */
  public int saidName() {
    return saidName;
  }

  /** The confidence, 0 to 1; 0 before it was scored. */
  public double score() {
    return score;
  }

  void setScore(double newScore) {
    score = newScore;
  }

  void say(int name) {
    saidName = name;
  }

  void find(NameEvidence name) {
    found = true;
    add(name);
  }

  void add(NameEvidence name) {
    boolean better = name.quality() > quality;
    boolean equal = name.quality() == quality;
    if (better) {
      quality = name.quality();
      lexical = name.isLexical();
      translated = name.isTranslated();
      acronymRisk = name.acronymRisk();
    }
    if (better || (equal && name.kind().compareTo(kind) < 0)) {
      kind = name.kind();
    }
    trainingCount += name.trainingCount();
    sameLanguage |= name.isSameLanguage();
  }

  /**
   * One name that fits a mention.
   *
   * @param quality how well, 0 to 1
   * @param isLexical whether it was found by 3-grams
   * @param isTranslated whether by what the words are in another language
   * @param acronymRisk how likely it means something else, being a short acronym
   * @param kind what it is to its concept
   * @param trainingCount how often it denoted the concept in training
   * @param isSameLanguage whether it is in the language of the document
   */
  record NameEvidence(
      double quality,
      boolean isLexical,
      boolean isTranslated,
      double acronymRisk,
      NameKind kind,
      int trainingCount,
      boolean isSameLanguage) {}
}
