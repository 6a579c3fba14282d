package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtException;
import io.conceptlinker.link.lm.prompt.MarkedPassage;

/**
 * A mention in its passage, which is read together with the first questions about any of its
 * mentions. Confined to one thread.
 */
record MarkedPrompt(SharedEncoderNetwork network, MarkedPassage mention) implements PromptState {
  @Override
  public int room() {
    return OnnxModel.TREE_TOKENS;
  }

  @Override
  public float[] scores(AnswerTree tree) throws OrtException {
    return network.run(mention, tree, "scores");
  }

  /** The network keeps what was read. */
  @Override
  public void close() {}
}
