package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape.MentionIds;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The graph and PyTorch compute the same, from the same weights. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class SharedEncoderGraphTests extends LuceneTestCase {
  private static final int VOCABULARY = 60;
  private static final int LONGEST = 40;
  private static final MentionIds IDS = new MentionIds(3, 4, 6);

  private SharedEncoderShape shape;
  private Path directory;
  private Map<String, float[]> weights;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    shape = shape(24, 4 * (1 + random().nextInt(4)));
    directory = createTempDir();
    weights = RandomWeights.of(shape, random());
    RandomWeights.write(directory, shape, weights);
  }

  private static SharedEncoderShape shape(int width, int headWidth) {
    int keyHeads = 1 + random().nextInt(2);
    DecoderShape layers =
        new DecoderShape(
            VOCABULARY,
            width,
            1 + random().nextInt(2),
            keyHeads * (1 + random().nextInt(3)),
            keyHeads,
            headWidth,
            40,
            random().nextBoolean() ? 10_000 : 500_000,
            1e-5,
            true);
    return new SharedEncoderShape(layers, 1 + random().nextInt(3), IDS);
  }

  private Path graph(Weights numbers) throws IOException {
    Path file = directory.resolve("model.onnx");
    Files.write(file, SharedEncoderGraph.of(shape, weights, numbers, LONGEST));
    return file;
  }

  private LanguageModel torch() throws IOException {
    return TorchModel.load(directory, TorchOptions.cpu(LONGEST));
  }

  public void testLogProbabilitiesAgreeToOneTenThousandth() throws IOException {
    List<int[]> prompts = prompts(6);
    List<List<Question>> calls = new ArrayList<>();
    for (int call = 0; call < 5; call++) {
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int[] tokens = tokens(random().nextInt(12));
        int given = random().nextInt(tokens.length + 1);
        questions.add(new Question(random().nextInt(6), tokens, given, tokens(3)));
      }
      calls.add(questions);
    }
    // Of three tokens, so that they begin alike; more of them than fit into a run.
    List<Question> alike = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      int[] tokens = random().ints(1 + random().nextInt(9), 0, 3).toArray();
      alike.add(new Question(i % 2, tokens, random().nextInt(tokens.length + 1), tokens(2)));
    }
    calls.add(alike);
    try (LanguageModel onnx = OnnxModel.load(graph(Weights.FLOAT32), shape, LONGEST);
        LanguageModel torch = torch();
        LanguageModel.Session onnxSession = onnx.open(prompts);
        LanguageModel.Session torchSession = torch.open(prompts)) {
      for (List<Question> questions : calls) {
        List<float[]> expected = torchSession.ask(questions);
        List<float[]> found = onnxSession.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
          assertArrayEquals(expected.get(i), found.get(i), 1e-4f);
        }
      }
    }
  }

  public void testTagsAgreeToOneTenThousandth() throws IOException {
    List<int[]> passages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      passages.add(tokens(1 + random().nextInt(LONGEST - 1)));
    }
    passages.add(passages.get(2));
    try (LanguageModel onnx = OnnxModel.load(graph(Weights.FLOAT32), shape, LONGEST);
        LanguageModel torch = torch()) {
      TokenTagger tagger = onnx.tagger().orElseThrow();
      assertEquals(List.of(), tagger.tags(List.of()));
      List<float[]> expected = torch.tagger().orElseThrow().tags(passages);
      for (int round = 0; round < 2; round++) {
        List<float[]> found = tagger.tags(passages);
        assertEquals(passages.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
          assertArrayEquals(expected.get(i), found.get(i), 1e-4f);
        }
      }
      for (int length : new int[] {0, LONGEST}) {
        expectThrows(IllegalArgumentException.class, () -> tagger.tags(List.of(tokens(length))));
      }
    }
  }

  /** In whatever order a document is asked about: what was read is the same. */
  public void testAnAnswerDoesNotDependOnWhatWasAskedBefore() throws IOException {
    for (Weights numbers : Weights.values()) {
      List<int[]> prompts = prompts(4);
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        questions.add(new Question(i, tokens(4), 0, tokens(3)));
      }
      Path graph = graph(numbers);
      List<float[]> first;
      try (LanguageModel onnx = OnnxModel.load(graph, shape, LONGEST);
          LanguageModel.Session session = onnx.open(prompts)) {
        first = session.ask(questions);
        assertEquals(4, first.size());
        assertAlike(first, session.ask(questions));
      }
      try (LanguageModel onnx = OnnxModel.load(graph, shape, LONGEST);
          LanguageModel.Session session = onnx.open(prompts)) {
        List<int[]> passages = prompts.stream().map(SharedEncoderGraphTests::unmarked).toList();
        onnx.tagger().orElseThrow().tags(passages);
        assertAlike(first, session.ask(questions));
      }
    }
  }

  private static void assertAlike(List<float[]> expected, List<float[]> found) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), found.get(i), 0);
    }
  }

  public void testBytesAgreeNearly() throws IOException {
    DoubleSummaryStatistics scores = new DoubleSummaryStatistics();
    DoubleSummaryStatistics tags = new DoubleSummaryStatistics();
    List<int[]> prompts = prompts(10);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      questions.add(new Question(i % 10, tokens(1 + random().nextInt(8)), 0, tokens(3)));
    }
    List<int[]> passages = prompts.stream().map(SharedEncoderGraphTests::unmarked).toList();
    try (LanguageModel onnx = OnnxModel.load(graph(Weights.INT8), shape, LONGEST);
        LanguageModel torch = torch();
        LanguageModel.Session onnxSession = onnx.open(prompts);
        LanguageModel.Session torchSession = torch.open(prompts)) {
      add(torchSession.ask(questions), onnxSession.ask(questions), scores);
      add(
          torch.tagger().orElseThrow().tags(passages),
          onnx.tagger().orElseThrow().tags(passages),
          tags);
    }
    assertTrue("" + scores, scores.getAverage() > 0 && scores.getAverage() < 0.15);
    assertTrue("" + tags, tags.getAverage() > 0 && tags.getAverage() < 0.15);
  }

  private static void add(
      List<float[]> expected, List<float[]> found, DoubleSummaryStatistics differences) {
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < expected.get(i).length; j++) {
        differences.accept(Math.abs(expected.get(i)[j] - found.get(i)[j]));
      }
    }
  }

  public void testWhatDoesNotBelongTogether() throws IOException {
    Path file = graph(Weights.INT8);
    ModelFormatException refused =
        expectThrows(
            ModelFormatException.class, () -> OnnxModel.load(file, shape(48, 16), LONGEST).close());
    assertTrue(
        refused.getMessage(),
        refused.getMessage().contains("model file [" + file + "]: input [past_states]"));
    refused =
        expectThrows(
            ModelFormatException.class,
            () -> OnnxModel.load(file, shape.decoder(), LONGEST).close());
    assertTrue(refused.getMessage(), refused.getMessage().contains("input [past_k.0]"));
    try (LanguageModel model = OnnxModel.load(file, shape, LONGEST)) {
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(tokens(5))));
    }
  }

  /** Mentions, two and two of one passage. */
  private static List<int[]> prompts(int count) {
    List<int[]> prompts = new ArrayList<>();
    int[] passage = {};
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        passage = tokens(1 + random().nextInt(20));
      }
      int first = random().nextInt(passage.length);
      int end = first + 1 + random().nextInt(passage.length - first);
      int[] prompt = new int[passage.length + 2];
      int at = 0;
      for (int j = 0; j <= passage.length; j++) {
        if (j == first) {
          prompt[at++] = IDS.mention();
        }
        if (j == end) {
          prompt[at++] = IDS.mentionEnd();
        }
        if (j < passage.length) {
          prompt[at++] = passage[j];
        }
      }
      prompts.add(prompt);
    }
    return prompts;
  }

  private static int[] unmarked(int[] prompt) {
    return Arrays.stream(prompt)
        .filter(token -> token != IDS.mention() && token != IDS.mentionEnd())
        .toArray();
  }

  /** Tokens that mark nothing. */
  private static int[] tokens(int count) {
    return random().ints(count, 5, VOCABULARY).toArray();
  }
}
