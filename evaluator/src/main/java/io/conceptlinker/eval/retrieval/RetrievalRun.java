package io.conceptlinker.eval.retrieval;

import io.conceptlinker.eval.stats.Bootstrap;
import io.conceptlinker.eval.stats.Difference;
import io.conceptlinker.eval.stats.DocumentRatio;
import io.conceptlinker.eval.stats.Estimate;
import java.util.List;

/**
 * What one system answers to all topics. Bootstrap draws topics, so figures and differences are
 * those of other topics of the same kind.
 *
 * @param name the system's
 * @param answers one for each topic, in their order
 */
public record RetrievalRun(String name, List<RankedDocuments> answers) {
  public RetrievalRun {
    answers = List.copyOf(answers);
  }

  /** The mean over topics, with its interval. */
  public Estimate estimate(RetrievalMetric metric, List<Topic> topics) {
    return Bootstrap.PROTOCOL.estimate(ratio(metric, topics));
  }

  /** This run's mean less another's, paired by topics. */
  public Difference difference(RetrievalRun other, RetrievalMetric metric, List<Topic> topics) {
    return Bootstrap.PROTOCOL.difference(ratio(metric, topics), other.ratio(metric, topics));
  }

  /** On how many topics this run is better, worse, and as good as another. */
  public WinsAndLosses winsAndLosses(
      RetrievalRun other, RetrievalMetric metric, List<Topic> topics) {
    int wins = 0;
    int losses = 0;
    for (int i = 0; i < topics.size(); i++) {
      double difference = value(metric, topics, i) - other.value(metric, topics, i);
      // Sums of the same terms in another order differ in the last bits.
      wins += difference > 1e-9 ? 1 : 0;
      losses += difference < -1e-9 ? 1 : 0;
    }
    return new WinsAndLosses(wins, losses, topics.size() - wins - losses);
  }

  /** The figure of one topic. */
  public double value(RetrievalMetric metric, List<Topic> topics, int topic) {
    return metric.of(answers.get(topic), topics.get(topic).judgements());
  }

  /** Counts of topics. */
  public record WinsAndLosses(int wins, int losses, int ties) {}

  private DocumentRatio ratio(RetrievalMetric metric, List<Topic> topics) {
    if (topics.size() != answers.size()) {
      throw new IllegalArgumentException(
          "run [" + name + "]: expected " + topics.size() + " answers, found " + answers.size());
    }
    DocumentRatio ratio = new DocumentRatio(topics.size());
    for (int i = 0; i < topics.size(); i++) {
      // Rounding must not lift a perfect ranking above 1.
      ratio.addCase(i, Math.min(1, value(metric, topics, i)));
    }
    return ratio;
  }
}
