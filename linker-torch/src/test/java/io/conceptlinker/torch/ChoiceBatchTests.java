package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

@SuppressFileSystems("*") // PyTorch's libraries are unpacked where its own code looks for them
public class ChoiceBatchTests extends LuceneTestCase {
  private static final TrainingOptions EXACT = new TrainingOptions(Precision.FLOAT32, 0, 0, 0.01);

  public void testARowHoldsItsPromptOnce() {
    ChoiceBatch batch =
        ChoiceBatch.of(
            List.of(
                new ChoiceBatch.Choice(
                    new int[] {7, 8}, List.of(new int[] {1, 2, 3}, new int[] {4}), 1),
                new ChoiceBatch.Choice(new int[] {9}, List.of(new int[] {5, 6}), 1)));
    assertEquals(2, batch.rows());
    assertEquals(4, batch.columns());
    assertArrayEquals(new long[] {7, 8, 1, 2, 9, 5, 0, 0}, batch.ids());
    assertArrayEquals(new long[] {0, 1, 2, 3, 0, 1, 0, 0}, batch.positions());
    assertArrayEquals(new long[] {1, 2, 3, 1, 4, 5}, batch.selected());
    assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6}, batch.targets());
    assertArrayEquals(new long[] {0, 0, 0, 1, 2, 2}, batch.nameOf());
    float absent = ChoiceBatch.ABSENT;
    assertArrayEquals(new float[] {0, 0, 0, absent}, batch.present(), 0);
    assertArrayEquals(new float[] {0, absent, 0, absent}, batch.right(), 0);
  }

  public void testNamesAreAsLikelyAsAlone() {
    for (int round = 0; round < 4; round++) {
      ModelShape shape = RandomModel.randomShape(random());
      TrainingState state = state(shape);
      List<ChoiceBatch.Choice> choices = choices(shape, 1 + random().nextInt(4));
      ChoiceBatch batch = ChoiceBatch.of(choices);
      try (ModelTraining training = ModelTraining.resume(shape, EXACT, state, 1)) {
        float[] found = training.nameScores(batch);
        double loss = 0;
        double likelihood = 0;
        int tokens = 0;
        for (int row = 0; row < choices.size(); row++) {
          ChoiceBatch.Choice choice = choices.get(row);
          double all = 0;
          double right = 0;
          for (int k = 0; k < choice.names().size(); k++) {
            double alone = alone(training, shape, choice.prompt(), choice.names().get(k));
            assertEquals(shape.toString(), alone, found[row * batch.names() + k], 1e-3);
            all += Math.exp(alone);
            if (k < choice.right()) {
              right += Math.exp(alone);
              likelihood -= alone;
              tokens += choice.names().get(k).length;
            }
          }
          loss += Math.log(all / right) / choices.size();
        }
        double expected = loss + 0.3 * likelihood / tokens;
        assertEquals(expected, training.choose(batch, 0.3, 0).loss(), 1e-3);
      }
    }
  }

  public void testGradientsAreSlopesOfTheLoss() {
    ModelShape shape = RandomModel.randomShape(random());
    TrainingState state = state(shape);
    ChoiceBatch batch = ChoiceBatch.of(choices(shape, 2));
    Map<String, float[]> moments;
    double clip;
    try (ModelTraining training = ModelTraining.resume(shape, EXACT, state, 1)) {
      double norm = training.choose(batch, 0.5, 0).gradientNorm();
      clip = Math.min(1, 1 / norm);
      moments = training.state().firstMoments();
    }
    for (int sample = 0; sample < 6; sample++) {
      WeightSpec weight = shape.weights().get(random().nextInt(shape.weights().size()));
      int at = random().nextInt((int) weight.size());
      double gradient = moments.getOrDefault(weight.name(), new float[0])[at] / (0.1 * clip);
      // Long steps cross the kinks of activations, short ones end in rounding: one has to fit.
      double off = Double.POSITIVE_INFINITY;
      for (float h : new float[] {1e-2f, 3e-3f, 1e-3f}) {
        double above = loss(shape, state, batch, weight.name(), at, h);
        double below = loss(shape, state, batch, weight.name(), at, -h);
        off = Math.min(off, Math.abs((above - below) / (2 * h) - gradient));
      }
      assertEquals(weight.name() + "[" + at + "]", 0, off, 5e-3);
    }
  }

  public void testItLearnsToChoose() {
    DecoderShape shape = new DecoderShape(24, 32, 2, 4, 2, 8, 64, 10_000, 1e-5, true);
    TrainingOptions options = new TrainingOptions(Precision.FLOAT32, 0, 0, 0);
    Random random = new Random(5);
    try (ModelTraining training = ModelTraining.begin(shape, options, 7)) {
      double before = chosen(training, random);
      for (int step = 0; step < 250; step++) {
        training.choose(ChoiceBatch.of(copies(random, 32)), 0.1, 3e-3);
      }
      double after = chosen(training, random);
      assertTrue(before + " " + after, before < 0.6 && after > 0.9);
    }
  }

  public void testWhatIsNoChoice() {
    int[] prompt = {1};
    List<int[]> names = List.of(new int[] {2});
    expectThrows(
        IllegalArgumentException.class, () -> new ChoiceBatch.Choice(new int[0], names, 1));
    expectThrows(
        IllegalArgumentException.class, () -> new ChoiceBatch.Choice(prompt, List.of(), 0));
    expectThrows(IllegalArgumentException.class, () -> new ChoiceBatch.Choice(prompt, names, 2));
  }

  /** The prompt is two tokens; the name that repeats them is right, three that do not are not. */
  private static List<ChoiceBatch.Choice> copies(Random random, int rows) {
    List<ChoiceBatch.Choice> choices = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int a = 1 + random.nextInt(23);
      int b = 1 + random.nextInt(23);
      choices.add(
          new ChoiceBatch.Choice(
              new int[] {a, b, 0},
              List.of(
                  new int[] {a, b},
                  new int[] {1 + (a + 3) % 23, b},
                  new int[] {a, 1 + (b + 5) % 23},
                  new int[] {1 + (a + 7) % 23, 1 + (b + 9) % 23}),
              1));
    }
    return choices;
  }

  private static double chosen(ModelTraining training, Random random) {
    float[] scores = training.nameScores(ChoiceBatch.of(copies(random, 64)));
    int right = 0;
    for (int row = 0; row < 64; row++) {
      float best =
          Math.max(scores[4 * row + 1], Math.max(scores[4 * row + 2], scores[4 * row + 3]));
      right += scores[4 * row] > best ? 1 : 0;
    }
    return right / 64.0;
  }

  private static double loss(
      ModelShape shape, TrainingState state, ChoiceBatch batch, String name, int at, float by) {
    Map<String, float[]> weights = new HashMap<>(state.weights());
    float[] moved = weights.getOrDefault(name, new float[0]).clone();
    moved[at] += by;
    weights.put(name, moved);
    TrainingState other = new TrainingState(weights, Map.of(), Map.of(), 0);
    try (ModelTraining training = ModelTraining.resume(shape, EXACT, other, 1)) {
      return training.choose(batch, 0.5, 0).loss();
    }
  }

  private static double alone(ModelTraining training, ModelShape shape, int[] prompt, int[] name) {
    int[] all = Arrays.copyOf(prompt, prompt.length + name.length);
    System.arraycopy(name, 0, all, prompt.length, name.length);
    float[] scores =
        training.scores(TokenBatch.of(List.of(new TokenBatch.Sequence(all, prompt.length, 1))));
    double sum = 0;
    for (int i = 0; i < name.length; i++) {
      sum += scores[i * shape.vocabulary() + name[i]];
    }
    return sum;
  }

  private static List<ChoiceBatch.Choice> choices(ModelShape shape, int rows) {
    List<ChoiceBatch.Choice> choices = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<int[]> names = new ArrayList<>();
      for (int k = 0; k < 2 + random().nextInt(4); k++) {
        names.add(tokens(shape, 1 + random().nextInt(4)));
      }
      int[] prompt = RandomModel.randomPrompt(shape, random(), 1 + random().nextInt(6));
      choices.add(new ChoiceBatch.Choice(prompt, names, 1 + random().nextInt(names.size() - 1)));
    }
    return choices;
  }

  private static int[] tokens(ModelShape shape, int count) {
    return random().ints(count, 0, shape.vocabulary()).toArray();
  }

  private static TrainingState state(ModelShape shape) {
    return new TrainingState(RandomModel.of(shape, random()).weights(), Map.of(), Map.of(), 0);
  }
}
