package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An encoder-decoder of the BART family: the encoder reads prompts, the decoder answers. */
record EncoderDecoderNetwork(EncoderDecoderShape shape) implements Network {

  @Override
  public String inferenceText(Precision precision) {
    return EncoderDecoderKernels.text(shape, precision, 0);
  }

  @Override
  public String trainingText(Precision precision, double dropout) {
    return EncoderDecoderKernels.text(shape, precision, dropout);
  }

  @Override
  public List<NDArray> tables(TorchKernels kernels, int longest) {
    // A prompt has one token at least, so the longest answer has one less.
    int most = shape.positions() + 1 - shape.ids().lead().length;
    if (longest > most) {
      throw new IllegalArgumentException(
          "longest ["
              + longest
              + "]: expected at most "
              + most
              + ", for which the model has positions");
    }
    return List.of();
  }

  @Override
  public int[] text(int[] prompt) {
    return prompt;
  }

  @Override
  public boolean readsTextsOnce() {
    return false;
  }

  @Override
  public List<NDArray> reading(NDManager manager, List<int[]> prompts, States states) {
    return TokenRows.of(prompts).arrays(manager);
  }

  @Override
  public int read(int[] prompt) {
    return prompt.length;
  }

  @Override
  public int[] lead(int[] prompt) {
    return shape.ids().lead();
  }

  @Override
  public int leadPosition(int[] prompt) {
    return 0;
  }

  @Override
  public List<NDArray> input(NDManager manager, TokenBatch batch) {
    List<int[]> prompts = new ArrayList<>();
    List<AnswerRows.Answer> answers = new ArrayList<>();
    for (TokenBatch.Sequence sequence : batch.sequences()) {
      int[] ids = sequence.ids();
      int[] answer = Arrays.copyOfRange(ids, sequence.known(), ids.length);
      answers.add(new AnswerRows.Answer(prompts.size(), answer));
      prompts.add(Arrays.copyOf(ids, sequence.known()));
    }
    return AnswerRows.of(shape, prompts, answers).arrays(manager);
  }

  @Override
  public List<NDArray> input(NDManager manager, ChoiceBatch batch) {
    List<int[]> prompts = new ArrayList<>();
    List<AnswerRows.Answer> answers = new ArrayList<>();
    for (ChoiceBatch.Choice choice : batch.choices()) {
      for (int[] name : choice.names()) {
        answers.add(new AnswerRows.Answer(prompts.size(), name));
      }
      prompts.add(choice.prompt());
    }
    return AnswerRows.of(shape, prompts, answers).arrays(manager);
  }
}
