package io.conceptlinker.torch;

/**
 * How a decoder is trained, whatever the data.
 *
 * @param precision in what numbers
 * @param dropout share of each layer's contributions that a step drops, 0 to 1
 * @param smoothing label smoothing, 0 to 1
 * @param decay weight decay of matrices; embeddings and norms do not decay
 */
public record TrainingOptions(Precision precision, double dropout, double smoothing, double decay) {

  public TrainingOptions {
    if (!(dropout >= 0 && dropout < 1 && smoothing >= 0 && smoothing < 1 && decay >= 0)) {
      throw new IllegalArgumentException(
          "training options: expected dropout and smoothing in [0, 1) and a decay of 0 or more, found "
              + dropout
              + ", "
              + smoothing
              + ", "
              + decay);
    }
  }
}
