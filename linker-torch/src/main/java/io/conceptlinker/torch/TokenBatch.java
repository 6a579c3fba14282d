package io.conceptlinker.torch;

import java.util.List;

/**
 * Sequences of token ids of which some are to be predicted: [rows, columns], right-padded with
 * zeros.
 *
 * @param rows number of sequences
 * @param columns length of the longest
 * @param ids rows × columns token ids
 * @param positions positions in {@code ids}, flattened, after which a token is predicted
 * @param targets the token that should come after each position
 * @param weights how much each target counts
 * @param sequences what it is made of
 */
@SuppressWarnings("ArrayRecordComponent")
public record TokenBatch(
    int rows,
    int columns,
    long[] ids,
    long[] positions,
    long[] targets,
    float[] weights,
    List<Sequence> sequences) {

  /**
   * A sequence whose end is to be predicted.
   *
   * @param ids token ids
   * @param known how many of them are given: the others are targets
   * @param weight how much each of its targets counts
   */
  public record Sequence(int[] ids, int known, float weight) {
    public Sequence {
      if (known < 1 || known >= ids.length) {
        throw new IllegalArgumentException(
            "sequence of "
                + ids.length
                + " tokens: expected 1 or more known and one target, found "
                + known
                + " known");
      }
    }
  }

  /** A batch of sequences. */
  public static TokenBatch of(List<Sequence> sequences) {
    int columns = sequences.stream().mapToInt(sequence -> sequence.ids().length).max().orElse(0);
    int count = sequences.stream().mapToInt(s -> s.ids().length - s.known()).sum();
    long[] ids = new long[sequences.size() * columns];
    long[] positions = new long[count];
    long[] targets = new long[count];
    float[] weights = new float[count];
    int target = 0;
    for (int row = 0; row < sequences.size(); row++) {
      Sequence sequence = sequences.get(row);
      int start = row * columns;
      for (int i = 0; i < sequence.ids().length; i++) {
        ids[start + i] = sequence.ids()[i];
        if (i >= sequence.known()) {
          positions[target] = start + i - 1L;
          targets[target] = sequence.ids()[i];
          weights[target++] = sequence.weight();
        }
      }
    }
    return new TokenBatch(
        sequences.size(), columns, ids, positions, targets, weights, List.copyOf(sequences));
  }

  /** Number of tokens, padding included. */
  public int tokens() {
    return rows * columns;
  }
}
