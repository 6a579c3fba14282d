package io.conceptlinker.torch;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import java.io.IOException;
import java.util.List;

public class TorchModelTests extends TorchModelTestCase {
  public void testAnswersAreThoseOfThePlainModel() throws IOException {
    for (int round = 0; round < 8; round++) {
      write(RandomModel.of(RandomModel.randomShape(random()), random()));
      try (TorchModel model = TorchModel.load(directory, options(1 + random().nextInt(60)))) {
        assertEquals(random.shape().vocabulary(), model.vocabulary());
        assertEquals(LONGEST, model.longest());
        List<int[]> prompts = prompts(1 + random().nextInt(6));
        List<Question> questions = questions(prompts.size(), 12);
        assertPlainAnswers(prompts, questions, ask(model, prompts, questions));
      }
    }
  }

  public void testHalfPrecisionComesNear() throws IOException {
    halfPrecisionComesNear(new DecoderShape(50, 32, 2, 4, 2, 8, 48, 10_000, 1e-5, false));
    halfPrecisionComesNear(RandomModel.randomEncoderDecoder(random()));
    halfPrecisionComesNear(RandomModel.randomSharedEncoder(random()));
  }

  private void halfPrecisionComesNear(ModelShape shape) throws IOException {
    RandomModel model = RandomModel.of(shape, random());
    model
        .weights()
        .values()
        .forEach(
            values -> {
              for (int i = 0; i < values.length; i++) {
                values[i] *= 0.25f;
              }
            });
    write(model);
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
}
