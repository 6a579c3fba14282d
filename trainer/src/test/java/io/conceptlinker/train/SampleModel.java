package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Family;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Stack;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** A tokenizer and models that are trained in seconds. */
final class SampleModel {
  private SampleModel() {}

  static Tokenizer tokenizer(KnowledgeBase kb) throws IOException {
    byte[] json = TokenizerTraining.train(List.of(kb), List.of("He had acute renal failure."), 320);
    return Tokenizer.parse("sample", json);
  }

  static PromptWriter prompts(Tokenizer tokenizer) {
    return new PromptWriter(tokenizer, PromptLimits.DEFAULT);
  }

  /** How a model of a shape is asked. */
  static PromptLimits limits(ModelShape shape) {
    return shape instanceof SharedEncoderShape
        ? new PromptLimits(0, 0, 16, 32, 48)
        : PromptLimits.DEFAULT;
  }

  static PromptWriter prompts(Tokenizer tokenizer, ModelShape shape) {
    return new PromptWriter(tokenizer, limits(shape));
  }

  static SharedEncoderShape sharedEncoder(Tokenizer tokenizer) {
    return new SharedEncoderShape(
        new DecoderShape(tokenizer.size(), 32, 1, 2, 1, 16, 64, 10_000, 1e-5, true),
        2,
        new SharedEncoderShape.MentionIds(
            tokenizer.id(Markup.MENTION.token()),
            tokenizer.id(Markup.MENTION_END.token()),
            tokenizer.id(Markup.MEANS.token())));
  }

  static DecoderShape shape(Tokenizer tokenizer) {
    return new DecoderShape(tokenizer.size(), 32, 2, 2, 1, 16, 64, 10_000, 1e-5, true);
  }

  static EncoderDecoderShape encoderDecoder(Tokenizer tokenizer, Family family) {
    int start = tokenizer.id(Markup.START.token());
    return new EncoderDecoderShape(
        family,
        tokenizer.size(),
        32,
        new Stack(1, 2, 64),
        new Stack(2, 4, 48),
        ModelExport.longest(PromptLimits.DEFAULT),
        EncoderDecoderShape.Activation.GELU,
        family == Family.MBART,
        new EncoderDecoderShape.SpecialIds(
            tokenizer.id(Markup.PADDING.token()),
            start,
            tokenizer.id(Markup.END.token()),
            start,
            OptionalInt.empty()));
  }

  /** One of each family. */
  static List<ModelShape> shapes(Tokenizer tokenizer) {
    return List.of(
        shape(tokenizer),
        encoderDecoder(tokenizer, Family.BART),
        encoderDecoder(tokenizer, Family.MBART),
        sharedEncoder(tokenizer));
  }
}
