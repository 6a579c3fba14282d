package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.installed.Opener;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.link.rank.RankingModel;
import io.conceptlinker.link.rank.RankingNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that finds everything as likely, counts, and has a directory that is complete. */
public final class TinyModel implements LanguageModel {
  private static final int TOKENS = 270;
  private static final int LONGEST = 400;

  private final Runnable before;
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger decoded = new AtomicInteger();
  private volatile boolean isClosed;

  TinyModel() {
    this(() -> {});
  }

  private TinyModel(Runnable before) {
    this.before = before;
  }

  /**
   * Opens directories that {@link #write} wrote.
   *
   * @param before runs before each answer; may block
   */
  public static Opener<OpenModel> opener(AnswerCache cache, Runnable before) {
    return directory ->
        new DirectoryModel(
            new GenerativeModel(ModelDirectory.open(directory), new TinyModel(before), cache));
  }

  /**
   * Writes a directory, whose ranker believes look-ups and puts every mention to the model.
   *
   * @param number tells versions apart
   */
  public static ModelDirectory write(Path target, Path temporary, int number) throws IOException {
    Path tokenizer = temporary.resolve("tokenizer.json");
    BpeTrainer trainer = new BpeTrainer();
    trainer.add("gouty arthritis and pneumonia, gout and arthritis");
    Files.write(tokenizer, trainer.train(TOKENS, Markup.tokens()));
    DecoderShape shape = new DecoderShape(TOKENS, 16, 1, 1, 1, 16, 32, 10_000, 1e-5, true);
    try (ModelDirectoryWriter writer =
        ModelDirectoryWriter.begin(
            target, shape, "bfloat16", tokenizer, PromptLimits.DEFAULT, LONGEST)) {
      Files.write(writer.graph(true), new byte[] {1, 2, (byte) number});
      float[] linear = new float[RankingNetwork.INPUTS];
      Ranker ranker =
          new Ranker(new RankingNetwork(new float[0], new float[0], linear), Calibration.NONE);
      RankingFile.write(
          writer.file(RankingFile.NAME),
          new RankingModel(ranker, ranker, 1, 0, PrecisionThresholds.NONE));
      return writer.finish();
    }
  }

  /** How many questions it was asked. */
  int questions() {
    return questions.get();
  }

  /** How many of them were what could come next, not how likely something given is. */
  int decoded() {
    return decoded.get();
  }

  boolean isClosed() {
    return isClosed;
  }

  @Override
  public int vocabulary() {
    return TOKENS;
  }

  @Override
  public int longest() {
    return LONGEST;
  }

  @Override
  public Session open(List<int[]> prompts) {
    return new Session() {
      @Override
      public List<float[]> ask(List<Question> asked) {
        before.run();
        if (isClosed) {
          throw new AssertionError("used after it was closed");
        }
        List<float[]> answers = new ArrayList<>();
        for (Question question : asked) {
          questions.incrementAndGet();
          decoded.addAndGet(question.next().length > 0 ? 1 : 0);
          float[] answer = new float[question.size()];
          Arrays.fill(answer, -1);
          answers.add(answer);
        }
        return answers;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
