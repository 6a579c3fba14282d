package io.conceptlinker.train;

import io.conceptlinker.torch.DecoderTraining;
import io.conceptlinker.torch.TokenBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Examples that are never learnt from: how well their answers are predicted tells how a run goes.
 *
 * @param sets batches by the name of what they are from
 * @param every after how many steps they are looked at; 0 for never
 */
public record HeldExamples(Map<String, List<TokenBatch>> sets, long every) {
  /** Nothing. */
  public static final HeldExamples NONE = new HeldExamples(Map.of(), 0);

  /** Rows that are computed at once. */
  private static final int ROWS = 32;

  public HeldExamples {
    sets = new LinkedHashMap<>(sets);
  }

  /** Cuts examples into batches of rows that are about as long. */
  public static List<TokenBatch> batches(List<TokenBatch.Sequence> examples) {
    List<TokenBatch.Sequence> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingInt(example -> example.ids().length));
    List<TokenBatch> batches = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += ROWS) {
      batches.add(TokenBatch.of(sorted.subList(from, Math.min(sorted.size(), from + ROWS))));
    }
    return batches;
  }

  boolean isDue(long step) {
    return every > 0 && step % every == 0;
  }

  /** The mean negative log-probability of an answer's token for each set, in nats. */
  Map<String, Double> losses(DecoderTraining training) {
    Map<String, Double> losses = new LinkedHashMap<>();
    sets.forEach(
        (name, batches) -> {
          double sum = 0;
          long tokens = 0;
          for (TokenBatch batch : batches) {
            sum += training.loss(batch);
            tokens += batch.targets().length;
          }
          losses.put(name, sum / Math.max(1, tokens));
        });
    return losses;
  }
}
