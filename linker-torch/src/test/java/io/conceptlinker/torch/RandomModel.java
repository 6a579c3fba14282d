package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.SpecialIds;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Stack;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape.MentionIds;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A model with random weights, large enough that attention and gates leave their linear range.
 *
 * @param shape its sizes
 * @param weights its parameters by name
 */
record RandomModel(ModelShape shape, Map<String, float[]> weights) {

  /** For so many tokens a shape has positions. */
  static final int LONGEST = 24;

  static RandomModel of(ModelShape shape, Random random) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      float[] values = new float[(int) weight.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.4 * random.nextGaussian());
      }
      weights.put(weight.name(), values);
    }
    return new RandomModel(shape, weights);
  }

  /** A shape of any family. */
  static ModelShape randomShape(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> randomDecoder(random);
      case 1 -> randomEncoderDecoder(random);
      default -> randomSharedEncoder(random);
    };
  }

  static SharedEncoderShape randomSharedEncoder(Random random) {
    DecoderShape layers = randomDecoder(random);
    return new SharedEncoderShape(
        new DecoderShape(
            layers.vocabulary(),
            layers.width(),
            1 + random.nextInt(2),
            layers.heads(),
            layers.keyHeads(),
            layers.headWidth(),
            layers.feedForward(),
            layers.rotaryBase(),
            layers.epsilon(),
            true),
        1 + random.nextInt(3),
        new MentionIds(3, 4, random.nextInt(layers.vocabulary())));
  }

  /**
   * A prompt of random tokens. One of a shared-encoder model has a mention between its marks, so it
   * has three tokens at least.
   */
  static int[] randomPrompt(ModelShape shape, Random random, int length) {
    if (!(shape instanceof SharedEncoderShape shared)) {
      return random.ints(length, 0, shape.vocabulary()).toArray();
    }
    int[] prompt = random.ints(Math.max(3, length), 5, shape.vocabulary()).toArray();
    int first = random.nextInt(prompt.length - 2);
    prompt[first] = shared.ids().mention();
    prompt[first + 2 + random.nextInt(prompt.length - first - 2)] = shared.ids().mentionEnd();
    return prompt;
  }

  static EncoderDecoderShape randomEncoderDecoder(Random random) {
    int vocabulary = 20 + random.nextInt(20);
    return new EncoderDecoderShape(
        random.nextBoolean() ? EncoderDecoderShape.Family.BART : EncoderDecoderShape.Family.MBART,
        vocabulary,
        12 * (1 + random.nextInt(2)),
        randomStack(random),
        randomStack(random),
        LONGEST + 1 + random.nextInt(5),
        random.nextBoolean()
            ? EncoderDecoderShape.Activation.GELU
            : EncoderDecoderShape.Activation.RELU,
        random.nextBoolean(),
        new SpecialIds(
            1,
            0,
            2,
            random.nextInt(vocabulary),
            random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(3)));
  }

  private static Stack randomStack(Random random) {
    return new Stack(1 + random.nextInt(3), 1 + random.nextInt(4), 5 + random.nextInt(10));
  }

  static DecoderShape randomDecoder(Random random) {
    int keyHeads = 1 + random.nextInt(2);
    return new DecoderShape(
        20 + random.nextInt(20),
        8 + 4 * random.nextInt(3),
        1 + random.nextInt(3),
        keyHeads * (1 + random.nextInt(3)),
        keyHeads,
        2 + 2 * random.nextInt(3),
        5 + random.nextInt(10),
        random.nextBoolean() ? 10_000 : 500_000,
        1e-5,
        random.nextBoolean());
  }

  /** Writes {@code config.json} and {@code model.safetensors}. */
  void write(Path directory) throws IOException {
    ModelConfig.write(shape, directory.resolve("config.json"));
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      shapes.put(weight.name(), weight.dimensions());
    }
    Safetensors.write(directory.resolve("model.safetensors"), weights, shapes, Map.of());
  }
}
