package io.conceptlinker.torch;

import ai.djl.ndarray.NDManager;
import io.conceptlinker.link.lm.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The prompts of one session and their caches on the device. Confined to one thread. */
final class TorchAnswers implements LanguageModel.Session {

  /** The most log-probabilities that a call computes, asked for or not: 256 MiB of them. */
  private static final long SCORES_PER_CALL = 1L << 26;

  private final TorchModel model;
  private final NDManager memory;
  private final List<PromptGroup> groups;

  /** For each prompt the index of its group, and its row there. */
  private final int[] group;

  private final int[] row;

  TorchAnswers(TorchModel model, NDManager memory, List<PromptGroup> groups) {
    this.model = model;
    this.memory = memory;
    this.groups = groups;
    int prompts = groups.stream().mapToInt(one -> one.prompts().size()).sum();
    this.group = new int[prompts];
    this.row = new int[prompts];
    for (int i = 0; i < groups.size(); i++) {
      List<Integer> numbers = groups.get(i).numbers();
      for (int j = 0; j < numbers.size(); j++) {
        group[numbers.get(j)] = i;
        row[numbers.get(j)] = j;
      }
    }
  }

  @Override
  public List<float[]> ask(List<LanguageModel.Question> questions) {
    float[][] answers = new float[questions.size()][0];
    for (int i = 0; i < groups.size(); i++) {
      List<Integer> about = new ArrayList<>();
      for (int j = 0; j < questions.size(); j++) {
        LanguageModel.Question question = questions.get(j);
        check(question);
        if (group[question.prompt()] == i && question.size() > 0) {
          about.add(j);
        }
      }
      about.sort(Comparator.comparingInt((Integer j) -> -questions.get(j).tokens().length));
      answer(groups.get(i), questions, about, answers);
    }
    return Arrays.asList(answers);
  }

  private void check(LanguageModel.Question question) {
    PromptGroup about = groups.get(group[question.prompt()]);
    int length = about.prompts().get(row[question.prompt()]).length + question.tokens().length;
    if (length > model.longest()) {
      throw new IllegalArgumentException(
          "prompt and answer of "
              + length
              + " tokens: expected at most "
              + model.longest()
              + "; show less of the text");
    }
    for (int[] tokens : new int[][] {question.tokens(), question.next()}) {
      for (int token : tokens) {
        if (token < 0 || token >= model.vocabulary()) {
          throw new IllegalArgumentException(
              "token [" + token + "]: expected an id from 0 to " + (model.vocabulary() - 1));
        }
      }
    }
  }

  /** Answers questions about one group, the longest first, in as many calls as memory asks for. */
  private void answer(
      PromptGroup about,
      List<LanguageModel.Question> questions,
      List<Integer> numbers,
      float[][] answers) {
    int from = 0;
    while (from < numbers.size()) {
      List<QuestionBatch.Row> rows = new ArrayList<>();
      long scores = 0;
      int width = row(questions.get(numbers.get(from)), about).length();
      for (int j : numbers.subList(from, numbers.size())) {
        LanguageModel.Question question = questions.get(j);
        QuestionBatch.Row next = row(question, about);
        scores += (long) next.positions() * model.vocabulary();
        boolean fits =
            scores <= SCORES_PER_CALL
                && (rows.size() + 1) * width <= model.options().tokensPerCall();
        if (!rows.isEmpty() && !fits) {
          break;
        }
        rows.add(next);
      }
      float[] found = model.answer(about.cache(), QuestionBatch.of(model.network(), about, rows));
      int at = 0;
      for (int j : numbers.subList(from, from + rows.size())) {
        answers[j] = Arrays.copyOfRange(found, at, at + questions.get(j).size());
        at += answers[j].length;
      }
      from += rows.size();
    }
  }

  private QuestionBatch.Row row(LanguageModel.Question question, PromptGroup about) {
    int promptRow = row[question.prompt()];
    int[] lead = model.network().lead(about.prompts().get(promptRow));
    return new QuestionBatch.Row(question, promptRow, lead);
  }

  @Override
  public void close() {
    memory.close();
  }
}
