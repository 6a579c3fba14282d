package io.conceptlinker.link.lm.weights;

import io.conceptlinker.link.lm.weights.WeightSpec.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a model that reads a passage once for all of its mentions, after De Cao, Aziz and
 * Titov 2021 (Highly parallel autoregressive entity linking). An encoder, whose tokens all see one
 * another, reads the passage; a head on its states finds mentions; a shallow decoder says names.
 *
 * <p>The decoder sees of a passage the mention only: a vector that two linear maps make of the
 * states of its first and last token, and the states of its tokens. It has layers of the Llama
 * family where the paper has an LSTM, so that all tokens of a given name are computed at once, and
 * looks at the mention's tokens, which names often repeat. Both stacks have layers of the same
 * sizes. Immutable.
 *
 * @param decoder the layers that answer, with the sizes of all layers; tied
 * @param encoderLayers number of layers that read
 * @param ids tokens that are no text
 */
public record SharedEncoderShape(DecoderShape decoder, int encoderLayers, MentionIds ids)
    implements ModelShape {

  /** What a token can be of a mention: outside of any, the first of one, another of one. */
  public static final int TAGS = 3;

  /**
   * Tokens that are no text.
   *
   * @param mention stands in a prompt before the mention
   * @param mentionEnd stands behind it
   * @param lead stands before every answer
   */
  public record MentionIds(int mention, int mentionEnd, int lead) {}

  public SharedEncoderShape {
    if (encoderLayers < 1) {
      throw new IllegalArgumentException(
          "shared-encoder shape: expected 1 encoder layer or more, found " + encoderLayers);
    }
    if (!decoder.tied()) {
      throw new IllegalArgumentException(
          "shared-encoder shape: expected the embedding table as output layer, found another");
    }
    for (int id : new int[] {ids.mention(), ids.mentionEnd(), ids.lead()}) {
      if (id < 0 || id >= decoder.vocabulary()) {
        throw new IllegalArgumentException(
            "shared-encoder shape: expected ids from 0 to "
                + (decoder.vocabulary() - 1)
                + ", found "
                + id);
      }
    }
    if (ids.mention() == ids.mentionEnd()) {
      throw new IllegalArgumentException(
          "shared-encoder shape: expected marks that differ, found " + ids.mention() + " twice");
    }
  }

  @Override
  public int vocabulary() {
    return decoder.vocabulary();
  }

  /** Those of the decoder come first, in its own order. */
  @Override
  public List<WeightSpec> weights() {
    int width = decoder.width();
    List<WeightSpec> weights = new ArrayList<>(decoder.weights());
    for (int layer = 0; layer < encoderLayers; layer++) {
      weights.addAll(decoder.layer("model.encoder.layers." + layer + "."));
    }
    weights.add(WeightSpec.vector("model.encoder.norm.weight", Kind.NORM, width));
    weights.add(WeightSpec.matrix("model.mention.up_proj.weight", Kind.MATRIX, width, 2 * width));
    weights.add(WeightSpec.matrix("model.mention.down_proj.weight", Kind.MATRIX, width, width));
    weights.add(WeightSpec.matrix("mention_head.weight", Kind.MATRIX, TAGS, width));
    weights.add(WeightSpec.vector("mention_head.bias", Kind.BIAS, TAGS));
    return List.copyOf(weights);
  }

  @Override
  public int residuals() {
    return 2 * Math.max(encoderLayers, decoder.layers());
  }
}
