package io.conceptlinker.train;

import io.conceptlinker.torch.ChoiceBatch;
import io.conceptlinker.torch.PassageBatch;
import io.conceptlinker.torch.TokenBatch;

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
      String name,
      LearningRate rate,
      ExampleSource<TokenBatch.Sequence> examples,
      int rows,
      long seed) {
    return new Phase(name, rate, new BatchPlan(examples, rows, seed));
  }

  /**
   * A phase that learns to tell right names from others.
   *
   * @param rows prompts of a step
   * @param seed of what is drawn
   * @param likelihood how much it counts beside that right names are likely among all
   */
  public static Phase ofChoices(
      String name,
      LearningRate rate,
      ExampleSource<ChoiceBatch.Choice> choices,
      int rows,
      long seed,
      double likelihood) {
    return new Phase(name, rate, new ChoicePlan(choices, rows, seed, likelihood));
  }

  /**
   * A phase that learns to find and name the mentions of passages.
   *
   * @param rows passages of a step
   * @param seed of what is drawn
   * @param share how much finding counts beside naming
   */
  public static Phase ofPassages(
      String name,
      LearningRate rate,
      ExampleSource<PassageBatch.Passage> passages,
      int rows,
      long seed,
      double share) {
    return new Phase(name, rate, new PassagePlan(passages, rows, seed, share));
  }

  /**
   * This phase with steps of another one between its own.
   *
   * @param share of the steps that are of the other one
   * @param seed of their turns
   */
  public Phase inTurnsWith(Phase other, double share, long seed) {
    return new Phase(name, rate, new TurnsPlan(source, other.source(), share, seed));
  }

  /** Number of its steps. */
  public long steps() {
    return rate.steps();
  }
}
