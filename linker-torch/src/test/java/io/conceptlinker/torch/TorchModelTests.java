package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.io.IOException;
import java.nio.ByteBuffer;
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
  private static final int LONGEST = RandomModel.LONGEST;

  private RandomModel random;
  private Path directory;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    random = RandomModel.of(RandomModel.randomShape(random()), random());
    directory = createTempDir();
    random.write(directory);
  }

  public void testAnswersAreThoseOfThePlainModel() throws IOException {
    for (int round = 0; round < 8; round++) {
      random = RandomModel.of(RandomModel.randomShape(random()), random());
      random.write(directory);
      try (TorchModel model = TorchModel.load(directory, options(1 + random().nextInt(60)))) {
        assertEquals(random.shape().vocabulary(), model.vocabulary());
        assertEquals(LONGEST, model.longest());
        List<int[]> prompts = prompts(1 + random().nextInt(6));
        List<Question> questions = questions(prompts.size(), 12);
        PlainModel plain = PlainModel.of(random);
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

  public void testMentionsOfOnePassage() throws IOException {
    SharedEncoderShape shape = RandomModel.randomSharedEncoder(random());
    random = RandomModel.of(shape, random());
    random.write(directory);
    PlainModel plain = PlainModel.of(random);
    List<int[]> prompts = new ArrayList<>();
    for (int passage = 0; passage < 3; passage++) {
      int[] tokens = random().ints(5 + random().nextInt(8), 5, shape.vocabulary()).toArray();
      for (int mention = 0; mention < 5; mention++) {
        int first = random().nextInt(tokens.length);
        int end = first + 1 + random().nextInt(tokens.length - first);
        prompts.add(marked(shape, tokens, first, end));
      }
    }
    Collections.shuffle(prompts, random());
    List<Question> questions = questions(prompts.size(), 40);
    try (TorchModel model = TorchModel.load(directory, options(10 + random().nextInt(50)))) {
      List<float[]> answers = ask(model, prompts, questions);
      for (int i = 0; i < questions.size(); i++) {
        Question question = questions.get(i);
        float[] expected = expected(plain, prompts.get(question.prompt()), question);
        assertArrayEquals(shape.toString(), expected, answers.get(i), 1e-4f);
      }
      for (int[] wrong :
          List.of(
              new int[] {5, 6},
              new int[] {3, 4},
              new int[] {4, 5, 3},
              new int[] {3, 5, 4, 3, 5, 4})) {
        IllegalArgumentException refused =
            expectThrows(IllegalArgumentException.class, () -> model.open(List.of(wrong)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("expected one mention"));
      }
    }
  }

  private static int[] marked(SharedEncoderShape shape, int[] passage, int first, int end) {
    int[] prompt = new int[passage.length + 2];
    for (int i = 0; i < prompt.length; i++) {
      prompt[i] =
          i == first
              ? shape.ids().mention()
              : i == end + 1
                  ? shape.ids().mentionEnd()
                  : passage[i < first ? i : i <= end ? i - 1 : i - 2];
    }
    return prompt;
  }

  public void testPassagesAreReadOnceForAllOfTheirMentions() throws IOException {
    SharedEncoderShape shape = RandomModel.randomSharedEncoder(random());
    random = RandomModel.of(shape, random());
    random.write(directory);
    int[] passage = random().ints(12, 5, shape.vocabulary()).toArray();
    List<int[]> prompts = new ArrayList<>();
    for (int first = 0; first < passage.length; first++) {
      prompts.add(marked(shape, passage, first, first + 1));
    }
    List<Integer> read = new ArrayList<>();
    try (TorchModel model = TorchModel.load(directory, options(40));
        NDManager memory = NDManager.newBaseManager()) {
      model
          .network()
          .reading(
              memory,
              prompts,
              (manager, passages) -> {
                read.add(passages.size());
                return manager.create(0f);
              });
      assertEquals(List.of(1), read);
      // All of them in the room of three passages.
      assertEquals(1, PromptGroup.of(model, memory, prompts).size());
    }
  }

  public void testPassagesThatWereReadAreKeptForAWhile() {
    List<Integer> computed = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager()) {
      // The state of a token is its id.
      PassageStates states =
          new PassageStates(
              (into, passages) -> {
                computed.add(passages.size());
                TokenRows rows = TokenRows.of(passages);
                return rows.ids(into).toType(DataType.FLOAT32, true).expandDims(2);
              },
              (into, parts) -> {
                NDArray joined = NDArrays.concat(new NDList(parts)).duplicate();
                joined.attach(into);
                return joined;
              },
              manager.newSubManager(),
              10,
              12);
      int[] one = {1, 2, 3, 4};
      int[] two = {5, 6};
      int[] three = {7, 8, 9, 10, 11, 12, 13};
      assertStates(states, manager, one, two, one);
      assertEquals(List.of(2), computed);
      assertStates(states, manager, two, one);
      assertEquals("nothing more", List.of(2), computed);
      assertStates(states, manager, three);
      assertEquals(List.of(2, 1), computed);
      assertEquals("two went", 2, states.size());
      assertStates(states, manager, three, one, two);
      assertEquals(List.of(2, 1, 1), computed);
      int[] long1 = random().ints(13, 0, 99).toArray();
      assertStates(states, manager, long1, long1.clone());
      assertEquals("too long to keep", 2, states.size());
      assertStates(states, manager, long1);
      assertEquals(List.of(2, 1, 1, 1, 1), computed);
    }
  }

  private static void assertStates(PassageStates states, NDManager manager, int[]... passages) {
    float[] expected = new float[Arrays.stream(passages).mapToInt(p -> p.length).sum()];
    int at = 0;
    for (int[] passage : passages) {
      for (int token : passage) {
        expected[at++] = token;
      }
    }
    try (NDManager into = manager.newSubManager()) {
      NDArray found = states.of(into, List.of(passages));
      assertEquals(new Shape(expected.length, 1), found.getShape());
      assertArrayEquals(expected, found.toFloatArray(), 0);
    }
  }

  public void testTagsAreThoseOfThePlainModel() throws IOException {
    SharedEncoderShape shape = RandomModel.randomSharedEncoder(random());
    random = RandomModel.of(shape, random());
    random.write(directory);
    List<int[]> passages = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      passages.add(tokens(1 + random().nextInt(LONGEST - 1)));
    }
    PlainSharedEncoder plain = new PlainSharedEncoder(shape, random.weights());
    try (TorchModel model = TorchModel.load(directory, options(1 + random().nextInt(60)))) {
      TokenTagger tagger = model.tagger().orElseThrow();
      List<float[]> found = tagger.tags(passages);
      for (int i = 0; i < passages.size(); i++) {
        float[] expected = new float[passages.get(i).length * SharedEncoderShape.TAGS];
        int at = 0;
        for (double[] token : plain.tags(passages.get(i))) {
          for (double tag : token) {
            expected[at++] = (float) tag;
          }
        }
        assertArrayEquals(expected, found.get(i), 1e-4f);
      }
      expectThrows(IllegalArgumentException.class, () -> tagger.tags(List.of(new int[0])));
      expectThrows(IllegalArgumentException.class, () -> tagger.tags(List.of(new int[LONGEST])));
      assertEquals(List.of(), tagger.tags(List.of()));
    }
    RandomModel.of(RandomModel.randomDecoder(random()), random()).write(directory);
    try (TorchModel decoder = TorchModel.load(directory, options(20))) {
      assertTrue(decoder.tagger().isEmpty());
    }
  }

  public void testHalfPrecisionComesNear() throws IOException {
    halfPrecisionComesNear(new DecoderShape(50, 32, 2, 4, 2, 8, 48, 10_000, 1e-5, false));
    halfPrecisionComesNear(RandomModel.randomEncoderDecoder(random()));
    halfPrecisionComesNear(RandomModel.randomSharedEncoder(random()));
  }

  private void halfPrecisionComesNear(ModelShape shape) throws IOException {
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
      List<int[]> prompts = prompts(6);
      // A model that reads passages keeps the last of them, and has room for these.
      model.open(prompts).close();
      int before = model.held();
      for (int round = 0; round < 3; round++) {
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

  /** What a model is made of has no part in memory that Java takes back. */
  public void testAnswersAreTheSameAfterGarbageWasCollected() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(100))) {
      List<int[]> prompts = prompts(4);
      List<Question> questions = questions(prompts.size(), 10);
      List<float[]> expected = ask(model, prompts, questions);
      List<ByteBuffer> others = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        if (i % 100 == 0) {
          System.gc();
        }
        ByteBuffer other = ByteBuffer.allocateDirect(64 + 16 * random().nextInt(64));
        while (other.remaining() >= Float.BYTES) {
          other.putFloat(Float.NaN);
        }
        others.add(other);
      }
      List<float[]> found = ask(model, prompts, questions);
      for (int i = 0; i < found.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i), 1e-5f);
      }
      assertEquals(400, others.size());
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
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(prompt(LONGEST))));
      assertEquals(0, ask(model, List.of(), List.of()).size());
      try (LanguageModel.Session session = model.open(List.of(prompt(LONGEST - 1)))) {
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
    DecoderShape decoder = new DecoderShape(50, 32, 2, 4, 2, 8, 48, 10_000, 1e-5, false);
    DecoderShape more = new DecoderShape(51, 32, 2, 4, 2, 8, 48, 10_000, 1e-5, false);
    refused(decoder, more, "tensor [model.embed_tokens.weight]: expected the shape [51, 32]");
    EncoderDecoderShape both = RandomModel.randomEncoderDecoder(random());
    EncoderDecoderShape.Stack stack = both.decoder();
    EncoderDecoderShape.Stack deeper =
        new EncoderDecoderShape.Stack(stack.layers() + 1, stack.heads(), stack.feedForward());
    String missing = "tensor [model.decoder.layers." + stack.layers() + ".self_attn.q_proj.weight]";
    refused(both, with(both, deeper, both.positions()), missing + ": expected it");
    refused(
        both,
        with(both, stack, both.positions() + 3),
        "tensor [model.encoder.embed_positions.weight]: expected the shape");
  }

  public void testMoreTokensThanPositions() throws IOException {
    EncoderDecoderShape shape = RandomModel.randomEncoderDecoder(random());
    int lead = shape.ids().lead().length;
    RandomModel.of(with(shape, shape.decoder(), LONGEST + lead - 1), random()).write(directory);
    try (TorchModel model = TorchModel.load(directory, options(100));
        LanguageModel.Session session = model.open(List.of(new int[1]))) {
      Question most = new Question(0, new int[LONGEST - 1], 0, new int[1]);
      assertEquals(LONGEST, session.ask(List.of(most)).getFirst().length);
    }
    RandomModel.of(with(shape, shape.decoder(), LONGEST + lead - 2), random()).write(directory);
    IllegalArgumentException refused =
        expectThrows(
            IllegalArgumentException.class, () -> TorchModel.load(directory, options(100)));
    assertTrue(refused.getMessage(), refused.getMessage().contains("longest [24]: expected at"));
  }

  private static EncoderDecoderShape with(
      EncoderDecoderShape shape, EncoderDecoderShape.Stack decoder, int positions) {
    return new EncoderDecoderShape(
        shape.family(),
        shape.vocabulary(),
        shape.width(),
        shape.encoder(),
        decoder,
        positions,
        shape.activation(),
        shape.scaled(),
        shape.ids());
  }

  private void refused(ModelShape written, ModelShape configured, String message)
      throws IOException {
    RandomModel.of(written, random()).write(directory);
    ModelConfig.write(configured, directory.resolve("config.json"));
    ModelFormatException refused =
        expectThrows(ModelFormatException.class, () -> TorchModel.load(directory, options(100)));
    assertTrue(refused.getMessage(), refused.getMessage().contains(message));
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

  private int[] prompt(int length) {
    return RandomModel.randomPrompt(random.shape(), random(), length);
  }

  private List<int[]> prompts(int count) {
    List<int[]> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(prompt(1 + random().nextInt(14)));
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

  private static float[] expected(PlainModel plain, int[] prompt, Question question) {
    float[] expected = new float[question.size()];
    int at = 0;
    for (int i = question.given(); i < question.tokens().length; i++) {
      double[] scores = plain.scores(prompt, Arrays.copyOf(question.tokens(), i));
      expected[at++] = (float) scores[question.tokens()[i]];
    }
    for (int token : question.next()) {
      expected[at++] = (float) plain.scores(prompt, question.tokens())[token];
    }
    return expected;
  }
}
