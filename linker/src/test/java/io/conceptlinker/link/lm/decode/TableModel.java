package io.conceptlinker.link.lm.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A model whose scores are random but the same for the same prompt and tokens; it also checks what
 * it is asked. The higher the sharpness, the surer it is.
 */
final class TableModel implements LanguageModel {
  private final long seed;
  private final int vocabulary;
  private final double sharpness;
  int calls;
  int rows;

  TableModel(long seed, int vocabulary, double sharpness) {
    this.seed = seed;
    this.vocabulary = vocabulary;
    this.sharpness = sharpness;
  }

  /** Returns how likely each token is after a prompt and tokens. */
  float[] logProbs(int[] prompt, int[] tokens) {
    long hash = seed * 31 + Arrays.hashCode(prompt);
    hash = hash * 0x9E3779B97F4A7C15L + Arrays.hashCode(tokens);
    Random random = new Random(hash ^ hash >>> 29);
    double[] logits = new double[vocabulary];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = sharpness * random.nextGaussian();
      sum += Math.exp(logits[i]);
    }
    float[] logProbs = new float[vocabulary];
    for (int i = 0; i < logProbs.length; i++) {
      logProbs[i] = (float) (logits[i] - Math.log(sum));
    }
    return logProbs;
  }

  @Override
  public ScoringSession open(List<int[]> prompts) {
    List<Set<List<Integer>>> read = new ArrayList<>();
    prompts.forEach(prompt -> read.add(new HashSet<>(Set.of(List.of()))));
    return new ScoringSession() {
      @Override
      public float[][] score(List<ScoringRow> asked) {
        calls++;
        rows += asked.size();
        float[][] scores = new float[asked.size()][];
        for (int i = 0; i < scores.length; i++) {
          ScoringRow row = asked.get(i);
          scores[i] = answer(prompts.get(row.prompt()), row);
          List<Integer> tokens = Arrays.stream(row.tokens()).boxed().toList();
          if (!read.get(row.prompt()).contains(tokens.subList(0, row.read()))) {
            throw new AssertionError("row " + i + ": expected a prefix that was read before");
          }
          for (int to = 1; to <= tokens.size(); to++) {
            read.get(row.prompt()).add(tokens.subList(0, to));
          }
        }
        return scores;
      }

      @Override
      public void close() {}
    };
  }

  private float[] answer(int[] prompt, ScoringRow row) {
    float[] scores = new float[row.scoreCount()];
    int count = 0;
    for (int at = row.scoredFrom(); at < row.tokens().length; at++) {
      scores[count++] = logProbs(prompt, Arrays.copyOf(row.tokens(), at))[row.tokens()[at]];
    }
    float[] last = logProbs(prompt, row.tokens());
    int before = -1;
    for (int token : row.allowed()) {
      if (token <= before) {
        throw new AssertionError("allowed: expected rising tokens");
      }
      before = token;
      scores[count++] = last[token];
    }
    return scores;
  }
}
