package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

@SuppressFileSystems("*") // PyTorch's libraries are unpacked where its own code looks for them
public class ModelTrainingTests extends LuceneTestCase {

  private static final TrainingOptions EXACT = new TrainingOptions(Precision.FLOAT32, 0, 0, 0.01);

  private static ModelShape randomShape() {
    return RandomModel.randomShape(random());
  }

  private static TokenBatch randomBatch(ModelShape shape, int rows) {
    Random random = random();
    List<TokenBatch.Sequence> sequences = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] prompt = RandomModel.randomPrompt(shape, random, 1 + random.nextInt(9));
      int known = prompt.length;
      int[] ids = Arrays.copyOf(prompt, known + 1 + random.nextInt(8));
      for (int i = known; i < ids.length; i++) {
        ids[i] = random.nextInt(shape.vocabulary());
      }
      sequences.add(new TokenBatch.Sequence(ids, known, 0.25f + random.nextFloat()));
    }
    return TokenBatch.of(sequences);
  }

  private static TrainingState randomState(ModelShape shape) {
    return new TrainingState(RandomModel.of(shape, random()).weights(), Map.of(), Map.of(), 0);
  }

  public void testScoresAndLossAreThoseOfThePlainModel() {
    for (int round = 0; round < 5; round++) {
      ModelShape shape = randomShape();
      TrainingState state = randomState(shape);
      TokenBatch batch = randomBatch(shape, 1 + random().nextInt(4));
      PlainModel plain = PlainModel.of(shape, state.weights());
      try (ModelTraining training = ModelTraining.resume(shape, EXACT, state, 1)) {
        float[] scores = training.scores(batch);
        List<double[]> all = plain.scores(batch);
        for (int i = 0; i < all.size(); i++) {
          double[] expected = all.get(i);
          for (int token = 0; token < expected.length; token++) {
            assertEquals(
                shape.toString(), expected[token], scores[i * expected.length + token], 1e-4);
          }
        }
        assertEquals(plain.loss(batch), training.step(batch, 0).loss(), 1e-4);
      }
    }
  }

  public void testGradientsAreSlopesOfThePlainLoss() {
    ModelShape shape = randomShape();
    TrainingState state = randomState(shape);
    TokenBatch batch = randomBatch(shape, 3);
    PlainModel plain = PlainModel.of(shape, state.weights());
    try (ModelTraining training = ModelTraining.resume(shape, EXACT, state, 1)) {
      for (WeightSpec weight : shape.weights()) {
        float[] gradient = training.gradient(batch, weight.name());
        for (int sample = 0; sample < 5; sample++) {
          int at = random().nextInt(gradient.length);
          double h = 1e-5;
          plain.add(weight.name(), at, h);
          double above = plain.loss(batch);
          plain.add(weight.name(), at, -2 * h);
          double below = plain.loss(batch);
          plain.add(weight.name(), at, h);
          assertEquals(
              weight.name() + "[" + at + "]", (above - below) / (2 * h), gradient[at], 2e-3);
        }
      }
    }
  }

  private static PassageBatch randomPassages(SharedEncoderShape shape) {
    Random random = random();
    List<PassageBatch.Passage> passages = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int[] tokens = random.ints(3 + random.nextInt(8), 5, shape.vocabulary()).toArray();
      int[] tags = random.ints(tokens.length, 0, SharedEncoderShape.TAGS).toArray();
      List<PassageBatch.Named> mentions = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        int first = random.nextInt(tokens.length);
        int end = first + 1 + random.nextInt(tokens.length - first);
        int[] name = random.ints(1 + random.nextInt(5), 0, shape.vocabulary()).toArray();
        mentions.add(new PassageBatch.Named(first, end, name));
      }
      passages.add(new PassageBatch.Passage(tokens, tags, mentions));
    }
    return new PassageBatch(passages);
  }

  public void testTheLossOfAnnotatedPassagesIsThatOfThePlainModel() {
    for (int round = 0; round < 4; round++) {
      SharedEncoderShape shape = RandomModel.randomSharedEncoder(random());
      TrainingState state = randomState(shape);
      PassageBatch batch = randomPassages(shape);
      double share = random().nextDouble();
      double expected = new PlainSharedEncoder(shape, state.weights()).loss(batch, share);
      try (ModelTraining training = ModelTraining.resume(shape, EXACT, state, 1)) {
        ModelTraining.StepResult before = training.read(batch, share, 1e-3);
        assertEquals(shape.toString(), expected, before.loss(), 1e-4 * Math.max(1, expected));
        assertTrue(training.read(batch, share, 1e-3).loss() < before.loss());
        assertEquals(2, training.steps());
      }
    }
    ModelShape other = RandomModel.randomDecoder(random());
    PassageBatch batch = randomPassages(RandomModel.randomSharedEncoder(random()));
    try (ModelTraining training = ModelTraining.begin(other, EXACT, 1)) {
      expectThrows(IllegalArgumentException.class, () -> training.read(batch, 1, 1e-3));
    }
  }

  public void testAStepFollowsAdamW() {
    ModelShape shape = randomShape();
    TrainingState before = randomState(shape);
    TokenBatch batch = randomBatch(shape, 3);
    double rate = 0.01;
    try (ModelTraining training = ModelTraining.resume(shape, EXACT, before, 1)) {
      Map<String, float[]> gradients = new HashMap<>();
      double square = 0;
      for (WeightSpec weight : shape.weights()) {
        float[] gradient = training.gradient(batch, weight.name());
        gradients.put(weight.name(), gradient);
        for (float value : gradient) {
          square += (double) value * value;
        }
      }
      ModelTraining.StepResult result = training.step(batch, rate);
      assertEquals(Math.sqrt(square), result.gradientNorm(), 1e-3 * (1 + Math.sqrt(square)));
      double clip = Math.min(1, 1 / Math.sqrt(square));
      TrainingState after = training.state();
      assertEquals(1, after.steps());
      for (WeightSpec weight : shape.weights()) {
        boolean decays =
            weight.kind() == WeightSpec.Kind.MATRIX
                || weight.kind() == WeightSpec.Kind.RESIDUAL_MATRIX;
        for (int i = 0; i < weight.size(); i++) {
          double g = clip * gradients.get(weight.name())[i];
          double old = before.weights().get(weight.name())[i];
          // The first step of AdamW: both moments, corrected for their bias, are those of one
          // gradient.
          double moved =
              old * (decays ? 1 - rate * 0.01 : 1) - rate * g / (Math.sqrt(g * g) + 1e-8);
          if (Math.abs(g) > 1e-5) {
            assertEquals(weight.name(), moved, after.weights().get(weight.name())[i], 1e-4);
          }
          assertEquals(0.1 * g, after.firstMoments().get(weight.name())[i], 1e-5);
        }
      }
    }
  }

  public void testTheSameSeedBeginsAlikeAndAResumedRunGoesOnAlike() {
    ModelShape shape = randomShape();
    List<TokenBatch> batches = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      batches.add(randomBatch(shape, 2));
    }
    long seed = random().nextLong();
    List<Double> whole = new ArrayList<>();
    try (ModelTraining training = ModelTraining.begin(shape, EXACT, seed)) {
      batches.forEach(batch -> whole.add(training.step(batch, 1e-2).loss()));
    }
    List<Double> parts = new ArrayList<>();
    TrainingState state;
    try (ModelTraining training = ModelTraining.begin(shape, EXACT, seed)) {
      batches.subList(0, 3).forEach(batch -> parts.add(training.step(batch, 1e-2).loss()));
      state = training.state();
    }
    try (ModelTraining training = ModelTraining.resume(shape, EXACT, state, seed)) {
      batches.subList(3, 6).forEach(batch -> parts.add(training.step(batch, 1e-2).loss()));
      assertEquals(6, training.steps());
    }
    for (int i = 0; i < whole.size(); i++) {
      assertEquals("step " + i, whole.get(i), parts.get(i), 1e-5);
    }
  }

  public void testLearnsToCopyInEitherPrecision() {
    DecoderShape decoder = new DecoderShape(24, 32, 2, 4, 2, 8, 64, 10_000, 1e-5, true);
    EncoderDecoderShape.Stack stack = new EncoderDecoderShape.Stack(1, 4, 64);
    EncoderDecoderShape both =
        new EncoderDecoderShape(
            RandomModel.randomEncoderDecoder(random()).family(),
            24,
            32,
            stack,
            stack,
            8,
            EncoderDecoderShape.Activation.GELU,
            false,
            new EncoderDecoderShape.SpecialIds(1, 0, 2, 0, OptionalInt.empty()));
    SharedEncoderShape shared =
        new SharedEncoderShape(
            new DecoderShape(26, 32, 1, 4, 2, 8, 64, 10_000, 1e-5, true),
            1,
            new SharedEncoderShape.MentionIds(24, 25, 0));
    for (Precision precision : Precision.values()) {
      learnsToCopy(decoder, precision);
      learnsToCopy(both, precision);
      learnsToCopy(shared, precision);
    }
  }

  private static void learnsToCopy(ModelShape shape, Precision precision) {
    TrainingOptions options = new TrainingOptions(precision, 0.05, 0.05, 0.01);
    try (ModelTraining training = ModelTraining.begin(shape, options, 7)) {
      Random random = new Random(3);
      boolean marked = shape instanceof SharedEncoderShape;
      double first = training.step(copies(random, 64, marked), 0).loss();
      double last = first;
      // A quarter is more than what is asked for: there is no need to go on.
      for (int step = 0; step < 400 && last > first / 4; step++) {
        last = training.step(copies(random, 64, marked), 3e-3).loss();
      }
      assertTrue(shape + " " + precision + ": " + first + " to " + last, last < first / 2);
    }
  }

  /** Three tokens, a mark, and the three again; or the three between marks. */
  private static TokenBatch copies(Random random, int rows, boolean marked) {
    List<TokenBatch.Sequence> sequences = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int a = 1 + random.nextInt(23);
      int b = 1 + random.nextInt(23);
      int c = 1 + random.nextInt(23);
      sequences.add(
          marked
              ? new TokenBatch.Sequence(new int[] {24, a, b, c, 25, a, b, c}, 5, 1)
              : new TokenBatch.Sequence(new int[] {a, b, c, 0, a, b, c}, 4, 1));
    }
    return TokenBatch.of(sequences);
  }

  public void testRefusesParametersOfAnotherShape() {
    DecoderShape shape = RandomModel.randomDecoder(random());
    Map<String, float[]> weights = new HashMap<>(randomState(shape).weights());
    weights.put("model.norm.weight", new float[shape.width() + 1]);
    TrainingState state = new TrainingState(weights, Map.of(), Map.of(), 0);
    IllegalArgumentException e =
        expectThrows(
            IllegalArgumentException.class, () -> ModelTraining.resume(shape, EXACT, state, 1));
    assertEquals(
        "parameter [model.norm.weight]: expected "
            + shape.width()
            + " values, found "
            + (shape.width() + 1),
        e.getMessage());
  }
}
