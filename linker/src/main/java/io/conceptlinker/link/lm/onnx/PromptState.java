package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtException;

/**
 * What a graph knows of a prompt: nothing at first, then what the next questions need of it.
 * Closed, it knows nothing again. Confined to one thread.
 */
sealed interface PromptState extends AutoCloseable
    permits DecoderPrompt, EncodedPrompt, MarkedPrompt {

  /** The most tokens of a tree that fit beside the prompt. */
  int room();

  /** Computes what a tree asks for, one after the other: {@link AnswerTree#allowed}. */
  float[] scores(AnswerTree tree) throws OrtException;

  @Override
  void close();
}
