package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtException;
import io.conceptlinker.link.lm.LanguageModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

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
    Map<Integer, List<Integer>> byPrompt = new LinkedHashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      byPrompt.computeIfAbsent(questions.get(i).prompt(), key -> new ArrayList<>()).add(i);
    }
    float[][] answers = new float[questions.size()][];
    byPrompt.forEach(
        (prompt, asked) -> {
          List<float[]> some =
              answer(rows.get(prompt), asked.stream().map(questions::get).toList());
          for (int i = 0; i < some.size(); i++) {
            answers[asked.get(i)] = some.get(i);
          }
        });
    return List.of(answers);
  }

  private List<float[]> answer(PromptRow row, List<LanguageModel.Question> questions) {
    hold(row);
    try {
      return row.answer(questions);
    } catch (OrtException e) {
      throw new IllegalStateException("language model: expected an answer, found an error", e);
    }
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
