package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.lm.AnsweringModel;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.TokenizedNames;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingModel;
import io.conceptlinker.link.rank.RankingNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.apache.lucene.tests.util.LuceneTestCase;

/** What a model names, though no look-up finds it. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class DecodedCandidatesTests extends LuceneTestCase {
  private static final String[][] SAID = {
    {"qwrtz zqwx", "Celiac Disease"},
    {"wheat malady", "gluten enteropathy"},
    {"belly", "bowel"},
    {"gowt", "regional ileitis"}
  };

  private KnowledgeBase kb;
  private NameTrie names;
  private PromptWriter prompts;
  private FavouriteName favourite;
  private LanguageModel model;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    Path bundle = createTempDir().resolve("kb");
    kb = DemoConcepts.build(bundle);
    Tokenizer tokenizer = LearntTokenizer.of(kb);
    TokenizedNames encoding = new TokenizedNames(tokenizer, NameForm.LOWER_CASE);
    Path file = NameTrie.pathBeside(bundle, encoding);
    NameTrieWriter.write(file, kb, encoding);
    names = NameTrie.open(file, kb, encoding);
    prompts = new PromptWriter(tokenizer, PromptLimits.DEFAULT);
    favourite = new FavouriteName(tokenizer, prompts, DecodedCandidatesTests::said);
    model = new AnsweringModel(tokenizer.size(), 512, favourite);
  }

  @Override
  public void tearDown() throws Exception {
    names.close();
    kb.close();
    super.tearDown();
  }

  /** By what stands last in the prompt, the mention. */
  private static String said(String prompt) {
    String said = "Hepatitis C";
    int last = -1;
    for (String[] one : SAID) {
      if (prompt.lastIndexOf(one[0]) > last) {
        last = prompt.lastIndexOf(one[0]);
        said = one[1];
      }
    }
    return said;
  }

  public void testAConceptThatNoLookUpFinds() {
    Mention mention = only(decoding(), "qwrtz zqwx", Set.of()).orElseThrow();
    assertEquals("D14", mention.conceptId());
    assertEquals(LinkPath.GENERATIVE, mention.path());
    assertEquals(Optional.empty(), only(looking(), "qwrtz zqwx", Set.of()));
  }

  public void testByANameThatIsWrittenQuiteDifferently() {
    // The names of D14 that are nearest in writing are others, which the model would not say.
    assertEquals("D14", only(decoding(), "wheat malady", Set.of()).orElseThrow().conceptId());
  }

  public void testTheyAreWeighedBesideWhatWasFound() {
    Mention found = only(looking(), "gowt", Set.of()).orElseThrow();
    assertEquals("D11", found.conceptId());
    Mention decoded = only(decoding(), "gowt", Set.of()).orElseThrow();
    assertEquals("D15", decoded.conceptId());
    assertTrue(decoded.candidates().stream().anyMatch(one -> one.conceptId().equals("D11")));
  }

  public void testOnlyGroupsThatAreAskedFor() {
    assertEquals("A2", only(decoding(), "belly", Set.of()).orElseThrow().conceptId());
    for (Candidate candidate :
        only(decoding(), "belly", Set.of("Gene", "Procedure")).orElseThrow().candidates()) {
      assertTrue(candidate.conceptId(), candidate.conceptId().matches("[GC].*"));
    }
    assertEquals(Optional.empty(), only(decoding(), "belly", Set.of("Nothing")));
  }

  public void testWhatANameConvincesOfIsNotDecoded() {
    for (String name : List.of("asthma", "Asthma", "ASTHMA", "CD")) {
      assertTrue(only(decoding(), name, Set.of()).isPresent());
    }
    assertEquals(0, favourite.decoded);
    assertTrue(only(decoding(), "asthmas", Set.of()).isPresent());
    assertEquals(1, favourite.decoded);
  }

  public void testWhatIsSettledIsNotDecoded() {
    assertTrue(only(linker(0.1, true), "gowt", Set.of()).isPresent());
    assertEquals(0, favourite.decoded);
  }

  public void testInRunningTextToo() {
    LinkRequest request =
        new LinkRequest(List.of(new Passage("body", "Asthmas were found.")), options(Set.of()));
    Mention mention = decoding().link(List.of(request)).getFirst().mentions().getFirst();
    assertEquals(1, favourite.decoded);
    assertEquals("D8", mention.conceptId());
  }

  public void testTheSameInWhateverOrder() {
    List<String> surfaces = new ArrayList<>(List.of("qwrtz zqwx", "gowt", "belly", "xyz", "CD"));
    TreeMap<String, Mention> alone = new TreeMap<>();
    for (String surface : surfaces) {
      alone.put(surface, only(decoding(), surface, Set.of()).orElseThrow());
    }
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(surfaces, random());
      List<Passage> passages = new ArrayList<>();
      List<Span> spans = new ArrayList<>();
      for (String surface : surfaces) {
        spans.add(new Span(passages.size(), 0, surface.length()));
        passages.add(new Passage("field", surface));
      }
      List<Optional<Mention>> together =
          decoding().linkSpans(new LinkRequest(passages, options(Set.of()), "en"), spans);
      for (int i = 0; i < spans.size(); i++) {
        Mention expected = alone.get(surfaces.get(i));
        Mention found = together.get(i).orElseThrow();
        assertEquals(expected.conceptId(), found.conceptId());
        assertEquals(expected.candidates().size(), found.candidates().size());
      }
    }
  }

  public void testFeaturesWhereNothingButTheModelSpeaksForACandidate() {
    RankingExamples examples = new RankingExamples(kb, new ConceptDecoder(model, prompts, names));
    RankingExamples.Example example =
        examples
            .of(request("qwrtz zqwx", Set.of()), List.of(new Span(0, 0, 10)))
            .getFirst()
            .orElseThrow();
    assertTrue("look-ups find nothing", example.first().isEmpty());
    RankingExamples.Look look = example.second();
    assertEquals(kb.concept("D14"), look.asked().concepts()[0]);
    assertEquals("Celiac Disease", kb.nameText(look.asked().said()[0]));
    double[] row = look.mention().features()[0];
    for (double value : row) {
      assertTrue("" + value, Double.isFinite(value));
    }
    assertEquals(1, row[Feature.NEAR_NAME.index()], 0);
    assertTrue(row[Feature.QUALITY.index()] < 0.3);
    assertTrue(row[Feature.LEXICAL_SCORE.index()] <= -3);
    assertEquals(0, row[Feature.COMMON_WORDS.index()], 0);
    assertTrue(
        new RankingExamples(kb)
            .of(request("qwrtz zqwx", Set.of()), List.of(new Span(0, 0, 10)))
            .getFirst()
            .isEmpty());
  }

  public void testCandidatesBeforeAndAfterTheModelNamesAny() {
    RankingExamples decoded = new RankingExamples(kb, new ConceptDecoder(model, prompts, names));
    List<Span> span = List.of(new Span(0, 0, "gowt".length()));
    RankingExamples.Example example =
        decoded.of(request("gowt", Set.of()), span).getFirst().orElseThrow();
    RankingExamples.Example looked =
        new RankingExamples(kb).of(request("gowt", Set.of()), span).getFirst().orElseThrow();
    RankingExamples.Look first = example.first().orElseThrow();
    assertArrayEquals(looked.second().asked().concepts(), first.asked().concepts());
    for (int i = 0; i < first.mention().features().length; i++) {
      assertArrayEquals(looked.second().mention().features()[i], first.mention().features()[i], 0);
    }
    IntPredicate isNamed = concept -> concept == kb.concept("D15");
    assertTrue(Arrays.stream(first.asked().concepts()).noneMatch(isNamed));
    assertTrue(Arrays.stream(example.second().asked().concepts()).anyMatch(isNamed));
    assertSame(looked.second(), looked.first().orElseThrow());
  }

  private static Optional<Mention> only(SpanLinker linker, String text, Set<String> groups) {
    return linker
        .linkSpans(request(text, groups), List.of(new Span(0, 0, text.length())))
        .getFirst();
  }

  private static LinkRequest request(String text, Set<String> groups) {
    return new LinkRequest(List.of(new Passage("body", text)), options(groups), "en");
  }

  private static LinkOptions options(Set<String> groups) {
    return new LinkOptions(0, groups, OverlapPolicy.NO_SUB, 20);
  }

  private SpanLinker decoding() {
    return linker(1, true);
  }

  private SpanLinker looking() {
    return linker(1, false);
  }

  /** A linker that believes its model. */
  private SpanLinker linker(double enough, boolean decodes) {
    CandidateModel asked = new CandidateModel(kb, model, prompts);
    RankingModel ranking =
        new RankingModel(
            ranker(Feature.LEXICAL_SCORE, 1),
            ranker(Feature.MODEL, 1),
            enough,
            0,
            PrecisionThresholds.NONE);
    return decodes
        ? new GenerativeLinker(kb, asked, ranking, new ConceptDecoder(model, prompts, names))
        : new GenerativeLinker(kb, asked, ranking);
  }

  private static Ranker ranker(Feature feature, float weight) {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[feature.index()] = weight;
    linear[RankingNetwork.NONE] = -20;
    return new Ranker(new RankingNetwork(new float[0], new float[0], linear), Calibration.NONE);
  }
}
