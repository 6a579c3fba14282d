package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.Arrays;
import java.util.List;

/**
 * Questions about the prompts of one group, as arrays for {@code answer} of a {@link Network}. The
 * row of a question is what stands before answers and then its own tokens.
 *
 * @param tokens the rows
 * @param visible rows × columns × (cached + columns): which keys each token sees
 * @param cached how many keys of a prompt there are, padding included
 * @param rows for each question the row of its prompt in the cache
 * @param selected flattened positions whose next token is asked about
 * @param asked flattened places in [selected, vocabulary], in the order of the answers
 */
@SuppressWarnings("ArrayRecordComponent")
record QuestionBatch(
    TokenRows tokens, boolean[] visible, int cached, long[] rows, long[] selected, long[] asked) {

  /**
   * A question.
   *
   * @param question about a prompt
   * @param promptRow the row of the prompt in the cache
   * @param lead the tokens that stand before the question's own
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(Question question, int promptRow, int[] lead) {
    int length() {
      return lead.length + question.tokens().length;
    }

    /** How many positions are asked about. */
    int positions() {
      return question.tokens().length - question.given() + (question.next().length > 0 ? 1 : 0);
    }
  }

  static QuestionBatch of(Network network, PromptGroup group, List<Row> questions) {
    int vocabulary = network.shape().vocabulary();
    int columns = questions.stream().mapToInt(Row::length).max().orElseThrow();
    TokenRows tokens = TokenRows.of(questions.size(), columns);
    int width = group.columns() + columns;
    boolean[] visible = new boolean[questions.size() * columns * width];
    long[] rows = new long[questions.size()];
    long[] selected = new long[questions.stream().mapToInt(Row::positions).sum()];
    long[] asked = new long[questions.stream().mapToInt(row -> row.question().size()).sum()];
    int position = 0;
    int answer = 0;
    for (int row = 0; row < rows.length; row++) {
      Question question = questions.get(row).question();
      rows[row] = questions.get(row).promptRow();
      int[] prompt = group.prompts().get(questions.get(row).promptRow());
      int[] lead = questions.get(row).lead();
      for (int i = 0; i < questions.get(row).length(); i++) {
        int id = i < lead.length ? lead[i] : question.tokens()[i - lead.length];
        tokens.put(row, i, id, network.leadPosition(prompt) + i);
      }
      for (int column = 0; column < columns; column++) {
        int at = (row * columns + column) * width;
        Arrays.fill(visible, at, at + network.read(prompt), true);
        int own = at + group.columns();
        Arrays.fill(visible, own, own + column + 1, true);
      }
      long last = (long) row * columns + lead.length - 1;
      for (int i = question.given(); i < question.tokens().length; i++) {
        selected[position] = last + i;
        asked[answer++] = (long) position++ * vocabulary + question.tokens()[i];
      }
      if (question.next().length > 0) {
        selected[position] = last + question.tokens().length;
        for (int token : question.next()) {
          asked[answer++] = (long) position * vocabulary + token;
        }
        position++;
      }
    }
    return new QuestionBatch(tokens, visible, group.columns(), rows, selected, asked);
  }

  NDArray mask(NDManager manager) {
    return manager.create(
        visible, new Shape(tokens.rows(), 1, tokens.columns(), cached + tokens.columns()));
  }
}
