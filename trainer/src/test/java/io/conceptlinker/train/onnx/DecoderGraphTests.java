package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.torch.ModelTraining;
import io.conceptlinker.torch.Precision;
import io.conceptlinker.torch.TokenBatch;
import io.conceptlinker.torch.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The graph and PyTorch compute the same. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class DecoderGraphTests extends LuceneTestCase {
  private static final int LONGEST = 24;
  private static final DecoderShape SHAPE =
      new DecoderShape(50, 32, 3, 4, 2, 16, 64, 10_000, 1e-5, true);

  public void testFloatsAgreeToOneTenThousandth() throws IOException {
    assertTrue(differences(SHAPE, Weights.FLOAT32).getMax() < 1e-4);
    DecoderShape untied = new DecoderShape(50, 32, 2, 4, 4, 32, 48, 500_000, 1e-6, false);
    assertTrue(differences(untied, Weights.FLOAT32).getMax() < 1e-4);
  }

  public void testBytesAgreeNearly() throws IOException {
    DoubleSummaryStatistics differences = differences(SHAPE, Weights.INT8);
    assertTrue("" + differences, differences.getAverage() > 0 && differences.getAverage() < 0.15);
  }

  public void testAnAnswerDoesNotDependOnTheOtherQuestions() throws IOException {
    try (ModelTraining training = training(SHAPE);
        LanguageModel model = model(training, SHAPE, Weights.FLOAT32)) {
      List<int[]> prompts = List.of(tokens(9), tokens(1), tokens(5));
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int[] tokens = tokens(random().nextInt(8));
        int given = random().nextInt(tokens.length + 1);
        questions.add(
            new Question(random().nextInt(3), tokens, given, tokens(random().nextInt(5))));
      }
      List<float[]> together;
      try (LanguageModel.Session session = model.open(prompts)) {
        together = session.ask(questions);
      }
      List<Integer> order = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
      Collections.shuffle(order, random());
      try (LanguageModel.Session session = model.open(prompts)) {
        for (int i : order) {
          float[] alone = session.ask(List.of(questions.get(i))).getFirst();
          assertArrayEquals(together.get(i), alone, 1e-4f);
        }
      }
    }
  }

  public void testAnswersThatBeginAlikeAndMoreThanFitIntoARun() throws IOException {
    try (ModelTraining training = training(SHAPE);
        LanguageModel model = model(training, SHAPE, Weights.FLOAT32)) {
      int[] prompt = tokens(6);
      List<Question> questions =
          RandomQuestions.thatBeginAlike(random(), 60, DecoderGraphTests::tokens);
      try (LanguageModel.Session session = model.open(List.of(prompt))) {
        List<float[]> together = session.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
          Question one = questions.get(i);
          float[] expected =
              expected(training, SHAPE, prompt, one.tokens(), one.given(), one.next());
          assertArrayEquals("question " + i, expected, together.get(i), 1e-4f);
        }
      }
    }
  }

  public void testAHeadThatAttentionRefuses() {
    DecoderShape shape = new DecoderShape(50, 32, 1, 4, 2, 8, 64, 10_000, 1e-5, true);
    IllegalArgumentException refused =
        expectThrows(
            IllegalArgumentException.class,
            () -> DecoderGraph.of(shape, Map.of(), Weights.INT8, LONGEST));
    assertTrue(refused.getMessage(), refused.getMessage().contains("multiple of 16"));
  }

  public void testLimits() throws IOException {
    try (ModelTraining training = training(SHAPE);
        LanguageModel model = model(training, SHAPE, Weights.FLOAT32)) {
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(new int[0])));
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(tokens(LONGEST))));
      try (LanguageModel.Session session = model.open(List.of(tokens(LONGEST - 1)))) {
        Question most = new Question(0, tokens(1), 0, tokens(50));
        assertEquals(51, session.ask(List.of(most)).getFirst().length);
        Question more = new Question(0, tokens(2), 0, tokens(1));
        expectThrows(IllegalArgumentException.class, () -> session.ask(List.of(more)));
        Question none = new Question(0, tokens(1), 1, new int[0]);
        assertEquals(0, session.ask(List.of(none)).getFirst().length);
      }
    }
  }

  /** How far log-probabilities of random prompts and questions lie apart. */
  private static DoubleSummaryStatistics differences(DecoderShape shape, Weights numbers)
      throws IOException {
    DoubleSummaryStatistics differences = new DoubleSummaryStatistics();
    try (ModelTraining training = training(shape);
        LanguageModel model = model(training, shape, numbers)) {
      for (int round = 0; round < 10; round++) {
        int[] prompt = tokens(1 + random().nextInt(12));
        try (LanguageModel.Session session = model.open(List.of(prompt))) {
          for (int i = 0; i < 6; i++) {
            int[] tokens = tokens(1 + random().nextInt(8));
            int given = random().nextInt(tokens.length);
            int[] next = tokens(random().nextInt(6));
            float[] found = session.ask(List.of(new Question(0, tokens, given, next))).getFirst();
            float[] expected = expected(training, shape, prompt, tokens, given, next);
            assertEquals(expected.length, found.length);
            for (int j = 0; j < found.length; j++) {
              differences.accept(Math.abs(found[j] - expected[j]));
            }
          }
        }
      }
    }
    return differences;
  }

  /** From the whole sequence at once, by PyTorch. */
  private static float[] expected(
      ModelTraining training,
      DecoderShape shape,
      int[] prompt,
      int[] tokens,
      int given,
      int[] next) {
    int[] all = Arrays.copyOf(prompt, prompt.length + tokens.length + 1);
    System.arraycopy(tokens, 0, all, prompt.length, tokens.length);
    int known = prompt.length + given;
    float[] scores =
        training.scores(TokenBatch.of(List.of(new TokenBatch.Sequence(all, known, 1))));
    int asked = tokens.length - given;
    float[] expected = new float[asked + next.length];
    for (int i = 0; i < asked; i++) {
      expected[i] = scores[i * shape.vocabulary() + tokens[given + i]];
    }
    for (int j = 0; j < next.length; j++) {
      expected[asked + j] = scores[asked * shape.vocabulary() + next[j]];
    }
    return expected;
  }

  private static int[] tokens(int count) {
    return random().ints(count, 0, 50).toArray();
  }

  private static ModelTraining training(DecoderShape shape) {
    ModelTraining training =
        ModelTraining.begin(shape, new TrainingOptions(Precision.FLOAT32, 0, 0, 0), 5);
    for (int step = 0; step < 15; step++) {
      List<TokenBatch.Sequence> rows = new ArrayList<>();
      for (int row = 0; row < 8; row++) {
        rows.add(new TokenBatch.Sequence(tokens(12), 1, 1));
      }
      training.step(TokenBatch.of(rows), 0.01);
    }
    return training;
  }

  private static LanguageModel model(ModelTraining training, DecoderShape shape, Weights numbers)
      throws IOException {
    Map<String, float[]> weights = training.state().weights();
    Path file = createTempDir().resolve("model.onnx");
    Files.write(file, DecoderGraph.of(shape, weights, numbers, LONGEST));
    return OnnxModel.load(file, shape, LONGEST);
  }
}
