package io.conceptlinker.train.onnx;

import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** What a model is asked about its first prompt. */
final class RandomQuestions {
  private RandomQuestions() {}

  /**
   * Answers of three different tokens, so that they begin alike; one is asked twice.
   *
   * @param count how many, one less than are returned
   * @param tokens so many that may come next
   */
  static List<Question> thatBeginAlike(Random random, int count, IntFunction<int[]> tokens) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] answer = random.ints(1 + random.nextInt(9), 0, 3).toArray();
      int given = random.nextInt(answer.length + 1);
      questions.add(new Question(0, answer, given, tokens.apply(random.nextInt(3))));
    }
    questions.add(questions.get(random.nextInt(count)));
    return questions;
  }
}
