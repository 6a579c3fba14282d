package io.conceptlinker.link.lm.decode;

import io.conceptlinker.link.lm.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A model whose scores are random but the same for the same prompt and tokens; it also checks what
 * it is asked. The higher the sharpness, the surer it is.
 */
final class TableModel implements LanguageModel {
  private final long seed;
  private final int vocabulary;
  private final double sharpness;
  int calls;

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
  public int vocabulary() {
    return vocabulary;
  }

  @Override
  public int longest() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void close() {}

  @Override
  public Session open(List<int[]> prompts) {
    return new Session() {
      @Override
      public List<float[]> ask(List<Question> questions) {
        calls++;
        List<float[]> answers = new ArrayList<>();
        for (Question question : questions) {
          answers.add(answer(prompts.get(question.prompt()), question));
        }
        return answers;
      }

      @Override
      public void close() {}
    };
  }

  private float[] answer(int[] prompt, Question row) {
    float[] scores = new float[row.size()];
    int count = 0;
    for (int at = row.given(); at < row.tokens().length; at++) {
      scores[count++] = logProbs(prompt, Arrays.copyOf(row.tokens(), at))[row.tokens()[at]];
    }
    float[] last = logProbs(prompt, row.tokens());
    int before = -1;
    for (int token : row.next()) {
      if (token <= before) {
        throw new AssertionError("allowed: expected rising tokens");
      }
      before = token;
      scores[count++] = last[token];
    }
    return scores;
  }
}
