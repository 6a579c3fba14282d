package io.conceptlinker.train;

/**
 * The step size: rises for some steps, stays, and falls to zero over the last ones (warmup, stable,
 * decay; Hu et al. 2024), so that a run may be prolonged before it falls.
 *
 * @param peak while it stays
 * @param warmup steps in which it rises
 * @param decay steps in which it falls
 * @param steps of the run
 */
public record LearningRate(double peak, long warmup, long decay, long steps) {
  public LearningRate {
    if (!(peak > 0) || warmup < 0 || decay < 0 || steps < 1) {
      throw new IllegalArgumentException(
          "learning rate: expected a peak above 0, 1 step or more, and 0 or more to rise and fall,"
              + " found "
              + peak
              + ", "
              + steps
              + ", "
              + warmup
              + " and "
              + decay);
    }
  }

  /** The step size of a step, counted from 0. */
  double at(long step) {
    double rising = warmup == 0 ? 1 : Math.min(1, (step + 1.0) / warmup);
    double falling = decay == 0 ? 1 : Math.clamp((double) (steps - step) / decay, 0, 1);
    return peak * Math.min(rising, falling);
  }
}
