package io.conceptlinker.link.lm.decode;

import java.util.Objects;

/**
 * A question to a model: how likely is what may come after a prompt and some tokens? The arrays are
 * not copied and must not be changed.
 */
public final class ScoringRow {
  private final int prompt;
  private final int[] tokens;
  private final int read;
  private final int scoredFrom;
  private final int[] allowed;

  /**
   * Creates a row.
   *
   * @param prompt the place of the prompt among those of the session
   * @param tokens what follows the prompt
   * @param read how many of the tokens an earlier row of the same prompt ended with or went
   *     through, so that a model may go on from there; 0 in the first row of a prompt
   * @param scoredFrom the first of the tokens whose own probability is asked for, given those
   *     before it; their number if that of none is
   * @param allowed the tokens that may come next, rising
   */
  public ScoringRow(int prompt, int[] tokens, int read, int scoredFrom, int[] allowed) {
    Objects.checkFromToIndex(read, tokens.length, tokens.length);
    Objects.checkFromToIndex(scoredFrom, tokens.length, tokens.length);
    this.prompt = prompt;
    this.tokens = tokens;
    this.read = read;
    this.scoredFrom = scoredFrom;
    this.allowed = allowed;
  }

  /** Returns the place of the prompt among those of the session. */
  public int prompt() {
    return prompt;
  }

  /** Returns what follows the prompt. */
  public int[] tokens() {
    return tokens;
  }

  /** Returns how many of the tokens an earlier row of the same prompt has read. */
  public int read() {
    return read;
  }

  /** Returns the first of the tokens whose own probability is asked for, or their number. */
  public int scoredFrom() {
    return scoredFrom;
  }

  /** Returns the tokens that may come next, rising. */
  public int[] allowed() {
    return allowed;
  }

  /** Returns how many scores the row asks for. */
  public int scoreCount() {
    return tokens.length - scoredFrom + allowed.length;
  }
}
