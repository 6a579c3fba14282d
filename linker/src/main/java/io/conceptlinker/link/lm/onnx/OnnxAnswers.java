package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtException;
import io.conceptlinker.link.lm.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/** The prompts of one session. Confined to one thread. */
final class OnnxAnswers implements LanguageModel.Session {
  private final List<PromptRow> rows;

  OnnxAnswers(List<PromptRow> rows) {
    this.rows = rows;
  }

  @Override
  public List<float[]> ask(List<LanguageModel.Question> questions) {
    List<float[]> answers = new ArrayList<>(questions.size());
    for (LanguageModel.Question question : questions) {
      try {
        answers.add(rows.get(question.prompt()).answer(question));
      } catch (OrtException e) {
        throw new IllegalStateException("language model: expected an answer, found an error", e);
      }
    }
    return answers;
  }

  @Override
  public void close() {
    rows.forEach(PromptRow::close);
  }
}
