package io.conceptlinker.link.lm.prompt;

import java.util.Arrays;

/**
 * A prompt that marks the mention in its passage, without the marks: prompts for mentions of one
 * passage have the same tokens. The array is not copied and must not be changed.
 *
 * @param tokens of the passage, with what stands before it
 * @param first the mention's first token
 * @param end one after its last
 */
@SuppressWarnings("ArrayRecordComponent")
public record MarkedPassage(int[] tokens, int first, int end) {

  /**
   * Takes a prompt apart.
   *
   * @param mention what marks the beginning of the mention
   * @param mentionEnd what marks its end
   * @throws IllegalArgumentException if there is no mention between the two, or more than one
   */
  public static MarkedPassage of(int[] prompt, int mention, int mentionEnd) {
    int first = -1;
    int end = -1;
    int marks = 0;
    for (int i = 0; i < prompt.length; i++) {
      if (prompt[i] == mention) {
        first = i;
        marks++;
      } else if (prompt[i] == mentionEnd) {
        end = i - 1;
        marks++;
      }
    }
    if (marks != 2 || first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "prompt of "
              + prompt.length
              + " tokens: expected one mention between its two marks, found "
              + marks
              + " marks; the settings of the prompt are those of another family of models");
    }
    int[] tokens = new int[prompt.length - 2];
    System.arraycopy(prompt, 0, tokens, 0, first);
    System.arraycopy(prompt, first + 1, tokens, first, end - first);
    System.arraycopy(prompt, end + 2, tokens, end, tokens.length - end);
    return new MarkedPassage(tokens, first, end);
  }

  /** Number of the mention's tokens. */
  public int length() {
    return end - first;
  }

  /** Whether another prompt marks the same passage. */
  public boolean isOfSamePassage(MarkedPassage other) {
    return Arrays.equals(tokens, other.tokens);
  }
}
