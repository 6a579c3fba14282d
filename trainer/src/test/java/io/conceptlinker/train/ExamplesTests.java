package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.text.Trigrams;
import io.conceptlinker.torch.TokenBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.tests.util.LuceneTestCase;

@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class ExamplesTests extends LuceneTestCase {

  public void testANameAsksForAnotherOfItsConcept() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      Tokenizer tokenizer = SampleModel.tokenizer(kb);
      SynonymExamples examples = new SynonymExamples(kb, SampleModel.prompts(tokenizer), 0.3);
      SplittableRandom random = new SplittableRandom(random().nextLong());
      Set<String> asked = new TreeSet<>();
      int defined = 0;
      for (int i = 0; i < 2000; i++) {
        TokenBatch.Sequence example = examples.draw(random);
        String prompt = tokenizer.decode(Arrays.copyOf(example.ids(), example.known())).strip();
        String answer = answer(tokenizer, example);
        defined += prompt.contains("what is called") ? 1 : 0;
        asked.add(answer);
        assertTrue(answer, names(kb).containsKey(answer));
        String surface = prompt.substring(prompt.lastIndexOf('.') + 1).strip();
        if (names(kb).containsKey(surface)) {
          assertEquals(names(kb).get(surface), names(kb).get(answer));
        }
      }
      assertEquals(names(kb).keySet(), asked);
      assertTrue("" + defined, defined > 400 && defined < 800);
    }
  }

  public void testAMentionAsksForTheNearestName() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      Tokenizer tokenizer = SampleModel.tokenizer(kb);
      PromptWriter prompts = SampleModel.prompts(tokenizer);
      AnnotatedMention mention =
          new AnnotatedMention(
              "She has cancers of the lung.", 8, 27, "en", List.of(kb.concept("D1")));
      MentionExamples examples = new MentionExamples(List.of(mention), kb, prompts);
      SplittableRandom random = new SplittableRandom(random().nextLong());
      int alone = 0;
      Map<String, Integer> answers = new TreeMap<>();
      for (int i = 0; i < 500; i++) {
        TokenBatch.Sequence example = examples.draw(random);
        answers.merge(answer(tokenizer, example), 1, Integer::sum);
        int[] prompt = Arrays.copyOf(example.ids(), example.known());
        if (Arrays.equals(prompt, prompts.surface("cancers of the lung"))) {
          alone++;
        } else {
          assertArrayEquals(prompts.inText(mention.text(), 8, 27), prompt);
        }
      }
      assertTrue("" + alone, alone > 50 && alone < 160);
      assertEquals(3, answers.size());
      assertTrue("" + answers, answers.get("cancer of lung") > 300);
      assertFalse("" + answers, answers.containsKey("pulmonary neoplasm"));
      TokenBatch.Sequence held = examples.each().getFirst();
      assertEquals("cancer of lung", answer(tokenizer, held));
      assertArrayEquals(
          prompts.inText(mention.text(), 8, 27), Arrays.copyOf(held.ids(), held.known()));
    }
  }

  public void testNamesAreDrawnByLikeness() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      ConceptNames names = new ConceptNames(kb);
      SplittableRandom random = new SplittableRandom(random().nextLong());
      int concept = kb.concept("D2");
      Map<String, Integer> drawn = new TreeMap<>();
      for (int i = 0; i < 3000; i++) {
        int name = names.draw(concept, "acute renal failure", "en", -1, random);
        drawn.merge(kb.nameText(name), 1, Integer::sum);
      }
      assertEquals(3, drawn.size());
      assertTrue(drawn.get("renal failure") > 2 * drawn.get("failure of the kidney"));
      int itself = kb.firstName(concept);
      for (int i = 0; i < 100; i++) {
        assertNotEquals(itself, names.draw(concept, "kidney failure", "en", itself, random));
      }
      int only = kb.firstName(kb.concept("D4"));
      assertEquals(only, names.draw(kb.concept("D4"), "gout", "en", only, random));
    }
  }

  public void testWhatAnnotatorsMarkedIsNoAnswer() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int gout = builder.concept("G");
    builder.name(gout, "Gout", "en", "T", NameKind.PREFERRED, 0);
    builder.name(gout, "gouty arthritis", "en", "corpus", NameKind.TRAINING, 3);
    int other = builder.concept("H");
    builder.name(other, "strange feeling", "en", "corpus", NameKind.TRAINING, 1);
    Path bundle = createTempDir().resolve("kb");
    builder.write(bundle, "sample");
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      ConceptNames names = new ConceptNames(kb);
      SplittableRandom random = new SplittableRandom(random().nextLong());
      int concept = kb.concept("G");
      assertEquals("Gout", kb.nameText(names.nearest(concept, "gouty arthritis", 3).get(0)));
      assertEquals(1, names.nearest(concept, "gouty arthritis", 3).size());
      for (int i = 0; i < 100; i++) {
        int drawn = names.draw(concept, "gouty arthritis", "en", -1, random);
        assertEquals("Gout", kb.nameText(drawn));
      }
      int only = names.nearest(kb.concept("H"), "strange", 3).getFirst();
      assertEquals("strange feeling", kb.nameText(only));
    }
  }

  public void testNoiseLeavesMostNamesAndNeverAnEmptyOne() {
    SplittableRandom random = new SplittableRandom(random().nextLong());
    for (String name :
        List.of("x", "gout", "Neoplasms, Lung", "acute renal failure", "a b c d", "É")) {
      int same = 0;
      for (int i = 0; i < 1000; i++) {
        String noisy = SurfaceNoise.of(name, random);
        assertFalse(noisy.isBlank());
        same += noisy.equals(name) ? 1 : 0;
      }
      assertTrue(name + " " + same, same > 600);
    }
  }

  public void testLikeness() {
    long[] a = Trigrams.of("renal failure");
    assertEquals(1, Trigrams.likeness(a, Trigrams.of("Renal Failure")), 0);
    assertEquals(0, Trigrams.likeness(a, Trigrams.of("gout")), 0);
    assertEquals(2.0 / 6, Trigrams.likeness(Trigrams.of("abc"), Trigrams.of("abd")), 1e-12);
    assertTrue(Trigrams.likeness(a, Trigrams.of("renal failures")) > 0.8);
  }

  private static String answer(Tokenizer tokenizer, TokenBatch.Sequence example) {
    return tokenizer
        .decode(Arrays.copyOfRange(example.ids(), example.known(), example.ids().length))
        .strip();
  }

  private static Map<String, Integer> names(KnowledgeBase kb) {
    Map<String, Integer> names = new TreeMap<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      names.put(kb.nameText(name).toLowerCase(Locale.ROOT), kb.nameConcept(name));
    }
    return names;
  }
}
