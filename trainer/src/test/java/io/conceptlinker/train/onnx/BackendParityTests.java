package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.SpecialIds;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Stack;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The two backends answer alike, from the same weights. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class BackendParityTests extends LuceneTestCase {
  private static final int LONGEST = 40;

  public void testLogProbabilitiesAgreeToOneTenThousandth() throws IOException {
    agree(new DecoderShape(60, 32, 3, 4, 2, 16, 64, 10_000, 1e-5, true));
    agree(new DecoderShape(60, 48, 2, 4, 1, 32, 40, 500_000, 1e-6, false));
    agree(new DecoderShape(60, 32, 2, 2, 2, 16, 48, 10_000, 1e-5, false));
  }

  public void testEncoderDecodersAgreeToOneTenThousandth() throws IOException {
    for (EncoderDecoderShape.Family family : EncoderDecoderShape.Family.values()) {
      for (EncoderDecoderShape.Activation activation : EncoderDecoderShape.Activation.values()) {
        agree(
            new EncoderDecoderShape(
                family,
                60,
                24,
                new Stack(1 + random().nextInt(3), 2, 40),
                new Stack(1 + random().nextInt(3), 1 + random().nextInt(4), 50),
                LONGEST + 1,
                activation,
                random().nextBoolean(),
                new SpecialIds(
                    1,
                    0,
                    2,
                    random().nextInt(60),
                    random().nextBoolean() ? OptionalInt.empty() : OptionalInt.of(3))));
      }
    }
  }

  private static void agree(DecoderShape shape) throws IOException {
    Map<String, float[]> weights = RandomWeights.of(shape, random());
    agree(shape, weights, DecoderGraph.of(shape, weights, Weights.FLOAT32, LONGEST));
  }

  private static void agree(EncoderDecoderShape shape) throws IOException {
    Map<String, float[]> weights = RandomWeights.of(shape, random());
    agree(shape, weights, EncoderDecoderGraph.of(shape, weights, Weights.FLOAT32));
  }

  private static void agree(ModelShape shape, Map<String, float[]> weights, byte[] onnxGraph)
      throws IOException {
    Path directory = createTempDir();
    RandomWeights.write(directory, shape, weights);
    Path graph = directory.resolve("model.onnx");
    Files.write(graph, onnxGraph);
    List<int[]> prompts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      prompts.add(tokens(1 + random().nextInt(25)));
    }
    try (LanguageModel onnx = OnnxModel.load(graph, shape, LONGEST);
        LanguageModel torch = TorchModel.load(directory, TorchOptions.cpu(LONGEST));
        LanguageModel.Session onnxSession = onnx.open(prompts);
        LanguageModel.Session torchSession = torch.open(prompts)) {
      for (int id : new int[] {-1, 60}) {
        for (LanguageModel.Session session : List.of(onnxSession, torchSession)) {
          int[] wrong = {id};
          refused(session, new Question(0, wrong, 0, new int[0]));
          refused(session, new Question(0, new int[0], 0, wrong));
        }
      }
      for (int call = 0; call < 5; call++) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          int[] tokens = tokens(random().nextInt(12));
          int given = random().nextInt(tokens.length + 1);
          questions.add(
              new Question(random().nextInt(6), tokens, given, tokens(random().nextInt(9))));
        }
        List<float[]> expected = onnxSession.ask(questions);
        List<float[]> found = torchSession.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
          assertArrayEquals(expected.get(i), found.get(i), 1e-4f);
        }
      }
    }
  }

  private static void refused(LanguageModel.Session session, Question question) {
    IllegalArgumentException refused =
        expectThrows(IllegalArgumentException.class, () -> session.ask(List.of(question)));
    assertTrue(refused.getMessage(), refused.getMessage().contains("an id from 0 to 59"));
  }

  private static int[] tokens(int count) {
    return random().ints(count, 0, 60).toArray();
  }
}
