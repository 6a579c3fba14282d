package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.prompt.MarkedPassage;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model that reads a passage once for all of its mentions. Of a prompt nothing is kept but the
 * states of its passage. Thread-safe.
 */
final class SharedEncoderNetwork implements Network {
  /** Numbers of states that are kept: 16 MB. */
  private static final long STATES = 4 << 20;

  private final LoadedGraph graph;
  private final SharedEncoderShape shape;
  private final PassageStates states = new PassageStates(STATES);

  SharedEncoderNetwork(LoadedGraph graph, SharedEncoderShape shape) throws ModelFormatException {
    this.graph = graph;
    this.shape = shape;
    graph.dimensions("passage_ids", 1, LoadedGraph.ANY);
    graph.dimensions("past_states", 1, LoadedGraph.ANY, width());
  }

  private int width() {
    return shape.decoder().width();
  }

  @Override
  public PromptState prompt(int[] tokens) {
    return new MarkedPrompt(
        this, MarkedPassage.of(tokens, shape.ids().mention(), shape.ids().mentionEnd()));
  }

  /** What stands before every answer. */
  int lead() {
    return shape.ids().lead();
  }

  OrtEnvironment environment() {
    return graph.environment();
  }

  @Override
  public boolean hasTrees() {
    return true;
  }

  @Override
  public long promptBytes() {
    return 1;
  }

  /** Tags the tokens of passages, [tokens, tags] each. */
  @Override
  public Optional<TokenTagger> tagger() {
    return Optional.of(
        passages -> {
          List<float[]> tags = new ArrayList<>(passages.size());
          for (int[] passage : passages) {
            tags.add(tags(passage));
          }
          return tags;
        });
  }

  private float[] tags(int[] passage) {
    // The graph says something about a mention, too, whatever that is.
    AnswerTree tree = new AnswerTree(1);
    tree.add(new Question(0, new int[0], 0, new int[1]));
    try {
      return run(new MarkedPassage(passage, 0, 1), tree, "tags");
    } catch (OrtException e) {
      throw new IllegalStateException("language model: expected tags, found an error", e);
    }
  }

  /**
   * Runs the graph, which reads the passage unless its states are kept.
   *
   * @return an output
   */
  float[] run(MarkedPassage mention, AnswerTree tree, String output) throws OrtException {
    Optional<float[]> known = states.of(mention.tokens());
    long[] places = new long[mention.length()];
    Arrays.setAll(places, i -> (long) mention.first() + i);
    // A vector and the tokens of the mention stand before what is computed.
    int[] before = new int[places.length + 2];
    before[places.length + 1] = lead();
    int total = before.length + tree.size();
    long[] passage = Arrays.stream(mention.tokens()).asLongStream().toArray();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try (TreeInput input = TreeInput.of(environment(), tree, before, before.length - 1, total);
        OnnxTensor isRead =
            OnnxTensor.createTensor(environment(), new boolean[] {known.isPresent()});
        OnnxTensor ids = TreeInput.longs(environment(), passage, 1, passage.length);
        OnnxTensor past = states(known.orElseGet(() -> new float[width()]));
        OnnxTensor at = TreeInput.longs(environment(), places, places.length)) {
      inputs.putAll(input.tensors());
      inputs.put("is_read", isRead);
      inputs.put("passage_ids", ids);
      inputs.put("past_states", past);
      inputs.put("mention", at);
      Set<String> wanted = known.isPresent() ? Set.of(output) : Set.of(output, "present_states");
      try (OrtSession.Result result = graph.session().run(inputs, wanted)) {
        if (known.isEmpty()) {
          states.keep(mention.tokens(), TreeInput.floats(result, "present_states"));
        }
        return TreeInput.floats(result, output);
      }
    }
  }

  private OnnxTensor states(float[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment(), FloatBuffer.wrap(values), new long[] {1, values.length / width(), width()});
  }

  @Override
  public void close() {}
}
