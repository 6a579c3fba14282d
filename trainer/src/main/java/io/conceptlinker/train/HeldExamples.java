package io.conceptlinker.train;

import io.conceptlinker.torch.ModelTraining;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is looked at as a run goes.
 *
 * @param sets by the name of what they are from
 * @param every after how many steps; 0 for never
 */
public record HeldExamples(Map<String, HeldSet> sets, long every) {
  /** Nothing. */
  public static final HeldExamples NONE = new HeldExamples(Map.of(), 0);

  public HeldExamples {
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
  }

  boolean isDue(long step) {
    return every > 0 && step % every == 0;
  }

  Map<String, HeldSet.Score> scores(ModelTraining training) {
    Map<String, HeldSet.Score> scores = new LinkedHashMap<>();
    sets.forEach((name, set) -> scores.put(name, set.score(training)));
    return scores;
  }
}
