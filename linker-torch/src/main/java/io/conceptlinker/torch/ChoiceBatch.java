package io.conceptlinker.torch;

import java.util.Arrays;
import java.util.List;

/**
 * Prompts, each with several names of which some are right. A row holds its prompt once and behind
 * it its names, none of which sees another: [rows, columns], right-padded.
 *
 * @param rows number of prompts
 * @param columns length of the longest row
 * @param names the most names of a prompt
 * @param ids rows × columns token ids
 * @param positions rows × columns: where each token stands in its sequence of prompt and name
 * @param visible rows × columns × columns: which tokens a token sees
 * @param selected positions in {@code ids}, flattened, after which a token is predicted
 * @param targets the token that should come after each of them
 * @param nameOf the name that each target belongs to, counted over rows × names
 * @param present rows × names: 0 for a name, {@link #ABSENT} where a prompt has fewer
 * @param right rows × names: 0 for a right name, {@link #ABSENT} for all others
 * @param choices what it is made of
 */
@SuppressWarnings("ArrayRecordComponent")
public record ChoiceBatch(
    int rows,
    int columns,
    int names,
    long[] ids,
    long[] positions,
    boolean[] visible,
    long[] selected,
    long[] targets,
    long[] nameOf,
    float[] present,
    float[] right,
    List<Choice> choices) {
  /** Added to a log-probability, it takes a name out of every sum. */
  public static final float ABSENT = -1e30f;

  /**
   * A prompt and its names.
   *
   * @param prompt token ids, one or more
   * @param names token ids, one or more each
   * @param right how many of the names are right: they come first
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Choice(int[] prompt, List<int[]> names, int right) {
    public Choice {
      names = List.copyOf(names);
      if (prompt.length == 0
          || names.isEmpty()
          || right < 0
          || right > names.size()
          || names.stream().anyMatch(name -> name.length == 0)) {
        throw new IllegalArgumentException(
            "choice among ["
                + names.size()
                + "] names: expected a prompt, names of one token or more, and 0 to as many that"
                + " are right, found "
                + right);
      }
    }

    /** Number of tokens of its row: a name's last token is predicted and never read. */
    public int length() {
      return prompt.length + names.stream().mapToInt(name -> name.length - 1).sum();
    }
  }

  /** A batch of choices. */
  public static ChoiceBatch of(List<Choice> choices) {
    int columns = choices.stream().mapToInt(Choice::length).max().orElse(0);
    int names = choices.stream().mapToInt(choice -> choice.names().size()).max().orElse(0);
    int count =
        choices.stream().flatMap(choice -> choice.names().stream()).mapToInt(n -> n.length).sum();
    int cells = choices.size() * columns;
    ChoiceBatch batch =
        new ChoiceBatch(
            choices.size(),
            columns,
            names,
            new long[cells],
            new long[cells],
            new boolean[cells * columns],
            new long[count],
            new long[count],
            new long[count],
            new float[choices.size() * names],
            new float[choices.size() * names],
            List.copyOf(choices));
    Arrays.fill(batch.present, ABSENT);
    Arrays.fill(batch.right, ABSENT);
    int target = 0;
    for (int row = 0; row < choices.size(); row++) {
      target = batch.fill(row, choices.get(row), target);
    }
    return batch;
  }

  private int fill(int row, Choice choice, int firstTarget) {
    int start = row * columns;
    int known = choice.prompt().length;
    for (int i = 0; i < known; i++) {
      put(start, i, choice.prompt()[i], i, 0, i);
    }
    int target = firstTarget;
    int column = known;
    for (int k = 0; k < choice.names().size(); k++) {
      int[] name = choice.names().get(k);
      int begin = column;
      for (int j = 0; j < name.length; j++) {
        selected[target] = start + (j == 0 ? known - 1L : column - 1L);
        targets[target] = name[j];
        nameOf[target++] = (long) row * names + k;
        if (j + 1 < name.length) {
          put(start, column, name[j], known + j, begin, column);
          Arrays.fill(
              visible, (start + column) * columns, (start + column) * columns + known, true);
          column++;
        }
      }
      present[row * names + k] = 0;
      right[row * names + k] = k < choice.right() ? 0 : ABSENT;
    }
    for (int padding = column; padding < columns; padding++) {
      // A token that saw nothing would be no number.
      put(start, padding, 0, 0, padding, padding);
    }
    return target;
  }

  /** Puts a token that sees the columns from one to another. */
  private void put(int start, int column, int id, int position, int from, int to) {
    ids[start + column] = id;
    positions[start + column] = position;
    int line = (start + column) * columns;
    Arrays.fill(visible, line + from, line + to + 1, true);
  }

  /** Number of tokens, padding included. */
  public int tokens() {
    return rows * columns;
  }

  /** One more than the last position. */
  int length() {
    return (int) Arrays.stream(positions).max().orElse(0) + 1;
  }
}
