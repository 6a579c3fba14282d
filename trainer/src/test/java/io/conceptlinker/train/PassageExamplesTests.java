package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.TokenTagger.Tag;
import io.conceptlinker.link.lm.find.FoundMention;
import io.conceptlinker.link.lm.find.MentionFinder;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.torch.PassageBatch;
import io.conceptlinker.torch.Precision;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import io.conceptlinker.torch.TrainingOptions;
import io.conceptlinker.train.AnnotatedPassage.Marked;
import io.conceptlinker.train.onnx.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Whole annotated passages, from their text to the mentions that a model finds in others. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class PassageExamplesTests extends LuceneTestCase {
  private static final List<String> MENTIONS =
      List.of("renal failure", "lung cancer", "gout", "high blood pressure");

  private KnowledgeBase kb;
  private Path directory;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    directory = createTempDir();
    kb = SampleKnowledgeBase.in(directory);
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  /** A sentence with one or two of the mentions. */
  private AnnotatedPassage passage(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    List<Marked> mentions = new ArrayList<>();
    for (String before : List.of("The patient had ", random.nextBoolean() ? " and mild " : "")) {
      if (!before.isEmpty()) {
        text.append(before);
        String mention = MENTIONS.get(random.nextInt(MENTIONS.size()));
        int start = text.length();
        text.append(mention);
        mentions.add(new Marked(start, text.length(), List.of(concept(mention))));
      }
    }
    return new AnnotatedPassage(text.append(" since May.").toString(), mentions);
  }

  private int concept(String name) {
    for (int i = 0; i < kb.nameCount(); i++) {
      if (kb.nameText(i).toLowerCase(Locale.ROOT).equals(name)) {
        return kb.nameConcept(i);
      }
    }
    throw new AssertionError(name);
  }

  public void testWhatIsMarkedIsFoundAndWhatHasAConceptNamed() throws IOException {
    Tokenizer tokenizer = SampleModel.tokenizer(kb);
    PromptWriter prompts = new PromptWriter(tokenizer, new PromptLimits(0, 0, 24, 8, 64));
    String text = "Gout, moon rock and renal failure.";
    AnnotatedPassage passage =
        new AnnotatedPassage(
            text,
            List.of(
                new Marked(0, 4, List.of(concept("gout"))),
                new Marked(6, 15, List.of()),
                new Marked(20, 33, List.of(concept("renal failure"))),
                new Marked(26, 33, List.of(concept("renal failure")))));
    PassageBatch.Passage drawn =
        new PassageExamples(List.of(passage), kb, prompts).draw(new SplittableRandom(1));
    assertEquals("<s>", tokenizer.token(drawn.tokens()[0]));
    assertEquals(Tag.OUTSIDE.index(), drawn.tags()[0]);
    assertEquals(List.of(" gout", " moon rock", " renal failure"), tagged(tokenizer, drawn));
    assertEquals(3, drawn.mentions().size());
    assertEquals(
        List.of(" gout", " renal failure", " failure"),
        drawn.mentions().stream()
            .map(
                named ->
                    tokenizer.decode(
                        Arrays.copyOfRange(drawn.tokens(), named.first(), named.end())))
            .toList());
    assertArrayEquals(prompts.answer("gout"), drawn.mentions().get(0).name());
    AnnotatedPassage without = new AnnotatedPassage("moon", List.of(new Marked(0, 4, List.of())));
    expectThrows(
        IllegalArgumentException.class, () -> new PassageExamples(List.of(without), kb, prompts));
    expectThrows(
        IllegalArgumentException.class,
        () -> new AnnotatedPassage("moon", List.of(new Marked(0, 5, List.of()))));
  }

  public void testALongPassageGivesEveryMentionOnce() throws IOException {
    Tokenizer tokenizer = SampleModel.tokenizer(kb);
    PromptWriter prompts = new PromptWriter(tokenizer, new PromptLimits(0, 0, 24, 8, 32));
    String unit = "a gout and other words ";
    List<Marked> mentions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int start = i * unit.length() + 2;
      mentions.add(new Marked(start, start + 4, List.of(concept("gout"))));
    }
    AnnotatedPassage passage = new AnnotatedPassage(unit.repeat(30), mentions);
    PassageExamples examples = new PassageExamples(List.of(passage), kb, prompts);
    assertEquals(30, examples.mentions());
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20; i++) {
      PassageBatch.Passage drawn = examples.draw(random);
      assertTrue(drawn.tokens().length <= 33);
      assertTrue(tagged(tokenizer, drawn).size() >= drawn.mentions().size());
      assertTrue(tagged(tokenizer, drawn).stream().allMatch(" gout"::equals));
    }
  }

  private static List<String> tagged(Tokenizer tokenizer, PassageBatch.Passage passage) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < passage.tags().length; i++) {
      if (passage.tags()[i] == Tag.BEGIN.index()) {
        int end = i + 1;
        while (end < passage.tags().length && passage.tags()[end] == Tag.INSIDE.index()) {
          end++;
        }
        found.add(tokenizer.decode(Arrays.copyOfRange(passage.tokens(), i, end)));
      }
    }
    return found;
  }

  public void testAModelLearnsToFindMentions() throws IOException {
    Path file = directory.resolve("tokenizer.json");
    Files.write(
        file,
        TokenizerTraining.train(List.of(kb), List.of("The patient had mild since May."), 340));
    Tokenizer tokenizer = Tokenizer.read(file);
    SharedEncoderShape shape = SampleModel.sharedEncoder(tokenizer);
    PromptWriter prompts = SampleModel.prompts(tokenizer, shape);
    SplittableRandom random = new SplittableRandom(3);
    List<AnnotatedPassage> passages = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      passages.add(passage(random));
    }
    LearningRate rate = new LearningRate(3e-3, 5, 50, 160);
    Phase phase =
        Phase.ofExamples("both", rate, new SynonymExamples(kb, prompts, 0), 8, 1)
            .inTurnsWith(
                Phase.ofPassages(
                    "read", rate, new PassageExamples(passages, kb, prompts), 8, 2, 0.5),
                0.7,
                3);
    TrainingPlan plan =
        new TrainingPlan(
            shape,
            new TrainingOptions(Precision.FLOAT32, 0, 0, 0.01),
            List.of(phase),
            HeldExamples.NONE,
            4);
    Path stopped = createTempDir();
    long[] left = {70};
    new TrainingRun(stopped, plan).run(50, Duration.ofHours(1), () -> left[0]-- <= 0, QUIET);
    new TrainingRun(stopped, plan).run(50, Duration.ofHours(1), () -> false, QUIET);
    Path whole = createTempDir();
    new TrainingRun(whole, plan).run(50, Duration.ofHours(1), () -> false, QUIET);
    Map<String, float[]> weights = Checkpoint.read(whole, shape).state().weights();
    Checkpoint.read(stopped, shape)
        .state()
        .weights()
        .forEach((name, values) -> assertArrayEquals(name, weights.get(name), values, 1e-6f));
    Path target = directory.resolve("model");
    try (ModelDirectoryWriter writer =
        new ModelExport(shape, weights, file, SampleModel.limits(shape))
            .begin(target, Weights.INT8)) {
      writer.finish();
    }
    try (TorchModel model = TorchModel.load(target, TorchOptions.cpu(128))) {
      MentionFinder finder = new MentionFinder(model.tagger().orElseThrow(), prompts);
      int right = 0;
      int all = 0;
      for (int i = 0; i < 30; i++) {
        AnnotatedPassage passage = passage(random);
        List<FoundMention> found = finder.find(List.of(passage.text())).getFirst();
        all += passage.mentions().size();
        for (Marked mention : passage.mentions()) {
          right +=
              (int)
                  found.stream()
                      .filter(one -> one.start() == mention.start() && one.end() == mention.end())
                      .count();
        }
      }
      assertTrue(right + " of " + all, right >= 0.9 * all);
    }
  }

  private static final TrainingRun.Listener QUIET =
      new TrainingRun.Listener() {
        @Override
        public void progressed(TrainingRun.Progress progress) {
          assertTrue(progress.loss() > 0);
        }

        @Override
        public void held(long step, Map<String, HeldSet.Score> scores) {
          throw new AssertionError("nothing is held");
        }

        @Override
        public void saved(long step) {
          assertTrue(step > 0);
        }
      };
}
