package io.conceptlinker.train;

import io.conceptlinker.torch.ModelTraining;

/** Makes the steps of a phase. Confined to one thread. */
public interface StepSource {

  /**
   * Makes a step.
   *
   * @param step counted from the beginning of the phase; what is learnt from depends on it only
   */
  Taken take(ModelTraining training, long step, double learningRate);

  /**
   * A step that was made.
   *
   * @param result what it saw
   * @param tokens how many it computed, padding included
   */
  record Taken(ModelTraining.StepResult result, long tokens) {}
}
