package io.conceptlinker.link.lm.weights;

import java.util.List;
import java.util.OptionalInt;

/**
 * The shape of an encoder-decoder of the BART family (Lewis et al. 2020, Liu et al. 2020): learned
 * positions, LayerNorm, biases everywhere, and one matrix for the embeddings of both sides and the
 * output layer. Immutable.
 *
 * @param family where norms stand
 * @param vocabulary number of token ids
 * @param width size of a hidden state; the heads of both sides divide it
 * @param encoder the layers that read
 * @param decoder the layers that answer
 * @param positions the most tokens of a prompt, and of an answer with what stands before it
 * @param activation of the feed-forward parts
 * @param scaled whether embeddings are multiplied by the square root of the width
 * @param ids tokens that are no text
 */
public record EncoderDecoderShape(
    Family family,
    int vocabulary,
    int width,
    Stack encoder,
    Stack decoder,
    int positions,
    Activation activation,
    boolean scaled,
    SpecialIds ids)
    implements ModelShape {

  /**
   * Rows of a table of positions that nothing uses: fairseq counted positions from the id of
   * padding on, and checkpoints kept it.
   */
  public static final int POSITION_OFFSET = 2;

  /** Where norms stand. */
  public enum Family {
    /** Behind each part of a layer (post-norm). */
    BART,
    /** Before each part of a layer, and behind the last (pre-norm). */
    MBART
  }

  /** What makes feed-forward parts more than linear. */
  public enum Activation {
    /** The Gaussian error linear unit, exact (Hendrycks and Gimpel 2016). */
    GELU,
    /** The rectified linear unit. */
    RELU
  }

  /**
   * Layers of one side.
   *
   * @param layers how many
   * @param heads attention heads of a layer
   * @param feedForward inner size of the feed-forward part
   */
  public record Stack(int layers, int heads, int feedForward) {
    public Stack {
      if (layers < 1 || heads < 1 || feedForward < 1) {
        throw new IllegalArgumentException(
            "layers of an encoder or decoder: expected sizes of 1 or more, found "
                + List.of(layers, heads, feedForward));
      }
    }
  }

  /**
   * Tokens that are no text.
   *
   * @param padding fills rows up
   * @param beginning begins a text
   * @param end ends a text
   * @param answer stands before every answer
   * @param forced stands behind {@code answer}, if anything does: the language, in mBART
   */
  public record SpecialIds(int padding, int beginning, int end, int answer, OptionalInt forced) {

    /** What stands before every answer. */
    public int[] lead() {
      return forced.isPresent() ? new int[] {answer, forced.getAsInt()} : new int[] {answer};
    }
  }

  public EncoderDecoderShape {
    if (vocabulary < 1 || width < 1 || positions < 1) {
      throw new IllegalArgumentException(
          "encoder-decoder shape: expected sizes of 1 or more, found "
              + List.of(vocabulary, width, positions));
    }
    if (width % encoder.heads() != 0 || width % decoder.heads() != 0) {
      throw new IllegalArgumentException(
          "encoder-decoder shape: expected heads ["
              + encoder.heads()
              + ", "
              + decoder.heads()
              + "] to divide the width, found "
              + width);
    }
    for (int id : ids.lead()) {
      if (id < 0 || id >= vocabulary) {
        throw new IllegalArgumentException(
            "encoder-decoder shape: expected ids from 0 to " + (vocabulary - 1) + ", found " + id);
      }
    }
  }

  /** Whether norms stand before the parts of a layer, and behind the last layer. */
  public boolean normsFirst() {
    return family == Family.MBART;
  }

  @Override
  public List<WeightSpec> weights() {
    return new EncoderDecoderWeights(this).list();
  }

  @Override
  public int residuals() {
    return Math.max(2 * encoder.layers(), 3 * decoder.layers());
  }
}
