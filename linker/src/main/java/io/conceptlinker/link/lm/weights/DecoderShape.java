package io.conceptlinker.link.lm.weights;

import java.util.List;

/**
 * The shape of a decoder of the Llama family: RMSNorm, rotary positions, SwiGLU, grouped-query
 * attention (Touvron et al. 2023, Ainslie et al. 2023). Immutable.
 *
 * @param vocabulary number of token ids
 * @param width size of a hidden state
 * @param layers number of layers
 * @param heads query heads of a layer
 * @param keyHeads key and value heads of a layer; divides {@code heads}
 * @param headWidth size of a head, an even number
 * @param feedForward inner size of the feed-forward part
 * @param rotaryBase the base of the rotary frequencies, theta
 * @param epsilon what RMSNorm adds to the mean square
 * @param tied whether the output layer is the embedding table
 */
public record DecoderShape(
    int vocabulary,
    int width,
    int layers,
    int heads,
    int keyHeads,
    int headWidth,
    int feedForward,
    double rotaryBase,
    double epsilon,
    boolean tied) {

  public DecoderShape {
    for (int size : List.of(vocabulary, width, layers, heads, keyHeads, headWidth, feedForward)) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "decoder shape: expected sizes of 1 or more, found " + size);
      }
    }
    if (heads % keyHeads != 0 || headWidth % 2 != 0) {
      throw new IllegalArgumentException(
          "decoder shape: expected key heads ["
              + keyHeads
              + "] to divide heads ["
              + heads
              + "] and an even head width, found ["
              + headWidth
              + "]");
    }
  }

  /**
   * The parameters in the order in which the kernels take them, with their names in Hugging Face's
   * layout.
   */
  public List<DecoderWeight> weights() {
    return DecoderWeight.of(this);
  }

  /** Number of parameters. */
  public long parameters() {
    return weights().stream().mapToLong(DecoderWeight::size).sum();
  }
}
