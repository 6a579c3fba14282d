package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt and its keys and values. The prompt is read together with the first questions; later
 * ones compute their own tokens only. Confined to one thread.
 */
final class PromptRow implements AutoCloseable {
  /** What is added to the attention that a token must not pay: nothing is left of it. */
  private static final float UNSEEN = -1e9f;

  private final OnnxModel model;
  private final int[] prompt;
  private @Nullable KeyCache cache;

  /** Whether the keys and values of the prompt are in the cache. */
  private boolean isRead;

  PromptRow(OnnxModel model, int[] prompt) {
    this.model = model;
    this.prompt = prompt;
  }

  /** Answers questions about this prompt, in their order. */
  List<float[]> answer(List<Question> questions) throws OrtException {
    List<float[]> answers = new ArrayList<>(questions.size());
    int room = model.cacheTokens() - prompt.length - 1;
    AnswerTree tree = new AnswerTree(room);
    for (Question question : questions) {
      check(question);
      boolean isNext = tree.isEmpty() || model.hasTrees();
      if (!isNext || !tree.add(question)) {
        answers.addAll(run(tree));
        tree = new AnswerTree(room);
        tree.add(question);
      }
    }
    answers.addAll(run(tree));
    return answers;
  }

  private void check(Question question) {
    int length = prompt.length + question.tokens().length;
    if (length > model.longest()) {
      throw new IllegalArgumentException(
          "prompt and answer of "
              + length
              + " tokens: expected at most "
              + model.longest()
              + "; show less of the text");
    }
  }

  private List<float[]> run(AnswerTree tree) throws OrtException {
    if (tree.rows() == 0) {
      return tree.answers(new float[0]);
    }
    KeyCache keys = cache;
    if (keys == null) {
      keys = model.borrow();
      cache = keys;
    }
    // The prompt's last token is computed anew, as something may be asked about what follows it.
    int from = isRead ? prompt.length - 1 : 0;
    float[] scores = run(keys, tree, from);
    isRead = true;
    return tree.answers(scores);
  }

  private float[] run(KeyCache keys, AnswerTree tree, int from) throws OrtException {
    int all = prompt.length + tree.size();
    int fresh = all - from;
    // More than there are: with as many, the graph would number the tokens by itself.
    int total = model.hasTrees() ? all + 1 : all;
    OrtEnvironment environment = model.environment();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>(keys.past());
    long[] allowed = tree.allowed();
    try (OnnxTensor ids = longs(environment, ids(tree, from), 1, fresh);
        OnnxTensor positions = longs(environment, positions(tree, from), 1, fresh);
        OnnxTensor bias = bias(environment, tree, from, total);
        OnnxTensor lengths = ints(environment, all - 1);
        OnnxTensor totals = ints(environment, total);
        OnnxTensor selected = longs(environment, selected(tree, from), tree.rows());
        OnnxTensor asked = longs(environment, allowed, tree.rows(), tree.width())) {
      inputs.put("input_ids", ids);
      inputs.put("seqlens_k", lengths);
      inputs.put("total_len", totals);
      inputs.put("selected", selected);
      inputs.put("allowed", asked);
      if (model.hasTrees()) {

        inputs.put("positions", positions);
        inputs.put("bias", bias);
      }
      try (OrtSession.Result result =
          model.graph().run(inputs, Set.of("scores"), Map.copyOf(keys.present()))) {
        float[] scores = new float[allowed.length];
        scores(result).get(scores);
        return scores;
      }
    }
  }

  private long[] ids(AnswerTree tree, int from) {
    long[] ids = new long[prompt.length - from + tree.size()];
    for (int i = from; i < prompt.length; i++) {
      ids[i - from] = prompt[i];
    }
    for (int node = 0; node < tree.size(); node++) {
      ids[prompt.length - from + node] = tree.token(node);
    }
    return ids;
  }

  private long[] positions(AnswerTree tree, int from) {
    long[] positions = new long[prompt.length - from + tree.size()];
    for (int i = from; i < prompt.length; i++) {
      positions[i - from] = i;
    }
    for (int node = 0; node < tree.size(); node++) {
      positions[prompt.length - from + node] = (long) prompt.length + tree.depth(node);
    }
    return positions;
  }

  private long[] selected(AnswerTree tree, int from) {
    long[] selected = new long[tree.rows()];
    for (int row = 0; row < selected.length; row++) {
      selected[row] = (long) prompt.length - from + Math.max(-1, tree.node(row));
    }
    return selected;
  }

  /** A token sees the prompt, itself and its ancestors; what comes behind it is hidden anyway. */
  private OnnxTensor bias(OrtEnvironment environment, AnswerTree tree, int from, int total)
      throws OrtException {
    int first = prompt.length - from;
    int fresh = first + tree.size();
    float[] bias = new float[fresh * total];
    for (int node = 1; node < tree.size(); node++) {
      int at = (first + node) * total + prompt.length;
      Arrays.fill(bias, at, at + node, UNSEEN);
      for (int seen = tree.parent(node); seen >= 0; seen = tree.parent(seen)) {
        bias[at + seen] = 0;
      }
    }
    return OnnxTensor.createTensor(
        environment, FloatBuffer.wrap(bias), new long[] {1, 1, fresh, total});
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
      isRead = false;
      model.giveBack(keys);
    }
  }
}
