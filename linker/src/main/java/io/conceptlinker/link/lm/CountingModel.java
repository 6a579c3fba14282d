package io.conceptlinker.link.lm;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A model that counts what it is asked. Thread-safe. */
public final class CountingModel implements LanguageModel {
  private final LanguageModel model;
  private final LongAdder calls = new LongAdder();
  private final LongAdder questions = new LongAdder();

  /**
   * @param model answers; closed with this
   */
  public CountingModel(LanguageModel model) {
    this.model = model;
  }

  /**
   * How often it was asked so far, counted for each prompt by itself: how prompts were put together
   * changes nothing.
   */
  public long calls() {
    return calls.sum();
  }

  /** How many questions it was asked so far. */
  public long questions() {
    return questions.sum();
  }

  @Override
  public int vocabulary() {
    return model.vocabulary();
  }

  @Override
  public int longest() {
    return model.longest();
  }

  @Override
  public Session open(List<int[]> prompts) {
    return new CountingSession(model.open(prompts));
  }

  @Override
  public void close() {
    model.close();
  }

  private final class CountingSession implements Session {
    private final Session session;

    CountingSession(Session session) {
      this.session = session;
    }

    @Override
    public List<float[]> ask(List<Question> asked) {
      calls.add(asked.stream().mapToInt(Question::prompt).distinct().count());
      questions.add(asked.size());
      return session.ask(asked);
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
