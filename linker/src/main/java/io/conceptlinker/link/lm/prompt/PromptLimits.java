package io.conceptlinker.link.lm.prompt;

/**
 * How much a prompt shows, in tokens. Part of a model: it has to be asked as it was trained.
 *
 * @param before of the text before the mention
 * @param behind of the text behind it
 * @param surface of the mention
 * @param definition of a definition
 * @param passage of the passage that a mention is marked in, for models that read one for all of
 *     its mentions; 0 for the others
 */
public record PromptLimits(int before, int behind, int surface, int definition, int passage) {
  /** The most letters that so many tokens are looked for in: rarely more make one token. */
  static final int MOST_LETTERS = 8;

  /** What is shown unless a model says otherwise. */
  public static final PromptLimits DEFAULT = new PromptLimits(24, 16, 24, 32);

  /** Fewer tokens leave a mention no text on either side. */
  public static final int LEAST_PASSAGE = 16;

  /** Those of a model that is shown each mention by itself. */
  public PromptLimits(int before, int behind, int surface, int definition) {
    this(before, behind, surface, definition, 0);
  }

  public PromptLimits {
    if (passage != 0 && passage < LEAST_PASSAGE) {
      throw new IllegalArgumentException(
          "prompt limits: expected a passage of "
              + LEAST_PASSAGE
              + " tokens or more, or 0 for none, found "
              + passage);
    }
    if (before < 0 || behind < 0 || surface < 1 || definition < 0) {
      throw new IllegalArgumentException(
          "prompt limits: expected 0 or more tokens, and a surface of 1 or more");
    }
  }

  /** Whether mentions are marked in their passage. */
  public boolean isOfPassages() {
    return passage > 0;
  }

  /** The most tokens of a prompt, markup included. */
  public int longest() {
    int inText = isOfPassages() ? passage + 3 : before + behind + 2 * surface + 5;
    int defined = definition + surface + (isOfPassages() ? 5 : 4);
    return Math.max(inText, defined);
  }
}
