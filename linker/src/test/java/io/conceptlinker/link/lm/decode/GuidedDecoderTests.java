package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.NameTrie;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class GuidedDecoderTests extends LuceneTestCase {
  private static final int MANY = 1_000_000;

  private static LetterNames randomNames(int concepts) throws IOException {
    return LetterNames.random(
        createTempDir().resolve("kb"),
        random(),
        1 + random().nextInt(concepts),
        1 + random().nextInt(4),
        1 + random().nextInt(7));
  }

  private static TableModel randomModel() {
    return new TableModel(random().nextLong(), LetterNames.VOCABULARY, random().nextDouble() * 6);
  }

  private static Normalization randomNormalization() {
    return random().nextBoolean() ? Normalization.FULL_VOCABULARY : Normalization.ALLOWED_TOKENS;
  }

  private static Set<String> randomGroups() {
    Set<String> groups = new HashSet<>(List.of(LetterNames.GROUPS));
    groups.removeIf(group -> random().nextBoolean());
    return groups;
  }

  private static long sections(NameTrie trie, Set<String> groups) {
    return groups.isEmpty()
        ? NameTrie.ALL_SECTIONS
        : groups.stream().mapToLong(trie::section).reduce(0, (a, b) -> a | b);
  }

  private static int[] randomPrompt() {
    return new int[] {random().nextInt(), random().nextInt()};
  }

  /** Names, names of other groups, and what is no name. */
  private static List<int[]> randomDrafts(LetterNames names) {
    List<int[]> drafts = new ArrayList<>();
    for (int i = random().nextInt(4); i > 0; i--) {
      int[] draft = names.encode(names.kb.nameText(random().nextInt(names.kb.nameCount())));
      if (random().nextInt(4) == 0) {
        draft = Arrays.copyOf(draft, random().nextInt(12));
      }
      drafts.add(draft);
    }
    return drafts;
  }

  public void testEverythingDecodedIsTheDefinition() throws IOException {
    for (int i = atLeast(60); i > 0; i--) {
      try (LetterNames names = randomNames(30)) {
        TableModel model = randomModel();
        Normalization normalization = randomNormalization();
        DecodingSpec spec = new DecodingSpec(normalization, MANY, 0, 1 + random().nextInt(6), MANY);
        GuidedDecoder decoder = new GuidedDecoder(model, names.trie, LetterNames.END, spec);
        int[] prompt = randomPrompt();
        Set<String> groups = randomGroups();
        Map<Integer, Double> expected =
            ExhaustiveDecoder.decode(names, model, normalization, prompt, groups);
        Decoding decoding =
            decoder
                .decode(
                    List.of(
                        new DecodingRequest(
                            prompt, sections(names.trie, groups), randomDrafts(names))))
                .get(0);
        assertEquals(0, decoding.undecided(), 1e-9);
        assertEquals(expected.size(), decoding.concepts().size());
        double before = Double.POSITIVE_INFINITY;
        for (DecodedConcept concept : decoding.concepts()) {
          assertEquals(expected.get(concept.concept()), Math.exp(concept.logProb()), 1e-6);
          assertEquals(concept.concept(), names.kb.nameConcept(concept.name()));
          assertTrue(concept.logProb() <= before);
          before = concept.logProb();
        }
      }
    }
  }

  public void testTheBestIsFoundWithoutDecodingEverything() throws IOException {
    int saved = 0;
    for (int i = atLeast(60); i > 0; i--) {
      try (LetterNames names = randomNames(60)) {
        TableModel model = randomModel();
        Normalization normalization = randomNormalization();
        int[] prompt = randomPrompt();
        Set<String> groups = randomGroups();
        DecodingRequest request =
            new DecodingRequest(prompt, sections(names.trie, groups), randomDrafts(names));
        double tolerance = random().nextBoolean() ? 1 : random().nextDouble();
        Decoding decoding =
            new GuidedDecoder(
                    model,
                    names.trie,
                    LetterNames.END,
                    new DecodingSpec(normalization, MANY, tolerance, 1 + random().nextInt(4), MANY))
                .decode(List.of(request))
                .get(0);
        Map<Integer, Double> expected =
            ExhaustiveDecoder.decode(names, model, normalization, prompt, groups);
        assertTrue(decoding.certain());
        assertTrue(decoding.undecided() <= tolerance);
        assertEquals(expected.isEmpty(), decoding.concepts().isEmpty());
        for (DecodedConcept concept : decoding.concepts()) {
          double exact = expected.get(concept.concept());
          assertTrue(Math.exp(concept.logProb()) <= exact + 1e-6);
          assertTrue(Math.exp(concept.logProb()) + decoding.undecided() >= exact - 1e-6);
        }
        if (!expected.isEmpty()) {
          double best = Collections.max(expected.values());
          String name = names.kb.nameText(decoding.concepts().get(0).name());
          double found = 0;
          for (DecodedConcept concept : decoding.concepts()) {
            if (names.kb.nameText(concept.name()).equals(name)) {
              found = Math.max(found, expected.get(concept.concept()));
            }
          }
          assertEquals(best, found, 1e-6);
        }
        saved += decoding.undecided() > 0 ? 1 : 0;
      }
    }
    assertTrue("ended early " + saved, saved > 10);
  }

  public void testNoneIsMoreThanSoManyTimesAsProbableAsTheBest() throws IOException {
    int saved = 0;
    for (int i = atLeast(60); i > 0; i--) {
      try (LetterNames names = randomNames(60)) {
        TableModel model = randomModel();
        Normalization normalization = randomNormalization();
        int[] prompt = randomPrompt();
        double factor = 1 + 4 * random().nextDouble();
        List<DecodingRequest> requests =
            List.of(new DecodingRequest(prompt, NameTrie.ALL_SECTIONS, randomDrafts(names)));
        DecodingSpec spec = new DecodingSpec(normalization, MANY, 1, 2, MANY, factor);
        DecodingSpec exact = new DecodingSpec(normalization, MANY, 1, 2, MANY);
        Decoding found =
            new GuidedDecoder(model, names.trie, LetterNames.END, spec).decode(requests).get(0);
        Decoding best =
            new GuidedDecoder(model, names.trie, LetterNames.END, exact).decode(requests).get(0);
        assertTrue(best.certain());
        assertTrue(found.calls() <= best.calls());
        saved += best.calls() - found.calls();
        DecodedConcept first = found.concepts().get(0);
        String said = names.kb.nameText(first.name());
        for (var one :
            ExhaustiveDecoder.decode(names, model, normalization, prompt, Set.of()).entrySet()) {
          assertTrue(
              hasName(names, one.getKey(), said)
                  || one.getValue() <= factor * Math.exp(first.logProb()) + 1e-6);
        }
      }
    }
    assertTrue("calls saved " + saved, saved > 10);
  }

  private static boolean hasName(LetterNames names, int concept, String text) {
    boolean has = false;
    for (int n = names.kb.firstName(concept); n < names.kb.endName(concept); n++) {
      has |= names.kb.nameText(n).equals(text);
    }
    return has;
  }

  public void testTheSameWhateverIsDecodedBeside() throws IOException {
    try (LetterNames names = randomNames(200)) {
      TableModel model = randomModel();
      GuidedDecoder decoder =
          new GuidedDecoder(
              model,
              names.trie,
              LetterNames.END,
              new DecodingSpec(randomNormalization(), 5, random().nextDouble(), 3, 20));
      List<DecodingRequest> requests = new ArrayList<>();
      List<Decoding> alone = new ArrayList<>();
      int callsAlone = 0;
      int mostCalls = 0;
      for (int i = 0; i < 60; i++) {
        requests.add(
            new DecodingRequest(
                randomPrompt(), sections(names.trie, randomGroups()), randomDrafts(names)));
        alone.add(decoder.decode(List.of(requests.get(i))).get(0));
        callsAlone += alone.get(i).calls();
        mostCalls = Math.max(mostCalls, alone.get(i).calls());
      }
      assertEquals(model.calls, callsAlone);
      model.calls = 0;
      assertEquals(alone, decoder.decode(requests));
      assertEquals(mostCalls, model.calls);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < requests.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random());
      assertEquals(
          order.stream().map(alone::get).toList(),
          decoder.decode(order.stream().map(requests::get).toList()));
    }
  }

  /** Whatever the model says, and however soon it is stopped. */
  public void testNothingOutsideOfTheKnowledgeBase() throws IOException {
    for (int i = 0; i < 5; i++) {
      try (LetterNames names = randomNames(400)) {
        for (int batch = atLeast(20); batch > 0; batch--) {
          GuidedDecoder decoder =
              new GuidedDecoder(
                  randomModel(),
                  names.trie,
                  LetterNames.END,
                  new DecodingSpec(
                      randomNormalization(),
                      1 + random().nextInt(10),
                      random().nextDouble(),
                      1 + random().nextInt(4),
                      1 + random().nextInt(6)));
          List<DecodingRequest> requests = new ArrayList<>();
          List<Set<String>> groups = new ArrayList<>();
          for (int r = 0; r < 100; r++) {
            groups.add(randomGroups());
            requests.add(new DecodingRequest(randomPrompt(), sections(names.trie, groups.get(r))));
          }
          List<Decoding> decodings = decoder.decode(requests);
          for (int r = 0; r < requests.size(); r++) {
            for (DecodedConcept concept : decodings.get(r).concepts()) {
              assertEquals(concept.concept(), names.kb.nameConcept(concept.name()));
              String group = names.kb.semanticGroup(concept.concept()).orElse("none");
              assertTrue(groups.get(r).isEmpty() || groups.get(r).contains(group));
            }
          }
        }
      }
    }
  }

  /** Names of which few share more than a beginning, as names of diseases do. */
  public void testFewerCallsThanBeamSearch() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int c = 0; c < 300; c++) {
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < 10; i++) {
        name.append((char) ('a' + random().nextInt(10)));
      }
      builder.name(builder.concept("C" + c), name.toString(), "en", "", NameKind.SYNONYM, 0);
    }
    try (LetterNames names = new LetterNames(createTempDir().resolve("kb"), builder)) {
      TableModel model = new TableModel(random().nextLong(), LetterNames.VOCABULARY, 6);
      GuidedDecoder decoder =
          new GuidedDecoder(model, names.trie, LetterNames.END, DecodingSpec.DEFAULT);
      int guided = 0;
      int beams = 0;
      int draftedCalls = 0;
      for (int i = 0; i < 100; i++) {
        int[] prompt = randomPrompt();
        model.calls = 0;
        Decoding decoding =
            decoder.decode(List.of(new DecodingRequest(prompt, NameTrie.ALL_SECTIONS))).get(0);
        assertEquals(model.calls, decoding.calls());
        guided += model.calls;
        int[] name = names.encode(names.kb.nameText(decoding.concepts().get(0).name()));
        List<int[]> drafts = List.of(name, names.encode(names.kb.nameText(i)));
        Decoding drafted =
            decoder
                .decode(List.of(new DecodingRequest(prompt, NameTrie.ALL_SECTIONS, drafts)))
                .get(0);
        assertEquals(decoding.concepts().get(0), drafted.concepts().get(0));
        draftedCalls += drafted.calls();
        model.calls = 0;
        int[] found = ConstrainedBeamSearch.decode(model, names.trie, LetterNames.END, prompt, 3);
        beams += model.calls;
        int[] best = names.encode(names.kb.nameText(decoding.concepts().get(0).name()));
        // Beams may lose the best name, never gain one.
        double ours = logProb(names, model, prompt, best);
        double theirs = logProb(names, model, prompt, found);
        assertTrue(Arrays.equals(best, found) || ours > theirs - 1e-6);
      }
      assertTrue(guided + " calls, beams " + beams, 2 * guided <= beams);
      assertTrue(draftedCalls + " calls, beams " + beams, 4 * draftedCalls <= beams);
    }
  }

  private static double logProb(LetterNames names, TableModel model, int[] prompt, int[] tokens)
      throws IOException {
    StringBuilder name = new StringBuilder();
    Arrays.stream(tokens).forEach(token -> name.append((char) ('a' + token - 1)));
    int concept = -1;
    for (int n = 0; n < names.kb.nameCount(); n++) {
      concept = names.kb.nameText(n).contentEquals(name) ? names.kb.nameConcept(n) : concept;
    }
    return Math.log(
        ExhaustiveDecoder.decode(names, model, Normalization.ALLOWED_TOKENS, prompt, Set.of())
            .get(concept));
  }
}
