package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.DecoderShape;
import java.io.IOException;
import java.util.List;

/** A tokenizer and a decoder that are trained in seconds. */
final class SampleModel {
  private SampleModel() {}

  static Tokenizer tokenizer(KnowledgeBase kb) throws IOException {
    byte[] json = TokenizerTraining.train(List.of(kb), List.of("He had acute renal failure."), 320);
    return Tokenizer.parse("sample", json);
  }

  static PromptWriter prompts(Tokenizer tokenizer) {
    return new PromptWriter(tokenizer, PromptLimits.DEFAULT);
  }

  static DecoderShape shape(Tokenizer tokenizer) {
    return new DecoderShape(tokenizer.size(), 32, 2, 2, 1, 16, 64, 10_000, 1e-5, true);
  }
}
