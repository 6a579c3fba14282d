package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import java.util.Map;

/** A decoder of the Llama family (Touvron et al. 2023). */
final class PlainDecoder extends PlainLlama {
  private final DecoderShape shape;

  PlainDecoder(DecoderShape shape, Map<String, float[]> weights) {
    super(shape, shape, weights);
    this.shape = shape;
  }

  @Override
  double[] scores(int[] prompt, int... answer) {
    int[] ids = joined(prompt, answer);
    double[][] x = new double[ids.length][];
    for (int t = 0; t < ids.length; t++) {
      x[t] = row("model.embed_tokens.weight", ids[t]);
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      layer("model.layers." + layer + ".", x);
    }
    double[] last = norm(x[ids.length - 1], "model.norm.weight");
    return logSoftmax(
        multiply(shape.tied() ? "model.embed_tokens.weight" : "lm_head.weight", last));
  }
}
