package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtException;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt and the questions about it, as trees that the graph computes. Confined to one thread.
 */
final class PromptRow implements AutoCloseable {
  private final OnnxModel model;
  private final int length;
  private final PromptState state;

  /**
   * @param length tokens of the prompt
   */
  PromptRow(OnnxModel model, int length, PromptState state) {
    this.model = model;
    this.length = length;
    this.state = state;
  }

  /** Answers questions about this prompt, in their order. */
  List<float[]> answer(List<Question> questions) throws OrtException {
    List<float[]> answers = new ArrayList<>(questions.size());
    AnswerTree tree = new AnswerTree(state.room());
    for (Question question : questions) {
      check(question);
      boolean isNext = tree.isEmpty() || model.hasTrees();
      if (!isNext || !tree.add(question)) {
        answers.addAll(answers(tree));
        tree = new AnswerTree(state.room());
        tree.add(question);
      }
    }
    answers.addAll(answers(tree));
    return answers;
  }

  private void check(Question question) {
    int all = length + question.tokens().length;
    if (all > model.longest()) {
      throw new IllegalArgumentException(
          "prompt and answer of "
              + all
              + " tokens: expected at most "
              + model.longest()
              + "; show less of the text");
    }
    // The graph counts negative ones from the end.
    for (int[] tokens : new int[][] {question.tokens(), question.next()}) {
      for (int token : tokens) {
        if (token < 0 || token >= model.vocabulary()) {
          throw new IllegalArgumentException(
              "token [" + token + "]: expected an id from 0 to " + (model.vocabulary() - 1));
        }
      }
    }
  }

  private List<float[]> answers(AnswerTree tree) throws OrtException {
    return tree.answers(tree.rows() == 0 ? new float[0] : state.scores(tree));
  }

  @Override
  public void close() {
    state.close();
  }
}
