package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of a prompt. It is read together with the first questions; later ones compute
 * their own tokens only. Confined to one thread.
 */
final class DecoderPrompt implements PromptState {
  private final DecoderNetwork network;
  private final int[] prompt;
  private @Nullable KeyCache cache;

  /** Whether the keys and values of the prompt are in the cache. */
  private boolean isRead;

  DecoderPrompt(DecoderNetwork network, int[] prompt) {
    this.network = network;
    this.prompt = prompt;
  }

  @Override
  public int room() {
    return network.cacheTokens() - prompt.length - 1;
  }

  @Override
  public float[] scores(AnswerTree tree) throws OrtException {
    KeyCache keys = cache;
    if (keys == null) {
      keys = network.borrow();
      cache = keys;
    }
    // The prompt's last token is computed anew, as something may be asked about what follows it.
    float[] scores = scores(keys, tree, isRead ? prompt.length - 1 : 0);
    isRead = true;
    return scores;
  }

  private float[] scores(KeyCache keys, AnswerTree tree, int from) throws OrtException {
    int all = prompt.length + tree.size();
    // More than there are: with as many, the graph would number the tokens by itself.
    int total = network.hasTrees() ? all + 1 : all;
    OrtEnvironment environment = network.environment();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>(keys.past());
    try (TreeInput input = TreeInput.of(environment, tree, prompt, from, total);
        OnnxTensor lengths = ints(environment, all - 1);
        OnnxTensor totals = ints(environment, total)) {
      inputs.putAll(input.tensors());
      inputs.put("seqlens_k", lengths);
      inputs.put("total_len", totals);
      if (!network.hasTrees()) {
        inputs.remove("positions");
        inputs.remove("bias");
      }
      try (OrtSession.Result result =
          network.session().run(inputs, Set.of("scores"), Map.copyOf(keys.present()))) {
        return TreeInput.floats(result, "scores");
      }
    }
  }

  private static OnnxTensor ints(OrtEnvironment environment, int value) throws OrtException {
    return OnnxTensor.createTensor(environment, IntBuffer.wrap(new int[] {value}), new long[] {1});
  }

  @Override
  public void close() {
    KeyCache keys = cache;
    if (keys != null) {
      cache = null;
      isRead = false;
      network.giveBack(keys);
    }
  }
}
