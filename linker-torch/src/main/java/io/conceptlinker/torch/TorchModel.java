package io.conceptlinker.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.weights.DecoderConfig;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A decoder of the Llama family on PyTorch. It computes all questions of a call together, whatever
 * prompts they are about. Thread-safe; a call computes on its caller's thread. Memory: the
 * parameters in the chosen precision, and for each open session the keys and values of its prompts,
 * which go when it is closed. Sessions are closed before the model.
 */
public final class TorchModel implements LanguageModel {

  private final DecoderShape shape;
  private final TorchOptions options;
  private final TorchKernels kernels;
  private final NDManager manager;
  private final List<NDArray> weights;
  private final NDArray cosines;
  private final NDArray sines;

  private TorchModel(
      DecoderShape shape, TorchOptions options, TorchKernels kernels, List<NDArray> weights) {
    this.shape = shape;
    this.options = options;
    this.kernels = kernels;
    this.manager = kernels.manager();
    this.weights = weights;
    Rotation rotation = Rotation.of(shape, options.longest());
    this.cosines = table(rotation.cosines());
    this.sines = table(rotation.sines());
  }

  /**
   * Loads a model.
   *
   * @param directory {@code config.json} and the weights, as Hugging Face lays them out
   * @throws io.conceptlinker.link.lm.weights.ModelFormatException if a file is not what it should
   *     be
   * @throws IllegalStateException if the device is not there
   */
  public static TorchModel load(Path directory, TorchOptions options) throws IOException {
    DecoderShape shape = DecoderConfig.read(directory.resolve("config.json")).shape();
    Device device = options.device().device();
    TorchKernels kernels =
        TorchKernels.compile(InferenceKernels.text(shape, options.precision()), device);
    boolean loaded = false;
    try (ModelWeights files = ModelWeights.open(directory)) {
      WeightLoader loader = new WeightLoader(kernels, files);
      TorchModel model = new TorchModel(shape, options, kernels, loader.load(shape.weights()));
      loaded = true;
      return model;
    } finally {
      if (!loaded) {
        kernels.close();
      }
    }
  }

  private NDArray table(float[] values) {
    try (NDManager temporary = manager.newSubManager()) {
      Shape dimensions = new Shape(options.longest(), shape.headWidth());
      return kernels.run(manager, "narrowed", temporary.create(values, dimensions));
    }
  }

  @Override
  public int vocabulary() {
    return shape.vocabulary();
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

  TorchOptions options() {
    return options;
  }

  /** The keys and values of prompts, as {@link InferenceKernels} has them. */
  NDArray prefill(NDManager memory, TokenRows rows) {
    try (NDManager temporary = memory.newSubManager()) {
      return kernels.run(
          memory,
          "prefill",
          rows.ids(temporary),
          rows.positions(temporary),
          cosines,
          sines,
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
              cosines,
              sines,
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
