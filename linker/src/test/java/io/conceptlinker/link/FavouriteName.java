package io.conceptlinker.link;

import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Answers of a model that is likely to say one name after a prompt, given the prompt as text. */
final class FavouriteName implements BiFunction<List<int[]>, List<Question>, List<float[]>> {
  private static final float LIKELY = (float) Math.log(0.9);
  private static final float UNLIKELY = (float) Math.log(0.001);

  private final Tokenizer tokenizer;
  private final PromptWriter prompts;
  private final UnaryOperator<String> favourite;

  /** How many prompts were decoded: asked what may come after no token at all. */
  int decoded;

  FavouriteName(Tokenizer tokenizer, PromptWriter prompts, UnaryOperator<String> favourite) {
    this.tokenizer = tokenizer;
    this.prompts = prompts;
    this.favourite = favourite;
  }

  @Override
  public List<float[]> apply(List<int[]> asked, List<Question> questions) {
    List<float[]> answers = new ArrayList<>();
    for (Question question : questions) {
      String text = tokenizer.decode(asked.get(question.prompt()));
      answers.add(answer(prompts.answer(favourite.apply(text)), question));
    }
    return answers;
  }

  private float[] answer(int[] said, Question question) {
    int[] tokens = question.tokens();
    decoded += tokens.length == 0 ? 1 : 0;
    float[] answer = new float[question.size()];
    int count = 0;
    for (int at = question.given(); at < tokens.length; at++) {
      answer[count++] = logProb(said, tokens, at, tokens[at]);
    }
    for (int next : question.next()) {
      answer[count++] = logProb(said, tokens, tokens.length, next);
    }
    return answer;
  }

  private static float logProb(int[] said, int[] tokens, int at, int next) {
    boolean isOnItsWay = at < said.length && Arrays.equals(said, 0, at, tokens, 0, at);
    return isOnItsWay && said[at] == next ? LIKELY : UNLIKELY;
  }
}
