package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.AnsweringModel;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Small cases, worked out by hand, and those at the edge. */
public class GuidedDecoderCasesTests extends LuceneTestCase {
  private static final int MANY = 1_000_000;

  /** By hand: a name that starts another, one that is of two concepts, forced letters. */
  public void testByHand() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int first = builder.concept("C0");
    builder.name(first, "ab", "en", "", NameKind.SYNONYM, 2);
    builder.name(first, "cd", "en", "", NameKind.SYNONYM, 0);
    int second = builder.concept("C1");
    builder.name(second, "ab", "en", "", NameKind.SYNONYM, 0);
    builder.name(second, "abc", "en", "", NameKind.SYNONYM, 0);
    try (LetterNames names = new LetterNames(createTempDir().resolve("kb"), builder)) {
      double[][] probabilities = {
        // end, a, b, c: after nothing, after "a", after "ab"
        {0.1, 0.5, 0.2, 0.2}, {0.1, 0.1, 0.4, 0.4}, {0.3, 0.1, 0.5, 0.1}
      };
      LanguageModel model =
          answering(questions -> questions.stream().map(q -> answer(probabilities, q)).toList());
      DecodingRequest request = new DecodingRequest(new int[] {7}, NameTrie.ALL_SECTIONS);
      Decoding full =
          decode(
              names, model, new DecodingSpec(Normalization.FULL_VOCABULARY, 5, 0, 3, 9), request);
      int c0 = names.kb.concept("C0");
      int c1 = names.kb.concept("C1");
      // "cd" by its first letter; "ab" and its end, shared 3 to 1 as seen in training.
      assertProbability(full, 0, c0, 0.2 + 0.5 * 0.4 * 0.3 * 3 / 4);
      assertProbability(full, 1, c1, 0.5 * 0.4 * 0.1 + 0.5 * 0.4 * 0.3 / 4);
      assertEquals("cd", names.kb.nameText(full.concepts().get(0).name()));
      assertEquals(2, full.calls());
      assertEquals(2, full.rows());
      Decoding allowed =
          decode(names, model, new DecodingSpec(Normalization.ALLOWED_TOKENS, 1, 0, 3, 9), request);
      assertProbability(allowed, 0, c0, 0.2 / 0.7 + 0.5 / 0.7 * 0.3 / 0.4 * 3 / 4);
      assertEquals(1, allowed.concepts().size());
      Decoding stopped =
          decode(names, model, new DecodingSpec(Normalization.ALLOWED_TOKENS, 5, 0, 1, 1), request);
      assertEquals(1, stopped.calls());
      assertFalse(stopped.certain());
      assertEquals(1, stopped.undecided(), 1e-6);
    }
  }

  private static Decoding decode(
      LetterNames names, LanguageModel model, DecodingSpec spec, DecodingRequest request) {
    return new GuidedDecoder(model, names.trie, LetterNames.END, spec)
        .decode(List.of(request))
        .get(0);
  }

  private static void assertProbability(
      Decoding decoding, int place, int concept, double probability) {
    assertEquals(concept, decoding.concepts().get(place).concept());
    assertEquals(probability, Math.exp(decoding.concepts().get(place).logProb()), 1e-6);
  }

  private static float[] answer(double[][] probabilities, Question question) {
    float[] answer = new float[question.size()];
    int count = 0;
    int[] tokens = question.tokens();
    for (int at = question.given(); at < tokens.length; at++) {
      answer[count++] = (float) Math.log(probabilities[at][tokens[at]]);
    }
    for (int token : question.next()) {
      answer[count++] = (float) Math.log(probabilities[tokens.length][token]);
    }
    return answer;
  }

  /** Names that begin alike for longer than the model can read. */
  public void testNamesThatAreTooLong() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.name(builder.concept("C0"), "aaaaaab", "en", "", NameKind.SYNONYM, 0);
    builder.name(builder.concept("C1"), "aaaaaac", "en", "", NameKind.SYNONYM, 0);
    builder.name(builder.concept("C2"), "b", "en", "", NameKind.SYNONYM, 0);
    try (LetterNames names = new LetterNames(createTempDir().resolve("kb"), builder)) {
      TableModel table =
          new TableModel(random().nextLong(), LetterNames.VOCABULARY, random().nextDouble() * 6);
      List<Integer> longest = new ArrayList<>();
      for (int room = 1; room < 8; room++) {
        int[] prompt = {3, 4};
        LanguageModel model = refusing(table, prompt.length + room);
        List<int[]> drafts = random().nextBoolean() ? List.of() : List.of(names.encode("aaaaaac"));
        Decoding decoding =
            decode(
                names,
                model,
                new DecodingSpec(Normalization.ALLOWED_TOKENS, 9, 0, 2, MANY),
                new DecodingRequest(prompt, NameTrie.ALL_SECTIONS, drafts));
        longest.add(decoding.concepts().size());
        double decided =
            decoding.concepts().stream().mapToDouble(one -> Math.exp(one.logProb())).sum();
        assertEquals(1, decided + decoding.undecided(), 1e-6);
        assertEquals(room < 6, decoding.undecided() > 0);
      }
      // The last decision is behind six tokens.
      assertEquals(List.of(1, 1, 1, 1, 1, 3, 3), longest);
    }
  }

  /** The same model, which refuses what is too long. */
  private static LanguageModel refusing(LanguageModel model, int longest) {
    return new AnsweringModel(
        model.vocabulary(),
        longest,
        (prompts, questions) -> {
          for (Question question : questions) {
            int[] prompt = prompts.get(question.prompt());
            assertTrue(prompt.length + question.tokens().length <= longest);
          }
          try (LanguageModel.Session session = model.open(prompts)) {
            return session.ask(questions);
          }
        });
  }

  private static LanguageModel answering(Function<List<Question>, List<float[]>> answers) {
    return new AnsweringModel(
        LetterNames.VOCABULARY,
        Integer.MAX_VALUE,
        (prompts, questions) -> answers.apply(questions));
  }

  public void testNoNames() throws IOException {
    try (LetterNames names =
        LetterNames.random(createTempDir().resolve("kb"), random(), 20, 4, 7)) {
      LanguageModel unused =
          answering(
              questions -> {
                throw new AssertionError("expected no call");
              });
      GuidedDecoder decoder =
          new GuidedDecoder(unused, names.trie, LetterNames.END, DecodingSpec.DEFAULT);
      Decoding decoding = decoder.decode(List.of(new DecodingRequest(new int[] {1, 2}, 0))).get(0);
      assertEquals(List.of(), decoding.concepts());
      assertEquals(List.of(), decoder.decode(List.of()));
    }
  }

  public void testModelsThatAnswerSomethingElse() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.name(builder.concept("C0"), "a", "en", "", NameKind.SYNONYM, 0);
    builder.name(builder.concept("C1"), "b", "en", "", NameKind.SYNONYM, 0);
    try (LetterNames names = new LetterNames(createTempDir().resolve("kb"), builder)) {
      assertRefused(names, new float[][] {}, "1] rows");
      assertRefused(names, new float[][] {{-1}}, "expected 2, found 1");
      assertRefused(names, new float[][] {{-1, Float.NaN}}, "found NaN");
      assertRefused(names, new float[][] {{-1, 3}}, "found 3");
    }
  }

  private static void assertRefused(LetterNames names, float[][] scores, String message) {
    LanguageModel model = answering(questions -> List.of(scores));
    GuidedDecoder decoder =
        new GuidedDecoder(model, names.trie, LetterNames.END, DecodingSpec.DEFAULT);
    IllegalStateException e =
        expectThrows(
            IllegalStateException.class,
            () ->
                decoder.decode(List.of(new DecodingRequest(new int[] {1}, NameTrie.ALL_SECTIONS))));
    assertTrue(e.getMessage(), e.getMessage().contains(message));
  }

  public void testSpecsOutOfRange() {
    Normalization allowed = Normalization.ALLOWED_TOKENS;
    for (Runnable wrong :
        List.<Runnable>of(
            () -> new DecodingSpec(allowed, 0, 0, 1, 1),
            () -> new DecodingSpec(allowed, 1, -0.1, 1, 1),
            () -> new DecodingSpec(allowed, 1, Double.NaN, 1, 1),
            () -> new DecodingSpec(allowed, 1, 0, 0, 1),
            () -> new DecodingSpec(allowed, 1, 0, 1, 1, 0.9),
            () -> new DecodingSpec(allowed, 1, 0, 1, 1, Double.NaN),
            () -> new DecodingSpec(allowed, 1, 0, 1, 0))) {
      expectThrows(IllegalArgumentException.class, wrong::run);
    }
  }
}
