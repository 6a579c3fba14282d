package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Activation;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Family;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.SpecialIds;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Stack;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.torch.ModelTraining;
import io.conceptlinker.torch.Precision;
import io.conceptlinker.torch.TokenBatch;
import io.conceptlinker.torch.TrainingOptions;
import io.conceptlinker.torch.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The graph and PyTorch's training kernels compute the same. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class EncoderDecoderGraphTests extends LuceneTestCase {
  private static final int VOCABULARY = 50;
  private static final int LONGEST = 24;
  private static final TrainingOptions OPTIONS = new TrainingOptions(Precision.FLOAT32, 0, 0, 0);

  private Family family;
  private EncoderDecoderShape shape;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    family = random().nextBoolean() ? Family.BART : Family.MBART;
    shape = shape(32, 2);
  }

  private EncoderDecoderShape shape(int width, int decoderLayers) {
    return new EncoderDecoderShape(
        family,
        VOCABULARY,
        width,
        new Stack(2, 4, 64),
        new Stack(decoderLayers, 2, 48),
        LONGEST + 1,
        Activation.GELU,
        family == Family.MBART,
        new SpecialIds(
            1, 0, 2, 7, family == Family.MBART ? OptionalInt.of(9) : OptionalInt.empty()));
  }

  public void testTreesOfAnswers() throws IOException {
    try (ModelTraining training = training(shape);
        LanguageModel model = model(training, shape, Weights.FLOAT32)) {
      int[] prompt = tokens(6);
      // More of them than fit into a run.
      List<Question> questions =
          RandomQuestions.thatBeginAlike(random(), 80, EncoderDecoderGraphTests::tokens);
      try (LanguageModel.Session session = model.open(List.of(prompt))) {
        List<float[]> together = session.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
          float[] expected = expected(training, prompt, questions.get(i));
          assertArrayEquals("question " + i, expected, together.get(i), 1e-4f);
        }
      }
    }
  }

  public void testAnAnswerDoesNotDependOnTheOtherQuestions() throws IOException {
    try (ModelTraining training = training(shape);
        LanguageModel model = model(training, shape, Weights.FLOAT32)) {
      List<int[]> prompts = List.of(tokens(9), tokens(1), tokens(5));
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int[] tokens = tokens(random().nextInt(8));
        int given = random().nextInt(tokens.length + 1);
        int[] next = tokens(random().nextInt(5));
        questions.add(new Question(random().nextInt(3), tokens, given, next));
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
          Question question = questions.get(i);
          float[] expected = expected(training, prompts.get(question.prompt()), question);
          assertArrayEquals(expected, alone, 1e-4f);
        }
      }
    }
  }

  /** Prompts whose memory was taken are read again. */
  public void testMorePromptsThanAreHeld() throws IOException {
    // 4 MB of keys and values for a prompt of the longest.
    int longest = 4096;
    EncoderDecoderShape wide =
        new EncoderDecoderShape(
            family,
            VOCABULARY,
            64,
            new Stack(1, 2, 16),
            new Stack(2, 2, 16),
            longest + 1,
            Activation.RELU,
            false,
            shape.ids());
    try (ModelTraining training = ModelTraining.begin(wide, OPTIONS, 3)) {
      Path file = graph(wide, training.state().weights(), Weights.FLOAT32);
      List<int[]> prompts = IntStream.range(0, 9).mapToObj(i -> tokens(1 + i)).toList();
      try (LanguageModel model = OnnxModel.load(file, wide, longest);
          LanguageModel.Session session = model.open(prompts)) {
        for (int round = 0; round < 3; round++) {
          for (int i = 0; i < prompts.size(); i++) {
            Question question = new Question(i, tokens(3), 0, tokens(2));
            float[] found = session.ask(List.of(question)).getFirst();
            assertArrayEquals(expected(training, prompts.get(i), question), found, 1e-4f);
          }
        }
      }
    }
  }

  public void testBytesAgreeNearly() throws IOException {
    DoubleSummaryStatistics differences = new DoubleSummaryStatistics();
    try (ModelTraining training = training(shape);
        LanguageModel model = model(training, shape, Weights.INT8)) {
      for (int round = 0; round < 10; round++) {
        int[] prompt = tokens(1 + random().nextInt(12));
        try (LanguageModel.Session session = model.open(List.of(prompt))) {
          for (int i = 0; i < 6; i++) {
            int[] tokens = tokens(1 + random().nextInt(8));
            Question question = new Question(0, tokens, random().nextInt(tokens.length), tokens(3));
            float[] found = session.ask(List.of(question)).getFirst();
            float[] expected = expected(training, prompt, question);
            for (int j = 0; j < found.length; j++) {
              differences.accept(Math.abs(found[j] - expected[j]));
            }
          }
        }
      }
    }
    assertTrue("" + differences, differences.getAverage() > 0 && differences.getAverage() < 0.08);
  }

  public void testTheSameModelIsTheSameFile() {
    Map<String, float[]> weights = RandomWeights.of(shape, random());
    for (Weights numbers : Weights.values()) {
      assertArrayEquals(
          EncoderDecoderGraph.of(shape, weights, numbers),
          EncoderDecoderGraph.of(shape, weights, numbers));
    }
    // The table of embeddings is there once for both sides, and once turned for the scores.
    int floats = weights.values().stream().mapToInt(values -> values.length).sum();
    int size = EncoderDecoderGraph.of(shape, weights, Weights.FLOAT32).length;
    int most = Float.BYTES * (floats + VOCABULARY * shape.width()) + 20_000;
    assertTrue(size + " bytes, expected " + most, size < most);
  }

  public void testLimits() throws IOException {
    try (ModelTraining training = training(shape);
        LanguageModel model = model(training, shape, Weights.FLOAT32)) {
      assertEquals(VOCABULARY, model.vocabulary());
      assertEquals(most(), model.longest());
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(new int[0])));
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(tokens(most()))));
      int[] prompt = tokens(1);
      try (LanguageModel.Session session = model.open(List.of(prompt))) {
        Question longest = new Question(0, tokens(most() - 1), 0, tokens(50));
        assertArrayEquals(
            expected(training, prompt, longest), session.ask(List.of(longest)).getFirst(), 1e-4f);
        Question more = new Question(0, tokens(most()), 0, tokens(1));
        expectThrows(IllegalArgumentException.class, () -> session.ask(List.of(more)));
        Question none = new Question(0, tokens(1), 1, new int[0]);
        assertEquals(0, session.ask(List.of(none)).getFirst().length);
      }
    }
  }

  public void testWhatDoesNotBelongTogether() throws IOException {
    Path file = graph(shape, RandomWeights.of(shape, random()), Weights.INT8);
    refused(file, shape(64, 2), LONGEST, "expected the dimensions [1, -1, 64] of config.json");
    refused(file, shape(32, 1), LONGEST, "input [past_k.1]: expected none");
    refused(file, shape(32, 3), LONGEST, "input [past_k.2]: expected it");
    refused(file, shape, most() + 1, "expected positions for prompts and answers of");
    DecoderShape decoder = new DecoderShape(VOCABULARY, 32, 2, 2, 2, 16, 64, 10_000, 1e-5, true);
    refused(file, decoder, LONGEST, "expected the dimensions [1, 2, -1, 16] of config.json");
    Path other = createTempDir().resolve("model.int8.onnx");
    Map<String, float[]> weights = RandomWeights.of(decoder, random());
    Files.write(other, DecoderGraph.of(decoder, weights, Weights.INT8, LONGEST));
    refused(other, shape, LONGEST, "input [prompt_ids]: expected it");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    refused(file, shape, LONGEST, "expected a graph that ONNX Runtime loads");
  }

  private static void refused(Path file, ModelShape shape, int longest, String message) {
    ModelFormatException refused =
        expectThrows(
            ModelFormatException.class, () -> OnnxModel.load(file, shape, longest).close());
    assertTrue(refused.getMessage(), refused.getMessage().contains(message));
    assertTrue(refused.getMessage(), refused.getMessage().contains("model file [" + file + "]"));
  }

  /** The most tokens of a prompt and its answer that the shape has positions for. */
  private int most() {
    return LONGEST + 2 - shape.ids().lead().length;
  }

  /** By PyTorch, which computes prompt and answer together. */
  private static float[] expected(ModelTraining training, int[] prompt, Question question) {
    int[] tokens = question.tokens();
    int[] all = Arrays.copyOf(prompt, prompt.length + tokens.length + 1);
    System.arraycopy(tokens, 0, all, prompt.length, tokens.length);
    float[] scores =
        training.scores(TokenBatch.of(List.of(new TokenBatch.Sequence(all, prompt.length, 1))));
    float[] expected = new float[question.size()];
    int at = 0;
    for (int i = question.given(); i < tokens.length; i++) {
      expected[at++] = scores[i * VOCABULARY + tokens[i]];
    }
    for (int next : question.next()) {
      expected[at++] = scores[tokens.length * VOCABULARY + next];
    }
    return expected;
  }

  private static int[] tokens(int count) {
    return random().ints(count, 0, VOCABULARY).toArray();
  }

  private static ModelTraining training(EncoderDecoderShape shape) {
    TrainingState begun =
        new TrainingState(RandomWeights.of(shape, random()), Map.of(), Map.of(), 0);
    return ModelTraining.resume(shape, OPTIONS, begun, 5);
  }

  private Path graph(EncoderDecoderShape of, Map<String, float[]> weights, Weights numbers)
      throws IOException {
    Path file = createTempDir().resolve("model.onnx");
    Files.write(file, EncoderDecoderGraph.of(of, weights, numbers));
    return file;
  }

  private LanguageModel model(ModelTraining training, EncoderDecoderShape of, Weights numbers)
      throws IOException {
    return OnnxModel.load(graph(of, training.state().weights(), numbers), of, most());
  }
}
