package io.conceptlinker.torch;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.weights.DecoderConfig;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

@SuppressFileSystems("*") // PyTorch's libraries are unpacked where its own code looks for them
public class TorchModelTests extends LuceneTestCase {
  private static final int LONGEST = 24;

  private RandomModel random;
  private Path directory;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    random = RandomModel.of(RandomModel.randomShape(random()), random());
    directory = createTempDir();
    random.write(directory);
  }

  public void testAnswersAreThoseOfThePlainDecoder() throws IOException {
    for (int round = 0; round < 4; round++) {
      random = RandomModel.of(RandomModel.randomShape(random()), random());
      random.write(directory);
      try (TorchModel model = TorchModel.load(directory, options(1 + random().nextInt(60)))) {
        assertEquals(random.shape().vocabulary(), model.vocabulary());
        assertEquals(LONGEST, model.longest());
        List<int[]> prompts = prompts(1 + random().nextInt(6));
        List<Question> questions = questions(prompts.size(), 12);
        PlainDecoder plain = new PlainDecoder(random.shape(), random.weights());
        try (LanguageModel.Session session = model.open(prompts)) {
          List<float[]> answers = session.ask(questions);
          for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            float[] expected = expected(plain, prompts.get(question.prompt()), question);
            assertArrayEquals(random.shape().toString(), expected, answers.get(i), 1e-4f);
          }
        }
      }
    }
  }

  public void testAnswersDoNotDependOnNeighboursOrOnWhatWasAskedBefore() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(200))) {
      List<int[]> prompts = prompts(7);
      List<Question> questions = questions(prompts.size(), 30);
      List<float[]> together = ask(model, prompts, questions);
      List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
      Collections.shuffle(order, random());
      try (LanguageModel.Session session = model.open(prompts)) {
        for (int i : order) {
          float[] alone = session.ask(List.of(questions.get(i))).getFirst();
          assertArrayEquals(together.get(i), alone, 1e-5f);
        }
      }
      for (int i : order.subList(0, 5)) {
        Question asked = questions.get(i);
        Question alone = new Question(0, asked.tokens(), asked.given(), asked.next());
        List<int[]> prompt = List.of(prompts.get(asked.prompt()));
        assertArrayEquals(together.get(i), ask(model, prompt, List.of(alone)).getFirst(), 1e-5f);
      }
    }
  }

  public void testHalfPrecisionComesNear() throws IOException {
    DecoderShape shape = new DecoderShape(50, 32, 2, 4, 2, 8, 48, 10_000, 1e-5, false);
    random = RandomModel.of(shape, random());
    random
        .weights()
        .values()
        .forEach(
            values -> {
              for (int i = 0; i < values.length; i++) {
                values[i] *= 0.25f;
              }
            });
    random.write(directory);
    List<int[]> prompts = prompts(5);
    List<Question> questions = questions(prompts.size(), 20);
    TorchOptions half = new TorchOptions(TorchDevice.CPU, Precision.BFLOAT16, LONGEST, 100);
    try (TorchModel exact = TorchModel.load(directory, options(100));
        TorchModel narrow = TorchModel.load(directory, half)) {
      List<float[]> expected = ask(exact, prompts, questions);
      List<float[]> found = ask(narrow, prompts, questions);
      double sum = 0;
      int count = 0;
      for (int i = 0; i < found.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i), 0.2f);
        for (int j = 0; j < found.get(i).length; j++) {
          sum += Math.abs(expected.get(i)[j] - found.get(i)[j]);
          count++;
        }
      }
      // bfloat16 has 8 bits: no difference at all would mean that nothing was computed in it.
      assertTrue("" + sum / count, sum / count > 1e-5 && sum / count < 0.02);
    }
  }

  public void testMemoryGoesWithTheSession() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(40))) {
      int before = model.held();
      for (int round = 0; round < 3; round++) {
        List<int[]> prompts = prompts(6);
        try (LanguageModel.Session session = model.open(prompts)) {
          session.ask(questions(prompts.size(), 5));
          assertTrue(model.held() > before);
          Question wrong = new Question(0, new int[] {random.shape().vocabulary()}, 0, new int[0]);
          expectThrows(IllegalArgumentException.class, () -> session.ask(List.of(wrong)));
        }
        assertEquals(before, model.held());
      }
    }
  }

  public void testSessionsOfSeveralThreads() throws Exception {
    try (TorchModel model = TorchModel.load(directory, options(100));
        ExecutorService executor = Executors.newFixedThreadPool(3)) {
      List<int[]> prompts = prompts(4);
      List<Question> questions = questions(prompts.size(), 10);
      List<float[]> expected = ask(model, prompts, questions);
      List<Future<List<float[]>>> futures = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        futures.add(executor.submit(() -> ask(model, prompts, questions)));
      }
      for (Future<List<float[]>> future : futures) {
        List<float[]> found = future.get();
        for (int i = 0; i < found.size(); i++) {
          assertArrayEquals(expected.get(i), found.get(i), 1e-5f);
        }
      }
    }
  }

  public void testLimits() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(100))) {
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(new int[0])));
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(new int[LONGEST])));
      assertEquals(0, ask(model, List.of(), List.of()).size());
      try (LanguageModel.Session session = model.open(List.of(new int[LONGEST - 1]))) {
        Question most = new Question(0, new int[1], 0, tokens(50));
        assertEquals(51, session.ask(List.of(most)).getFirst().length);
        Question more = new Question(0, new int[2], 0, new int[1]);
        IllegalArgumentException refused =
            expectThrows(IllegalArgumentException.class, () -> session.ask(List.of(more)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("at most 24"));
        Question none = new Question(0, new int[1], 1, new int[0]);
        assertEquals(0, session.ask(List.of(none)).getFirst().length);
      }
    }
  }

  public void testWeightsThatTheConfigurationDoesNotImply() throws IOException {
    DecoderShape shape = random.shape();
    random =
        new RandomModel(
            new DecoderShape(
                shape.vocabulary() + 1,
                shape.width(),
                shape.layers(),
                shape.heads(),
                shape.keyHeads(),
                shape.headWidth(),
                shape.feedForward(),
                shape.rotaryBase(),
                shape.epsilon(),
                shape.tied()),
            random.weights());
    new DecoderConfig(random.shape()).write(directory.resolve("config.json"));
    ModelFormatException refused =
        expectThrows(ModelFormatException.class, () -> TorchModel.load(directory, options(100)));
    assertTrue(refused.getMessage(), refused.getMessage().contains("embed_tokens"));
  }

  private static TorchOptions options(int tokensPerCall) {
    return new TorchOptions(TorchDevice.CPU, Precision.FLOAT32, LONGEST, tokensPerCall);
  }

  private static List<float[]> ask(
      TorchModel model, List<int[]> prompts, List<Question> questions) {
    try (LanguageModel.Session session = model.open(prompts)) {
      return session.ask(questions);
    }
  }

  private List<int[]> prompts(int count) {
    List<int[]> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(tokens(1 + random().nextInt(14)));
    }
    return prompts;
  }

  private List<Question> questions(int prompts, int count) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] tokens = tokens(random().nextInt(9));
      int given = random().nextInt(tokens.length + 1);
      questions.add(
          new Question(random().nextInt(prompts), tokens, given, tokens(random().nextInt(5))));
    }
    return questions;
  }

  private int[] tokens(int count) {
    return random().ints(count, 0, random.shape().vocabulary()).toArray();
  }

  private static float[] expected(PlainDecoder plain, int[] prompt, Question question) {
    int[] all = Arrays.copyOf(prompt, prompt.length + question.tokens().length + 1);
    System.arraycopy(question.tokens(), 0, all, prompt.length, question.tokens().length);
    TokenBatch batch = TokenBatch.of(List.of(new TokenBatch.Sequence(all, 1, 1)));
    float[] expected = new float[question.size()];
    int at = 0;
    for (int i = question.given(); i < question.tokens().length; i++) {
      expected[at++] = (float) plain.scores(batch, prompt.length + i - 1)[question.tokens()[i]];
    }
    for (int token : question.next()) {
      int last = prompt.length + question.tokens().length - 1;
      expected[at++] = (float) plain.scores(batch, last)[token];
    }
    return expected;
  }
}
