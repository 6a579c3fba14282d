package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt and its keys and values. The prompt is read together with the first question; later ones
 * compute their own tokens only, over those of the question before. Confined to one thread.
 */
final class PromptRow implements AutoCloseable {
  private final OnnxModel model;
  private final int[] prompt;
  private @Nullable KeyCache cache;

  /** Tokens whose keys and values are in the cache: the prompt and those of the last question. */
  private int[] known = {};

  PromptRow(OnnxModel model, int[] prompt) {
    this.model = model;
    this.prompt = prompt;
  }

  float[] answer(Question question) throws OrtException {
    int[] all = Arrays.copyOf(prompt, prompt.length + question.tokens().length);
    System.arraycopy(question.tokens(), 0, all, prompt.length, question.tokens().length);
    if (all.length > model.longest()) {
      throw new IllegalArgumentException(
          "prompt and answer of "
              + all.length
              + " tokens: expected at most "
              + model.longest()
              + "; show less of the text");
    }
    if (question.size() == 0) {
      return new float[0];
    }
    KeyCache keys = cache;
    if (keys == null) {
      keys = model.borrow();
      cache = keys;
    }
    // The first position that is asked about is computed anew, even if its keys are known.
    int firstAsked = prompt.length + question.given() - 1;
    int from = Math.min(commonPrefix(all), firstAsked);
    float[] answer = run(keys, all, from, question);
    known = all;
    return answer;
  }

  private int commonPrefix(int[] all) {
    int mismatch = Arrays.mismatch(known, all);
    return mismatch < 0 ? known.length : mismatch;
  }

  private float[] run(KeyCache keys, int[] all, int from, Question question) throws OrtException {
    int fresh = all.length - from;
    int asked = question.tokens().length - question.given();
    int positions = asked + (question.next().length > 0 ? 1 : 0);
    int width = Math.max(1, question.next().length);
    long[] selected = new long[positions];
    long[] allowed = new long[positions * width];
    for (int i = 0; i < positions; i++) {
      int position = prompt.length + question.given() + i - 1;
      selected[i] = (long) position - from;
      for (int j = 0; j < width; j++) {
        allowed[i * width + j] = i < asked ? all[position + 1] : question.next()[j];
      }
    }
    long[] ids = new long[fresh];
    for (int i = 0; i < fresh; i++) {
      ids[i] = all[from + i];
    }
    OrtEnvironment environment = model.environment();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>(keys.past());
    try (OnnxTensor idTensor = longs(environment, ids, 1, fresh);
        OnnxTensor lengths = ints(environment, all.length - 1);
        OnnxTensor total = ints(environment, all.length);
        OnnxTensor selectedTensor = longs(environment, selected, positions);
        OnnxTensor allowedTensor = longs(environment, allowed, positions, width)) {
      inputs.put("input_ids", idTensor);
      inputs.put("seqlens_k", lengths);
      inputs.put("total_len", total);
      inputs.put("selected", selectedTensor);
      inputs.put("allowed", allowedTensor);
      try (OrtSession.Result result =
          model.graph().run(inputs, Set.of("scores"), Map.copyOf(keys.present()))) {
        FloatBuffer scores = scores(result);
        float[] answer = new float[question.size()];
        for (int i = 0; i < asked; i++) {
          answer[i] = scores.get(i * width);
        }
        for (int j = 0; j < question.next().length; j++) {
          answer[asked + j] = scores.get(asked * width + j);
        }
        return answer;
      }
    }
  }

  private static FloatBuffer scores(OrtSession.Result result) throws OrtException {
    return ((OnnxTensor)
            result
                .get("scores")
                .orElseThrow(() -> new IllegalStateException("graph: expected scores, found none")))
        .getFloatBuffer();
  }

  private static OnnxTensor longs(OrtEnvironment environment, long[] values, long... shape)
      throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private static OnnxTensor ints(OrtEnvironment environment, int value) throws OrtException {
    return OnnxTensor.createTensor(environment, IntBuffer.wrap(new int[] {value}), new long[] {1});
  }

  @Override
  public void close() {
    KeyCache keys = cache;
    if (keys != null) {
      cache = null;
      known = new int[0];
      model.giveBack(keys);
    }
  }
}
