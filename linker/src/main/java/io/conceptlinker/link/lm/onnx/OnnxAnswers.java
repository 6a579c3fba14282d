package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtException;
import io.conceptlinker.link.lm.LanguageModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The prompts of one session. Those that were asked about last keep what was computed of them; when
 * a document has more prompts than that, the others are read again. Confined to one thread.
 */
final class OnnxAnswers implements LanguageModel.Session {
  private final List<PromptRow> rows;
  private final int most;
  private final LinkedHashSet<PromptRow> held = new LinkedHashSet<>();

  /**
   * @param most rows that hold keys and values at the same time
   */
  OnnxAnswers(List<PromptRow> rows, int most) {
    this.rows = rows;
    this.most = most;
  }

  @Override
  public List<float[]> ask(List<LanguageModel.Question> questions) {
    List<float[]> answers = new ArrayList<>(questions.size());
    for (LanguageModel.Question question : questions) {
      PromptRow row = rows.get(question.prompt());
      hold(row);
      try {
        answers.add(row.answer(question));
      } catch (OrtException e) {
        throw new IllegalStateException("language model: expected an answer, found an error", e);
      }
    }
    return answers;
  }

  /** Makes a row the one that was asked last, and takes from the one that waited longest. */
  private void hold(PromptRow row) {
    held.remove(row);
    if (held.size() == most) {
      held.removeFirst().close();
    }
    held.add(row);
  }

  @Override
  public void close() {
    held.forEach(PromptRow::close);
  }
}
