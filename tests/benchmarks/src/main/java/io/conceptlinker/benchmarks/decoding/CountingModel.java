package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.link.lm.LanguageModel;
import java.util.List;

/** A model that counts what it is asked. Confined to one thread. */
final class CountingModel implements LanguageModel {
  private final LanguageModel model;
  private long calls;
  private long rows;

  CountingModel(LanguageModel model) {
    this.model = model;
  }

  /** How often it was asked. */
  long calls() {
    return calls;
  }

  /** How many questions it was asked in all. */
  long rows() {
    return rows;
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
    public List<float[]> ask(List<Question> questions) {
      calls++;
      rows += questions.size();
      return session.ask(questions);
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
