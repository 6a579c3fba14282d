package io.conceptlinker.train;

/**
 * A stretch of a run with examples and a learning rate of its own.
 *
 * @param name for logs
 * @param rate also says how many steps the phase has
 * @param source makes its steps
 */
public record Phase(String name, LearningRate rate, StepSource source) {

  /**
   * A phase that learns to predict the answers of examples.
   *
   * @param rows examples of a step
   * @param seed of what is drawn
   */
  public static Phase ofExamples(
      String name, LearningRate rate, ExampleSource examples, int rows, long seed) {
    return new Phase(name, rate, new BatchPlan(examples, rows, seed));
  }

  /** Number of its steps. */
  public long steps() {
    return rate.steps();
  }
}
