package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.weights.DecoderShape;
import java.util.Arrays;
import java.util.List;

/** A decoder of the Llama family: prompt and answer are one sequence. */
record DecoderNetwork(DecoderShape shape) implements Network {

  @Override
  public String inferenceText(Precision precision) {
    return InferenceKernels.text(shape, precision);
  }

  @Override
  public String trainingText(Precision precision, double dropout) {
    return DecoderKernels.text(shape, precision, dropout);
  }

  @Override
  public List<NDArray> tables(TorchKernels kernels, int longest) {
    return Rotation.of(shape, longest).narrowed(kernels);
  }

  /**
   * All but the last, which is computed with every question, so that what may follow the prompt
   * itself needs no case of its own.
   */
  @Override
  public int[] text(int[] prompt) {
    return Arrays.copyOf(prompt, prompt.length - 1);
  }

  @Override
  public boolean readsTextsOnce() {
    return false;
  }

  @Override
  public List<NDArray> reading(NDManager manager, List<int[]> prompts, States states) {
    return TokenRows.of(prompts.stream().map(this::text).toList()).arrays(manager);
  }

  @Override
  public int read(int[] prompt) {
    return prompt.length - 1;
  }

  @Override
  public int[] lead(int[] prompt) {
    return new int[] {prompt[prompt.length - 1]};
  }

  @Override
  public int leadPosition(int[] prompt) {
    return prompt.length - 1;
  }

  @Override
  public List<NDArray> input(NDManager manager, TokenBatch batch) {
    List<NDArray> rotation = Rotation.of(shape, batch.columns()).arrays(manager);
    return List.of(
        manager.create(batch.ids(), new Shape(batch.rows(), batch.columns())),
        manager.create(batch.positions()),
        rotation.get(0),
        rotation.get(1));
  }

  @Override
  public List<NDArray> input(NDManager manager, ChoiceBatch batch) {
    List<NDArray> rotation = Rotation.of(shape, batch.length()).arrays(manager);
    int columns = batch.columns();
    return List.of(
        manager.create(batch.ids(), new Shape(batch.rows(), columns)),
        manager.create(batch.positions()),
        manager.create(batch.visible(), new Shape(batch.rows(), 1, columns, columns)),
        manager.create(batch.selected()),
        rotation.get(0),
        rotation.get(1));
  }
}
