package io.conceptlinker.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of any family on PyTorch. It computes all questions of a call together, whatever prompts
 * they are about. Thread-safe; a call computes on its caller's thread. Memory: the parameters in
 * the chosen precision, and for each open session the caches of its prompts, which go when it is
 * closed. Sessions are closed before the model.
 */
public final class TorchModel implements LanguageModel {

  private final Network network;
  private final TorchOptions options;
  private final TorchKernels kernels;
  private final NDManager manager;

  /** The parameters and the tables of the network. */
  private final List<NDArray> weights;

  private TorchModel(
      Network network, TorchOptions options, TorchKernels kernels, List<NDArray> weights) {
    this.network = network;
    this.options = options;
    this.kernels = kernels;
    this.manager = kernels.manager();
    this.weights = weights;
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
      if (prompt.length == 0 || prompt.length >= options.longest()) {
        throw new IllegalArgumentException(
            "prompt of "
                + prompt.length
                + " tokens: expected 1 to "
                + (options.longest() - 1)
                + "; show less of the text");
      }
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

  Network network() {
    return network;
  }

  TorchOptions options() {
    return options;
  }

  /** The cache of prompts. */
  NDArray prefill(NDManager memory, TokenRows rows) {
    try (NDManager temporary = memory.newSubManager()) {
      return kernels.run(
          memory,
          "prefill",
          rows.ids(temporary),
          rows.positions(temporary),
          rows.mask(temporary),
          weights);
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
