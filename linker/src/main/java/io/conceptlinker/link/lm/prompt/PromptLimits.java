package io.conceptlinker.link.lm.prompt;

/**
 * How much a prompt shows, in tokens. Part of a model: it has to be asked as it was trained.
 *
 * @param before of the text before the mention
 * @param behind of the text behind it
 * @param surface of the mention
 * @param definition of a definition
 */
public record PromptLimits(int before, int behind, int surface, int definition) {
  /** The most letters that so many tokens are looked for in: rarely more make one token. */
  static final int MOST_LETTERS = 8;

  /** What is shown unless a model says otherwise. */
  public static final PromptLimits DEFAULT = new PromptLimits(24, 16, 24, 32);

  public PromptLimits {
    if (before < 0 || behind < 0 || surface < 1 || definition < 0) {
      throw new IllegalArgumentException(
          "prompt limits: expected 0 or more tokens, and a surface of 1 or more");
    }
  }

  /** The most tokens of a prompt, markup included. */
  public int longest() {
    int inText = before + behind + 2 * surface + 5;
    int defined = definition + surface + 4;
    return Math.max(inText, defined);
  }
}
