package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.WeightSpec;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static void agree(DecoderShape shape) throws IOException {
    Map<String, float[]> weights = randomWeights(shape);
    Path directory = createTempDir();
    write(directory, shape, weights);
    Path graph = directory.resolve("model.onnx");
    Files.write(graph, DecoderGraph.of(shape, weights, Weights.FLOAT32, LONGEST));
    List<int[]> prompts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      prompts.add(tokens(1 + random().nextInt(25)));
    }
    try (LanguageModel onnx = OnnxModel.load(graph, shape, LONGEST);
        LanguageModel torch = TorchModel.load(directory, TorchOptions.cpu(LONGEST));
        LanguageModel.Session onnxSession = onnx.open(prompts);
        LanguageModel.Session torchSession = torch.open(prompts)) {
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

  private static int[] tokens(int count) {
    return random().ints(count, 0, 60).toArray();
  }

  /** Larger than a beginning model's, so that attention and gates leave their linear range. */
  private static Map<String, float[]> randomWeights(DecoderShape shape) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      float[] values = new float[(int) weight.size()];
      float mean = weight.kind() == WeightSpec.Kind.NORM ? 1 : 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = mean + (float) (0.2 * random().nextGaussian());
      }
      weights.put(weight.name(), values);
    }
    return weights;
  }

  private static void write(Path directory, DecoderShape shape, Map<String, float[]> weights)
      throws IOException {
    ModelConfig.write(shape, directory.resolve("config.json"));
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      shapes.put(weight.name(), weight.dimensions());
    }
    Safetensors.write(directory.resolve("model.safetensors"), weights, shapes, Map.of());
  }
}
