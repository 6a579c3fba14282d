package io.conceptlinker.link.lm.weights;

import java.util.List;

/** The shape of a model of one of the families that are trained and run here. Immutable. */
public sealed interface ModelShape permits DecoderShape, EncoderDecoderShape, SharedEncoderShape {

  /** Number of token ids. */
  int vocabulary();

  /**
   * The parameters in the order in which the kernels take them, with their names in Hugging Face's
   * layout.
   */
  List<WeightSpec> weights();

  /** The most results of linear maps that add up in a hidden state. */
  int residuals();

  /** Number of parameters. */
  default long parameters() {
    return weights().stream().mapToLong(WeightSpec::size).sum();
  }
}
