package io.conceptlinker.train;

import io.conceptlinker.torch.ChoiceBatch;
import io.conceptlinker.torch.ModelTraining;
import io.conceptlinker.torch.TokenBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Examples that are never learnt from: how well their answers are predicted and chosen tells how a
 * run goes.
 *
 * @param answers prompts with the answers that they ask for
 * @param choices prompts with the names of their candidates; may be empty
 * @param missed mentions that have no candidates at all
 */
public record HeldSet(List<TokenBatch> answers, List<ChoiceBatch> choices, int missed) {
  /** Rows that are computed at once. */
  private static final int ROWS = 32;

  public HeldSet {
    answers = List.copyOf(answers);
    choices = List.copyOf(choices);
  }

  /**
   * What a model makes of them.
   *
   * @param loss the mean negative log-probability of an answer's token, in nats
   * @param recall the share of mentions that a right name is the likeliest for, those without
   *     candidates included; NaN without choices
   */
  public record Score(double loss, double recall) {}

  /**
   * Cuts examples into batches of rows that are about as long.
   *
   * @param missed mentions that have no candidates at all
   */
  public static HeldSet of(
      List<TokenBatch.Sequence> answers, List<ChoiceBatch.Choice> choices, int missed) {
    List<TokenBatch.Sequence> sorted = new ArrayList<>(answers);
    sorted.sort(Comparator.comparingInt(example -> example.ids().length));
    List<TokenBatch> batches = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += ROWS) {
      batches.add(TokenBatch.of(sorted.subList(from, Math.min(sorted.size(), from + ROWS))));
    }
    List<ChoiceBatch.Choice> ordered = new ArrayList<>(choices);
    ordered.sort(Comparator.comparingInt(ChoiceBatch.Choice::length));
    List<ChoiceBatch> choiceBatches = new ArrayList<>();
    for (int from = 0; from < ordered.size(); from += ROWS) {
      choiceBatches.add(
          ChoiceBatch.of(ordered.subList(from, Math.min(ordered.size(), from + ROWS))));
    }
    return new HeldSet(batches, choiceBatches, missed);
  }

  Score score(ModelTraining training) {
    double sum = 0;
    long tokens = 0;
    for (TokenBatch batch : answers) {
      sum += training.loss(batch);
      tokens += batch.targets().length;
    }
    long right = 0;
    long asked = choices.isEmpty() ? 0 : missed;
    for (ChoiceBatch batch : choices) {
      float[] scores = training.nameScores(batch);
      for (int row = 0; row < batch.rows(); row++) {
        asked++;
        right += isRight(batch, scores, row) ? 1 : 0;
      }
    }
    return new Score(sum / Math.max(1, tokens), asked == 0 ? Double.NaN : (double) right / asked);
  }

  private static boolean isRight(ChoiceBatch batch, float[] scores, int row) {
    double bestRight = Double.NEGATIVE_INFINITY;
    double bestWrong = Double.NEGATIVE_INFINITY;
    for (int i = row * batch.names(); i < (row + 1) * batch.names(); i++) {
      if (batch.right()[i] == 0) {
        bestRight = Math.max(bestRight, scores[i]);
      } else if (batch.present()[i] == 0) {
        bestWrong = Math.max(bestWrong, scores[i]);
      }
    }
    return bestRight > bestWrong;
  }
}
