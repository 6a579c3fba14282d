package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers about mentions, as a shared-encoder model learns from them: a row has what stands before
 * every answer, and all of the answer but its last token.
 *
 * @param reading the mentions
 * @param answers the rows of the decoder
 * @param mentionOf for each answer its mention
 * @param visible rows × columns × (seen of a mention + columns): what each token sees
 * @param selected flattened positions in {@code answers} after which a token is predicted, in the
 *     order of the answers' tokens
 */
@SuppressWarnings("ArrayRecordComponent")
record MentionAnswers(
    MentionReading reading,
    TokenRows answers,
    long[] mentionOf,
    boolean[] visible,
    long[] selected) {

  static MentionAnswers of(int lead, MentionReading reading, List<AnswerRows.Answer> answers) {
    int columns = answers.stream().mapToInt(answer -> answer.tokens().length).max().orElse(1);
    int width = reading.columns() + columns;
    TokenRows rows = TokenRows.of(answers.size(), columns);
    long[] mentionOf = new long[answers.size()];
    boolean[] visible = new boolean[answers.size() * columns * width];
    long[] selected = new long[answers.stream().mapToInt(a -> a.tokens().length).sum()];
    int at = 0;
    for (int row = 0; row < mentionOf.length; row++) {
      AnswerRows.Answer answer = answers.get(row);
      mentionOf[row] = answer.prompt();
      int seen = reading.seen()[answer.prompt()];
      for (int i = 0; i < answer.tokens().length; i++) {
        rows.put(row, i, i == 0 ? lead : answer.tokens()[i - 1], seen + i);
        selected[at++] = (long) row * columns + i;
      }
      for (int column = 0; column < columns; column++) {
        int line = (row * columns + column) * width;
        Arrays.fill(visible, line, line + seen, true);
        int own = line + reading.columns();
        Arrays.fill(visible, own, own + column + 1, true);
      }
    }
    return new MentionAnswers(reading, rows, mentionOf, visible, selected);
  }

  /** What {@code hidden} in {@link SharedEncoderKernels} takes, but for its tables. */
  List<NDArray> arrays(NDManager manager) {
    List<NDArray> arrays = new ArrayList<>(reading.rows().arrays(manager));
    arrays.addAll(reading.places(manager));
    int columns = answers.columns();
    arrays.add(answers.ids(manager));
    arrays.add(answers.positions(manager));
    arrays.add(
        manager.create(
            visible, new Shape(answers.rows(), 1, columns, reading.columns() + columns)));
    arrays.add(manager.create(mentionOf));
    arrays.add(manager.create(selected));
    return arrays;
  }

  /** One more than the last position of a passage or an answer. */
  int length() {
    return Math.max(
        reading.rows().columns(), 1 + (int) Arrays.stream(answers.positions()).max().orElse(0));
  }
}
