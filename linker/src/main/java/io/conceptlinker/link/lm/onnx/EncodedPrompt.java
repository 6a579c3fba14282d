package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder sees of a prompt. An encoder reads it together with the first questions; later
 * ones compute the tokens of answers only. Confined to one thread.
 */
final class EncodedPrompt implements PromptState {
  private final EncoderDecoderNetwork network;
  private final int[] prompt;

  /** Has the keys and values, once the prompt was read. */
  private OrtSession.@Nullable Result read;

  EncodedPrompt(EncoderDecoderNetwork network, int[] prompt) {
    this.network = network;
    this.prompt = prompt;
  }

  @Override
  public int room() {
    return OnnxModel.TREE_TOKENS;
  }

  @Override
  public float[] scores(AnswerTree tree) throws OrtException {
    OrtEnvironment environment = network.environment();
    OrtSession.Result held = read;
    int[] lead = network.lead();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try (TreeInput input = TreeInput.of(environment, tree, lead, 0, lead.length + tree.size());
        OnnxTensor isRead = OnnxTensor.createTensor(environment, new boolean[] {held != null});
        OnnxTensor ids = ids(environment)) {
      inputs.putAll(input.tensors());
      inputs.put("is_read", isRead);
      inputs.put("prompt_ids", ids);
      if (held == null) {
        inputs.putAll(network.nothing());
        held = network.session().run(inputs);
        read = held;
        return TreeInput.floats(held, "scores");
      }
      for (String name : network.nothing().keySet()) {
        inputs.put(name, present(held, name));
      }
      try (OrtSession.Result result = network.session().run(inputs, Set.of("scores"))) {
        return TreeInput.floats(result, "scores");
      }
    }
  }

  private OnnxTensor ids(OrtEnvironment environment) throws OrtException {
    long[] ids = Arrays.stream(prompt).asLongStream().toArray();
    return TreeInput.longs(environment, ids, 1, ids.length);
  }

  /** What a graph gave for an input of later calls. */
  private static OnnxTensor present(OrtSession.Result result, String past) {
    String name = past.replaceFirst("past_", "present_");
    OnnxValue value =
        result
            .get(name)
            .orElseThrow(
                () -> new IllegalStateException("graph: expected " + name + ", found none"));
    return (OnnxTensor) value;
  }

  @Override
  public void close() {
    OrtSession.Result held = read;
    if (held != null) {
      read = null;
      held.close();
    }
  }
}
