package io.conceptlinker.tests.integration;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.link.rank.RankingModel;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.train.ModelExport;
import io.conceptlinker.train.TokenizerTraining;
import io.conceptlinker.train.onnx.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Models of the families that do not ship, with random weights and 8-bit graphs as {@code train
 * export} writes them. They share a tokenizer of the names of a knowledge base, are asked about
 * every mention, and believed.
 */
final class TinyModels {
  private static final int TOKENS = 600;

  private final Path directory;
  private final Path tokenizer;
  private final Tokenizer tokens;
  private final Random random;

  /**
   * @param directory takes them, and may be removed with them
   */
  TinyModels(KnowledgeBase kb, Path directory, Random random) throws IOException {
    this.directory = directory;
    this.random = random;
    this.tokenizer = directory.resolve("tokenizer.json");
    Files.write(tokenizer, TokenizerTraining.train(List.of(kb), List.of(), TOKENS));
    this.tokens = Tokenizer.read(tokenizer);
  }

  private int id(Markup markup) {
    return tokens.id(markup.token());
  }

  /** One of BART's family. */
  ModelDirectory encoderDecoder() throws IOException {
    EncoderDecoderShape shape =
        new EncoderDecoderShape(
            EncoderDecoderShape.Family.BART,
            tokens.size(),
            32,
            new EncoderDecoderShape.Stack(1, 2, 64),
            new EncoderDecoderShape.Stack(2, 4, 48),
            ModelExport.longest(PromptLimits.DEFAULT),
            EncoderDecoderShape.Activation.GELU,
            false,
            new EncoderDecoderShape.SpecialIds(
                id(Markup.PADDING),
                id(Markup.START),
                id(Markup.END),
                id(Markup.START),
                OptionalInt.empty()));
    return write("tiny-encoder-decoder", shape, PromptLimits.DEFAULT);
  }

  /** One that reads passages, and finds mentions in them. */
  ModelDirectory sharedEncoder() throws IOException {
    SharedEncoderShape shape =
        new SharedEncoderShape(
            new DecoderShape(tokens.size(), 32, 1, 2, 1, 16, 64, 10_000, 1e-5, true),
            2,
            new SharedEncoderShape.MentionIds(
                id(Markup.MENTION), id(Markup.MENTION_END), id(Markup.MEANS)));
    return write("tiny-shared-encoder", shape, new PromptLimits(0, 0, 16, 32, 256));
  }

  private ModelDirectory write(String name, ModelShape shape, PromptLimits prompt)
      throws IOException {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      float[] values = new float[(int) weight.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.3 * random.nextGaussian());
      }
      weights.put(weight.name(), values);
    }
    ModelExport export = new ModelExport(shape, weights, tokenizer, prompt);
    try (ModelDirectoryWriter writer = export.begin(directory.resolve(name), Weights.INT8)) {
      RankingFile.write(
          writer.file(RankingFile.NAME),
          new RankingModel(
              ranker(Feature.LEXICAL_SCORE),
              ranker(Feature.MODEL_SHARE),
              1,
              0,
              PrecisionThresholds.NONE));
      return writer.finish();
    }
  }

  private static Ranker ranker(Feature feature) {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[feature.index()] = 1;
    linear[RankingNetwork.NONE] = -3;
    return new Ranker(new RankingNetwork(new float[0], new float[0], linear), Calibration.NONE);
  }
}
