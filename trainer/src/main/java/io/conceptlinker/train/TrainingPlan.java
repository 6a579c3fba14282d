package io.conceptlinker.train;

import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.torch.TrainingOptions;
import java.util.List;

/**
 * What a run does.
 *
 * @param shape of the model
 * @param options how it is trained, whatever the data
 * @param phases one after the other, at least one
 * @param held what is never learnt from and looked at as the run goes
 * @param seed of the first parameters and of dropout
 */
public record TrainingPlan(
    ModelShape shape, TrainingOptions options, List<Phase> phases, HeldExamples held, long seed) {
  public TrainingPlan {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("training plan: expected one phase or more, found none");
    }
  }

  /** Number of steps of all phases. */
  public long steps() {
    return phases.stream().mapToLong(Phase::steps).sum();
  }
}
