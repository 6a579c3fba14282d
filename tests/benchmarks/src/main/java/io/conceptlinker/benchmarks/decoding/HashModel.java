package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.link.lm.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A model whose scores are random, but the same for the same prompt and tokens. Thread-safe.
 *
 * @param vocabulary number of tokens
 * @param seed of what is random
 * @param sharpness how far scores lie apart: 0 says nothing, 10 is nearly always sure
 */
record HashModel(int vocabulary, long seed, double sharpness) implements LanguageModel {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final double SCALE = 0x1p-53;

  @Override
  public int longest() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Session open(List<int[]> prompts) {
    return new Session() {
      @Override
      public List<float[]> ask(List<Question> questions) {
        List<float[]> answers = new ArrayList<>(questions.size());
        for (Question question : questions) {
          answers.add(answer(prompts.get(question.prompt()), question));
        }
        return answers;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}

  private float[] answer(int[] prompt, Question question) {
    float[] answer = new float[question.size()];
    int count = 0;
    long hash = seed;
    for (int token : prompt) {
      hash = mix(hash + token);
    }
    int[] tokens = question.tokens();
    for (int at = 0; at < tokens.length; at++) {
      if (at >= question.given()) {
        answer[count++] = (float) (logit(hash, tokens[at]) - logSum(hash));
      }
      hash = mix(hash + tokens[at]);
    }
    if (question.next().length > 0) {
      double logSum = logSum(hash);
      for (int token : question.next()) {
        answer[count++] = (float) (logit(hash, token) - logSum);
      }
    }
    return answer;
  }

  private double logSum(long hash) {
    double sum = 0;
    for (int token = 0; token < vocabulary; token++) {
      sum += Math.exp(logit(hash, token));
    }
    return Math.log(sum);
  }

  private double logit(long hash, int token) {
    return sharpness * ((mix(hash ^ (token + 1L) * MULTIPLIER) >>> 11) * SCALE);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long mixed = value + MULTIPLIER;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
