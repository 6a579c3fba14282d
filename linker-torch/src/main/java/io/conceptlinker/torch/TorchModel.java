package io.conceptlinker.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelWeights;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A model of any family on PyTorch. It computes all questions of a call together, whatever prompts
 * they are about. Thread-safe; a call computes on its caller's thread. Memory: the parameters in
 * the chosen precision, and for each open session the caches of its prompts, which go when it is
 * closed; of a model that reads passages also what was made of the last of them ({@link
 * PassageStates}). Sessions are closed before the model.
 */
public final class TorchModel implements LanguageModel {

  /** Passages stay as they were read for so many calls, if these are full. */
  private static final int CALLS_KEPT = 4;

  private final Network network;
  private final TorchOptions options;
  private final TorchKernels kernels;
  private final NDManager manager;

  /** The parameters and the tables of the network. */
  private final List<NDArray> weights;

  private final PassageStates states;

  private TorchModel(
      Network network, TorchOptions options, TorchKernels kernels, List<NDArray> weights) {
    this.network = network;
    this.options = options;
    this.kernels = kernels;
    this.manager = kernels.manager();
    this.weights = weights;
    this.states =
        new PassageStates(
            this::encode,
            (into, parts) -> kernels.run(into, "joined", parts),
            manager.newSubManager(),
            options.tokensPerCall(),
            CALLS_KEPT * options.tokensPerCall());
  }

  /**
   * Loads a model.
   *
   * @param directory {@code config.json} and the weights, as Hugging Face lays them out
   * @throws io.conceptlinker.link.lm.weights.ModelFormatException if a file is not what it should
   *     be
   * @throws IllegalArgumentException if it has fewer positions than the options ask for
   * @throws IllegalStateException if the device is not there
   */
  public static TorchModel load(Path directory, TorchOptions options) throws IOException {
    Network network = Network.of(ModelConfig.read(directory.resolve("config.json")));
    Device device = options.device().device();
    TorchKernels kernels = TorchKernels.compile(network.inferenceText(options.precision()), device);
    boolean loaded = false;
    try (ModelWeights files = ModelWeights.open(directory)) {
      List<NDArray> tables = network.tables(kernels, options.longest());
      List<NDArray> weights = new ArrayList<>();
      weights.addAll(new WeightLoader(kernels, files).load(network.shape().weights()));
      weights.addAll(tables);
      TorchModel model = new TorchModel(network, options, kernels, List.copyOf(weights));
      loaded = true;
      return model;
    } finally {
      if (!loaded) {
        kernels.close();
      }
    }
  }

  @Override
  public int vocabulary() {
    return network.shape().vocabulary();
  }

  @Override
  public int longest() {
    return options.longest();
  }

  @Override
  public Session open(List<int[]> prompts) {
    for (int[] prompt : prompts) {
      check(prompt.length);
    }
    NDManager memory = manager.newSubManager();
    boolean opened = false;
    try {
      Session session = new TorchAnswers(this, memory, PromptGroup.of(this, memory, prompts));
      opened = true;
      return session;
    } finally {
      if (!opened) {
        memory.close();
      }
    }
  }

  private void check(int length) {
    if (length == 0 || length >= options.longest()) {
      throw new IllegalArgumentException(
          "prompt of "
              + length
              + " tokens: expected 1 to "
              + (options.longest() - 1)
              + "; show less of the text");
    }
  }

  @Override
  public Optional<TokenTagger> tagger() {
    return network instanceof SharedEncoderNetwork ? Optional.of(this::tags) : Optional.empty();
  }

  private List<float[]> tags(List<int[]> passages) {
    passages.forEach(passage -> check(passage.length));
    if (passages.isEmpty()) {
      return List.of();
    }
    float[] all;
    try (NDManager temporary = manager.newSubManager()) {
      NDArray read = states.of(temporary, passages);
      all = kernels.run(temporary, "tags", read, weights).toFloatArray();
    }
    List<float[]> found = new ArrayList<>(passages.size());
    int at = 0;
    for (int[] passage : passages) {
      int end = at + passage.length * SharedEncoderShape.TAGS;
      found.add(Arrays.copyOfRange(all, at, end));
      at = end;
    }
    return found;
  }

  /** What the encoder makes of passages, of a family that has one for them. */
  private NDArray encode(NDManager into, List<int[]> passages) {
    try (NDManager temporary = into.newSubManager()) {
      List<Object> arguments = new ArrayList<>(TokenRows.of(passages).arrays(temporary));
      arguments.add(weights);
      return kernels.run(into, "states", arguments.toArray());
    }
  }

  Network network() {
    return network;
  }

  TorchOptions options() {
    return options;
  }

  /** The cache of prompts. */
  NDArray prefill(NDManager memory, List<int[]> prompts) {
    try (NDManager temporary = memory.newSubManager()) {
      List<Object> arguments = new ArrayList<>(network.reading(temporary, prompts, states::of));
      arguments.add(weights);
      return kernels.run(memory, "prefill", arguments.toArray());
    }
  }

  /** The log-probabilities of what a batch of questions asks for, one after the other. */
  float[] answer(NDArray cache, QuestionBatch batch) {
    try (NDManager temporary = cache.getManager().newSubManager()) {
      return kernels
          .run(
              temporary,
              "answer",
              batch.tokens().ids(temporary),
              batch.tokens().positions(temporary),
              batch.mask(temporary),
              temporary.create(batch.rows()),
              temporary.create(batch.selected()),
              temporary.create(batch.asked()),
              cache,
              weights)
          .toFloatArray();
    }
  }

  /**
   * How many arrays live as long as the model or a session, and managers of sessions. For tests.
   */
  int held() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    kernels.close();
  }
}
