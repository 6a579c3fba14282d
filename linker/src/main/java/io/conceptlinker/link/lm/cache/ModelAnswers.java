package io.conceptlinker.link.lm.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answers of one model. Thread-safe; where two threads ask the same at once, both have it
 * computed.
 */
public final class ModelAnswers {
  private final AnswerCache cache;
  private final String model;

  /**
   * Answers that are kept.
   *
   * @param model the model's version: equal ones answer the same
   */
  public ModelAnswers(AnswerCache cache, String model) {
    this.cache = cache;
    this.model = model;
  }

  /** Answers that are not kept. */
  public static ModelAnswers unkept() {
    return new ModelAnswers(AnswerCache.none(), "");
  }

  /** The answer to a question that was kept. */
  public Optional<double[]> find(AnswerKind kind, List<int[]> parts) {
    return cache.isOn() ? cache.find(AnswerKey.of(model, kind, parts)) : Optional.empty();
  }

  /** Keeps an answer, which must not be changed any more, instead of any before it. */
  public void keep(AnswerKind kind, List<int[]> parts, double[] answer) {
    if (cache.isOn()) {
      cache.keep(AnswerKey.of(model, kind, parts), answer);
    }
  }

  /**
   * Answers questions: those that were asked before without the model.
   *
   * @param mayAsk whether the model may be asked those that were not
   * @param parts all numbers that the answer to a question depends on beside the model, in parts
   *     that are told apart
   * @param ask asks the model; the answer to a question depends on nothing beside it
   * @return an answer to each question, in their order; all of them if the model may be asked
   */
  public <Q> List<Optional<double[]>> of(
      AnswerKind kind,
      List<Q> questions,
      boolean mayAsk,
      Function<Q, List<int[]>> parts,
      Function<List<Q>, List<double[]>> ask) {
    List<Optional<double[]>> answers = new ArrayList<>(questions.size());
    List<AnswerKey> keys = new ArrayList<>(questions.size());
    List<Q> unknown = new ArrayList<>();
    for (Q question : questions) {
      Optional<double[]> known = Optional.empty();
      if (cache.isOn()) {
        keys.add(AnswerKey.of(model, kind, parts.apply(question)));
        known = cache.find(keys.getLast());
      }
      answers.add(known);
      if (known.isEmpty()) {
        unknown.add(question);
      }
    }
    if (!mayAsk || unknown.isEmpty()) {
      return answers;
    }
    List<double[]> asked = ask.apply(unknown);
    int next = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).isEmpty()) {
        double[] answer = asked.get(next++);
        answers.set(i, Optional.of(answer));
        if (cache.isOn()) {
          cache.keep(keys.get(i), answer);
        }
      }
    }
    return answers;
  }
}
