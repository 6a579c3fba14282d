package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.find.MentionFinder;
import io.conceptlinker.link.lm.prompt.PassageTokens;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingModel;
import io.conceptlinker.link.rank.RankingNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.tests.util.LuceneTestCase;

public class GenerativeLinkerTests extends LuceneTestCase {
  private KnowledgeBase kb;
  private Tokenizer tokenizer;
  private int asked;
  private int prompts;
  private int questions;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    kb = DemoConcepts.build(createTempDir().resolve("kb"));
    tokenizer = LearntTokenizer.of(kb);
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  public void testTheModelDecidesWhatNamesLeaveOpen() {
    String text = "CD was found.";
    assertEquals("D15", link(linker("crohn", 0.9), text).getFirst().conceptId());
    Mention celiac = link(linker("celiac", 0.9), text).getFirst();
    assertEquals("D14", celiac.conceptId());
    assertEquals(LinkPath.GENERATIVE, celiac.path());
    assertEquals("D15", celiac.candidates().get(1).conceptId());
    assertTrue(celiac.score() > celiac.candidates().get(1).score());
  }

  public void testWhatIsSettledIsNotAsked() {
    Mention asthma = link(linker("nothing", 0.5), "Asthma was found.").getFirst();
    assertEquals(LinkPath.DICTIONARY, asthma.path());
    assertEquals(0, asked);
    assertEquals(
        LinkPath.GENERATIVE, link(linker("nothing", 0.99), "Asthma was found.").getFirst().path());
    assertEquals(1, asked);
  }

  public void testMentionsOfADocumentAreAskedTogether() {
    link(linker("celiac", 0.99), "CD, WAS, CAT, asthma and gout were found.");
    assertEquals(1, asked);
  }

  public void testTheSameWordsAreAskedAboutOnce() {
    LinkRequest request =
        new LinkRequest(List.of(new Passage("body", "CD, gout, CD and CD")), options(0), "en");
    List<Mention> found =
        linker("celiac", 0.99).link(List.of(request)).getFirst().mentions().stream()
            .filter(mention -> mention.conceptId().equals("D14"))
            .toList();
    assertEquals(3, found.size());
    assertEquals(2, prompts);
    assertEquals(1, found.stream().mapToDouble(Mention::score).distinct().count());
    found.forEach(mention -> assertEquals(LinkPath.GENERATIVE, mention.path()));
    linker("celiac", 0.99).link(List.of(request, request));
    assertEquals("each document has its own memory", 6, prompts);
  }

  public void testOnlyPossibleCandidatesAreAskedAbout() {
    Mention all = span(linker("crohn", 0.99, 0), "Celiac or Crohn or Wilson disease");
    int asked = questions;
    Mention some = span(linker("crohn", 0.99, 0.9), "Celiac or Crohn or Wilson disease");
    assertTrue(all.candidates().size() + " candidates", all.candidates().size() > 2);
    assertTrue(asked + " and then " + questions, questions - asked < asked);
    assertEquals("D15", some.conceptId());
    assertEquals("the others are there still", all.candidates().size(), some.candidates().size());
    double sum = some.candidates().stream().mapToDouble(Candidate::score).sum();
    assertTrue("" + sum, sum < 1);
  }

  private static Mention span(SpanLinker linker, String text) {
    LinkRequest request = new LinkRequest(List.of(new Passage("body", text)), options(0), "en");
    return linker
        .linkSpans(request, List.of(new Span(0, 0, text.length())))
        .getFirst()
        .orElseThrow();
  }

  public void testWhatThereIsNoTimeForIsLeftAsItWas() {
    LinkRequest request =
        new LinkRequest(List.of(new Passage("body", "CD and gout")), options(0), "en");
    LinkResult none = linker("celiac", 0.99).link(List.of(request), () -> true).getFirst();
    assertTrue(none.cutShort());
    assertEquals(0, asked);
    assertEquals(2, none.mentions().size());
    none.mentions().forEach(one -> assertNotEquals(LinkPath.GENERATIVE, one.path()));
    double sum =
        none.mentions().getFirst().candidates().stream().mapToDouble(Candidate::score).sum();
    assertTrue("probabilities without the model: " + sum, sum < 1);
    assertFalse(linker("celiac", 0.99).link(List.of(request)).getFirst().cutShort());
  }

  public void testTheModelStopsInTheMiddleOfADocument() {
    String text = "CD, WAS, CAT, asthma, gout, hepatitis B, hepatitis C, cold, diabetes, CT, IL2.";
    LinkRequest request = new LinkRequest(List.of(new Passage("body", text)), options(0), "en");
    LinkResult some = linker("celiac", 0.9999).link(List.of(request), () -> asked > 0).getFirst();
    assertTrue(some.cutShort());
    assertEquals(1, asked);
    List<LinkPath> paths = some.mentions().stream().map(Mention::path).toList();
    assertEquals(11, paths.size());
    assertEquals(8, paths.stream().filter(path -> path == LinkPath.GENERATIVE).count());
    assertEquals("the first ones", 8, paths.lastIndexOf(LinkPath.GENERATIVE) + 1);
  }

  public void testGivenSpans() {
    LinkRequest request =
        new LinkRequest(List.of(new Passage("body", "CD, moon rocks, CD")), options(0), "en");
    List<Optional<Mention>> found =
        linker("celiac", 0.9)
            .linkSpans(
                request, List.of(new Span(0, 0, 2), new Span(0, 4, 14), new Span(0, 16, 18)));
    assertEquals("D14", found.get(0).orElseThrow().conceptId());
    assertEquals("D14", found.get(2).orElseThrow().conceptId());
    assertEquals(16, found.get(2).orElseThrow().start());
  }

  public void testScoresLeaveRoomForNone() {
    Mention mention = link(linker("celiac", 0.99), "CD was found.").getFirst();
    double sum = mention.candidates().stream().mapToDouble(Candidate::score).sum();
    assertTrue("" + sum, sum < 1);
    assertTrue(link(linker("celiac", 0.99), "CD was found.", mention.score() + 1e-6).isEmpty());
    assertEquals(1, link(linker("celiac", 0.99), "CD was found.", mention.score()).size());
  }

  public void testMentionsThatTheModelFinds() {
    String text = "Asthma and coeliacdisease were found.";
    assertEquals(List.of("Asthma"), surfaces(linker("celiac", 0.5), text));
    List<Mention> found = link(finding(text, "coeliacdisease", "Asthma"), text);
    assertEquals(List.of("Asthma", "coeliacdisease"), surfaces(found, text));
    assertEquals("D14", found.get(1).conceptId());
    assertEquals("one that the dictionary has is not looked up twice", 2, found.size());
    // What cannot be linked takes nothing from what is inside of it.
    assertEquals(
        List.of("Asthma"),
        surfaces(link(finding(text, "Asthma and coeliacdisease"), text, 0.95), text));
    assertEquals(List.of("Asthma"), surfaces(finding("Asthma, 77.", "77"), "Asthma, 77."));
  }

  private List<String> surfaces(SpanLinker linker, String text) {
    return surfaces(link(linker, text), text);
  }

  private static List<String> surfaces(List<Mention> mentions, String text) {
    return mentions.stream().map(one -> text.substring(one.start(), one.end())).toList();
  }

  /** A linker with a model that takes some stretches of a text for mentions. */
  private SpanLinker finding(String text, String... mentions) {
    PromptWriter prompts = new PromptWriter(tokenizer, new PromptLimits(0, 0, 24, 32, 64));
    PassageTokens tokens = prompts.passage(text);
    float[] tags = new float[3 * (tokens.size() + 1)];
    for (String mention : mentions) {
      int start = text.indexOf(mention);
      int first = tokens.tokenBehind(start);
      int end = tokens.tokensBefore(start + mention.length());
      for (int token = first; token < end; token++) {
        tags[3 * (token + 1) + (token == first ? 1 : 2)] = 1;
      }
    }
    return ((GenerativeLinker) linker("celiac", 0.5))
        .with(Optional.of(new MentionFinder(passages -> List.of(tags), prompts)));
  }

  private List<Mention> link(SpanLinker linker, String text) {
    return link(linker, text, 0);
  }

  private List<Mention> link(SpanLinker linker, String text, double minScore) {
    LinkRequest request =
        new LinkRequest(List.of(new Passage("body", text)), options(minScore), "en");
    return linker.link(List.of(request)).getFirst().mentions();
  }

  private static LinkOptions options(double minScore) {
    return new LinkOptions(minScore, Set.of(), OverlapPolicy.NO_SUB, 5);
  }

  /** A linker whose model says what begins with a word, and that believes its model. */
  private SpanLinker linker(String favourite, double enough) {
    return linker(favourite, enough, 0);
  }

  private SpanLinker linker(String favourite, double enough, double possible) {
    Ranker first = ranker(Feature.LEXICAL_SCORE, 1, -3);
    Ranker second = ranker(Feature.MODEL_SHARE, 1, -3);
    LanguageModel model = new SayingModel(name -> name.contains(favourite) ? -0.1 : -1);
    return new GenerativeLinker(
        kb,
        new CandidateModel(kb, model, new PromptWriter(tokenizer, PromptLimits.DEFAULT)),
        new RankingModel(first, second, enough, possible, PrecisionThresholds.NONE));
  }

  private static Ranker ranker(Feature feature, float weight, float none) {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[feature.index()] = weight;
    linear[RankingNetwork.INPUTS - 2] = none;
    return new Ranker(new RankingNetwork(new float[0], new float[0], linear), Calibration.NONE);
  }

  /** A model that gives each token of a name what a function says of the name. */
  private final class SayingModel implements LanguageModel {
    private final ToDoubleFunction<String> said;

    SayingModel(ToDoubleFunction<String> said) {
      this.said = said;
    }

    @Override
    public int vocabulary() {
      return tokenizer.size();
    }

    @Override
    public int longest() {
      return 512;
    }

    @Override
    public Session open(List<int[]> opened) {
      prompts += opened.size();
      return new Session() {
        @Override
        public List<float[]> ask(List<Question> questions) {
          asked++;
          GenerativeLinkerTests.this.questions += questions.size();
          List<float[]> answers = new ArrayList<>();
          for (Question question : questions) {
            float[] answer = new float[question.size()];
            String name = tokenizer.decode(question.tokens());
            Arrays.fill(answer, (float) said.applyAsDouble(name));
            answers.add(answer);
          }
          return answers;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
