package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.torch.ChoiceBatch;
import io.conceptlinker.torch.Precision;
import io.conceptlinker.torch.TokenBatch;
import io.conceptlinker.torch.TrainingOptions;
import io.conceptlinker.torch.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.tests.util.LuceneTestCase;

@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class TrainingRunTests extends LuceneTestCase {
  private static final TrainingOptions OPTIONS =
      new TrainingOptions(Precision.FLOAT32, 0.1, 0, 0.01);

  public void testARunThatIsStoppedGoesOnAsIfItWereNot() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      for (ModelShape shape : SampleModel.shapes(SampleModel.tokenizer(kb))) {
        Path whole = createTempDir();
        Path stopped = createTempDir();
        run(kb, shape, whole, 40, Integer.MAX_VALUE);
        assertEquals(17, run(kb, shape, stopped, 40, 17));
        assertEquals(40, run(kb, shape, stopped, 40, Integer.MAX_VALUE));
        TrainingState a = Checkpoint.read(whole, shape).state();
        TrainingState b = Checkpoint.read(stopped, shape).state();
        for (String name : a.weights().keySet()) {
          assertArrayEquals(name, a.weights().get(name), b.weights().get(name), 1e-6f);
        }
      }
    }
  }

  public void testARunBeginsWithTheWeightsOfAnother() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      Path other = createTempDir();
      Path directory = createTempDir();
      run(kb, other, 6, Integer.MAX_VALUE);
      DecoderShape shape = SampleModel.shape(SampleModel.tokenizer(kb));
      Checkpoint begun = Checkpoint.beginning(other, shape);
      begun.write(directory, shape);
      assertEquals(0, begun.steps());
      assertEquals(3, run(kb, directory, 20, 3));
      Checkpoint stopped = Checkpoint.read(directory, shape);
      assertEquals(6, stopped.begun());
      assertEquals(3, stopped.steps());
      assertEquals(9, stopped.state().steps());
      assertEquals(20, run(kb, directory, 20, Integer.MAX_VALUE));
    }
  }

  public void testACheckpointOfAnotherShapeIsRefused() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      Path directory = createTempDir();
      run(kb, directory, 2, Integer.MAX_VALUE);
      DecoderShape shape = SampleModel.shape(SampleModel.tokenizer(kb));
      for (int layers : new int[] {1, 3}) {
        DecoderShape other =
            new DecoderShape(shape.vocabulary(), 32, layers, 2, 1, 16, 64, 10_000, 1e-5, true);
        expectThrows(ModelFormatException.class, () -> Checkpoint.read(directory, other));
      }
    }
  }

  public void testItLearns() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      for (ModelShape shape : SampleModel.shapes(SampleModel.tokenizer(kb))) {
        List<Double> losses = new ArrayList<>();
        List<Double> held = new ArrayList<>();
        run(kb, shape, createTempDir(), 200, Integer.MAX_VALUE, losses, held);
        String what = shape + " " + losses + " " + held;
        assertEquals(2, held.size());
        assertTrue(what, held.getLast() < held.getFirst());
        assertTrue(what, losses.getFirst() > 4);
        // The first half learns answers, the second choices.
        assertTrue(what, losses.get(losses.size() / 2 - 3) < 3);
        assertTrue(what, losses.getLast() < 1);
      }
    }
  }

  public void testADamagedCheckpointIsRefused() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      Path directory = createTempDir();
      run(kb, directory, 2, Integer.MAX_VALUE);
      Path file = directory.resolve("checkpoint.safetensors");
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      expectThrows(ModelFormatException.class, () -> run(kb, directory, 3, Integer.MAX_VALUE));
    }
  }

  public void testBatchesDependOnSeedAndStepOnly() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      SynonymExamples examples =
          new SynonymExamples(kb, SampleModel.prompts(SampleModel.tokenizer(kb)), 0.3);
      BatchPlan inOrder = new BatchPlan(examples, 4, 1);
      List<TokenBatch> batches = new ArrayList<>();
      for (int step = 0; step < 50; step++) {
        batches.add(inOrder.batch(step));
      }
      BatchPlan again = new BatchPlan(examples, 4, 1);
      BatchPlan other = new BatchPlan(examples, 4, 2);
      int same = 0;
      for (int i = 0; i < 50; i++) {
        int step = random().nextInt(50);
        assertArrayEquals(batches.get(step).ids(), again.batch(step).ids());
        same += Arrays.equals(batches.get(step).ids(), other.batch(step).ids()) ? 1 : 0;
      }
      assertTrue(same < 10);
    }
  }

  public void testLearningRate() {
    LearningRate rate = new LearningRate(2, 4, 10, 100);
    assertEquals(0.5, rate.at(0), 1e-9);
    assertEquals(2, rate.at(3), 1e-9);
    assertEquals(2, rate.at(90), 1e-9);
    assertEquals(1, rate.at(95), 1e-9);
    assertEquals(0, rate.at(100), 1e-9);
  }

  private static long run(KnowledgeBase kb, Path directory, long steps, int most)
      throws IOException {
    return run(kb, SampleModel.shape(SampleModel.tokenizer(kb)), directory, steps, most);
  }

  private static long run(KnowledgeBase kb, ModelShape shape, Path directory, long steps, int most)
      throws IOException {
    return run(kb, shape, directory, steps, most, new ArrayList<>(), new ArrayList<>());
  }

  private static long run(
      KnowledgeBase kb,
      ModelShape shape,
      Path directory,
      long steps,
      int most,
      List<Double> losses,
      List<Double> heldLosses)
      throws IOException {
    Tokenizer tokenizer = SampleModel.tokenizer(kb);
    PromptWriter prompts = SampleModel.prompts(tokenizer, shape);
    SynonymExamples examples = new SynonymExamples(kb, prompts, 0);
    Phase first =
        Phase.ofExamples("first", new LearningRate(3e-3, 5, 0, steps / 2), examples, 8, 7);
    Phase second =
        Phase.ofChoices(
            "second",
            new LearningRate(3e-3, 0, 10, steps - steps / 2),
            new SynonymChoices(kb, prompts, 4),
            8,
            8,
            1);
    HeldExamples held =
        new HeldExamples(
            Map.of("held", HeldSet.of(draw(examples, 40), drawChoices(kb, prompts), 10)),
            everySoOften(steps));
    TrainingRun run =
        new TrainingRun(
            directory, new TrainingPlan(shape, OPTIONS, List.of(first, second), held, 7));
    AtomicInteger asked = new AtomicInteger();
    return run.run(
        2,
        Duration.ofHours(1),
        () -> asked.getAndIncrement() == most,
        new TrainingRun.Listener() {
          @Override
          public void progressed(TrainingRun.Progress progress) {
            losses.add(progress.loss());
            assertEquals(progress.step() <= steps / 2 ? "first" : "second", progress.phase());
          }

          @Override
          public void held(long step, Map<String, HeldSet.Score> found) {
            assertEquals(0, step % everySoOften(steps));
            HeldSet.Score score = Objects.requireNonNull(found.get("held"));
            heldLosses.add(score.loss());
            assertTrue(score.recall() >= 0 && score.recall() <= 0.75);
          }

          @Override
          public void saved(long step) {
            assertTrue(Checkpoint.isIn(directory));
          }
        });
  }

  private static long everySoOften(long steps) {
    return steps / 2;
  }

  private static List<ChoiceBatch.Choice> drawChoices(KnowledgeBase kb, PromptWriter prompts) {
    SplittableRandom random = new SplittableRandom(4);
    SynonymChoices choices = new SynonymChoices(kb, prompts, 4);
    return Stream.generate(() -> choices.draw(random)).limit(30).toList();
  }

  private static List<TokenBatch.Sequence> draw(
      ExampleSource<TokenBatch.Sequence> source, int count) {
    SplittableRandom random = new SplittableRandom(3);
    return Stream.generate(() -> source.draw(random)).limit(count).toList();
  }
}
