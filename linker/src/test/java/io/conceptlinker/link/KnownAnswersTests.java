package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.lm.AnsweringModel;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.lm.cache.AnswerCounts;
import io.conceptlinker.link.lm.cache.ModelAnswers;
import io.conceptlinker.link.lm.find.MentionFinder;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * Links from answers that were kept are those that the model would make, to the last bit. The
 * model's answers depend on everything that they may depend on.
 */
public class KnownAnswersTests extends LuceneTestCase {
  private static final String[] PIECES = {
    "breast cancer",
    "gout",
    "IL-2",
    "no",
    "asthmas",
    "hepatitis B and C",
    "ovarian cancers",
    "ALL",
    "CD",
    "WAS",
    "pancreatic tumour",
    "diabetes melitus",
    "cold",
    "was seen",
    "sugar disease",
    "gouty joints",
    "Wilson disease (WD)",
    "WD",
    "the bowel",
    "regional ileitys",
    "CAT",
    "moon"
  };

  private static final String[] ENDS = {". ", ", ", " and ", " "};

  private KnowledgeBase kb;
  private NameTrie names;
  private Tokenizer tokenizer;
  private PromptWriter prompts;
  private boolean finds;
  private int calls;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    Path bundle = createTempDir().resolve("kb");
    try (KnowledgeBase built = DemoConcepts.build(bundle)) {
      tokenizer = LearntTokenizer.of(built);
    }
    open(bundle);
    finds = random().nextBoolean();
    prompts =
        new PromptWriter(
            tokenizer, finds ? new PromptLimits(0, 0, 24, 32, 48) : PromptLimits.DEFAULT);
  }

  /** Opens a knowledge base and writes its names. */
  private void open(Path bundle) throws IOException {
    kb = KnowledgeBase.open(bundle);
    TokenizedNames encoding = new TokenizedNames(tokenizer, NameForm.LOWER_CASE);
    Path file = NameTrie.pathBeside(bundle, encoding);
    NameTrieWriter.write(file, kb, encoding);
    names = NameTrie.open(file, kb, encoding);
  }

  @Override
  public void tearDown() throws Exception {
    names.close();
    kb.close();
    super.tearDown();
  }

  public void testTheSameLinksToTheLastBit() {
    SpanLinker fresh = linker(1, ModelAnswers.unkept());
    // Some keep everything, some forget while a document is linked.
    AnswerCache cache = new AnswerCache(random().nextBoolean() ? 1 << 24 : 5_000);
    SpanLinker kept = linker(1, new ModelAnswers(cache, "m1"));
    List<LinkRequest> documents = documents(30);
    for (int i = 0; i < 150; i++) {
      LinkRequest document = documents.get(random().nextInt(documents.size()));
      assertEquals(fresh.link(List.of(document)), kept.link(List.of(document)));
    }
    assertEquals(fresh.link(documents), kept.link(documents));
    assertTrue("" + cache.counts(), cache.counts().hits() > 100);
  }

  public void testDocumentsThatAreKnownNeedNoTime() {
    AnswerCache cache = new AnswerCache(1 << 24);
    SpanLinker kept = linker(1, new ModelAnswers(cache, "m1"));
    List<LinkRequest> documents = documents(30);
    List<LinkResult> first = kept.link(documents);
    assertTrue(first.stream().anyMatch(KnownAnswersTests::isOfModel));
    calls = 0;
    assertEquals(first, kept.link(documents));
    assertEquals(first, kept.link(documents, () -> true));
    assertEquals(0, calls);
    first.forEach(result -> assertFalse(result.cutShort()));
  }

  private static boolean isOfModel(LinkResult result) {
    return result.mentions().stream().anyMatch(one -> one.path() == LinkPath.GENERATIVE);
  }

  /** Each mention has what the model says of it, or what is known without. */
  public void testWithoutTimeEachMentionHasAllOrNothing() {
    ModelAnswers answers = new ModelAnswers(new AnswerCache(1 << 24), "m1");
    SpanLinker kept = linker(1, answers);
    int known = 0;
    int unknown = 0;
    for (LinkRequest document : documents(200)) {
      LinkResult over = kept.link(List.of(document), () -> true).getFirst();
      LinkResult none =
          linker(1, ModelAnswers.unkept()).link(List.of(document), () -> true).getFirst();
      LinkResult all = kept.link(List.of(document)).getFirst();
      if (!over.cutShort()) {
        assertEquals(all, over);
      } else if (!finds) {
        for (Mention mention : over.mentions()) {
          boolean isKnown = mention.path() == LinkPath.GENERATIVE;
          known += isKnown ? 1 : 0;
          unknown += isKnown ? 0 : 1;
          assertTrue(mention.toString(), (isKnown ? all : none).mentions().contains(mention));
        }
      }
    }
    assertTrue(known + " known, " + unknown + " unknown", finds || known > 20 && unknown > 20);
  }

  public void testAnotherModelIsAsked() {
    AnswerCache cache = new AnswerCache(1 << 24);
    List<LinkRequest> documents = documents(20);
    linker(1, new ModelAnswers(cache, "m1")).link(documents);
    long answers = cache.counts().answers();
    List<LinkResult> expected = linker(2, ModelAnswers.unkept()).link(documents);
    assertEquals(expected, linker(2, new ModelAnswers(cache, "m2")).link(documents));
    assertTrue(cache.counts().answers() > answers);
  }

  public void testAnEditedDocument() {
    AnswerCache cache = new AnswerCache(1 << 24);
    SpanLinker kept = linker(1, new ModelAnswers(cache, "m1"));
    String far = "moon ".repeat(400);
    kept.link(List.of(request("Gouty joints and CD were seen. " + far + "It was.")));
    AnswerCounts before = cache.counts();
    LinkRequest edited = request("Gouty joints and CD were seen. " + far + "It was not.");
    LinkResult result = kept.link(List.of(edited)).getFirst();
    assertEquals(linker(1, ModelAnswers.unkept()).link(List.of(edited)).getFirst(), result);
    assertTrue(isOfModel(result));
    assertTrue(cache.counts().hits() > before.hits());
    if (!finds) {
      // A model that finds mentions reads the whole passage again, and finds others.
      assertEquals(before.misses(), cache.counts().misses());
    }
  }

  /** The same names and one more, so that each concept has another ordinal. */
  public void testAnotherKnowledgeBase() throws IOException {
    AnswerCache cache = new AnswerCache(1 << 24);
    List<LinkRequest> documents = documents(30);
    linker(1, new ModelAnswers(cache, "m1")).link(documents);
    long scores = cache.counts().hits();
    KnowledgeBase before = kb;
    names.close();
    open(shifted());
    before.close();
    List<LinkResult> expected = linker(1, ModelAnswers.unkept()).link(documents);
    assertEquals(expected, linker(1, new ModelAnswers(cache, "m1")).link(documents));
    assertTrue("what names are alike is known", cache.counts().hits() > scores);
  }

  private Path shifted() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.preferredName(builder.concept("A0"), "Aardvark fever", "en");
    for (int i = 0; i < kb.conceptCount(); i++) {
      int concept = builder.concept(kb.id(i));
      builder.semanticGroup(concept, kb.semanticGroup(i).orElseThrow());
      builder.preferredName(concept, kb.preferredName(i), "en");
      for (int name = kb.firstName(i); name < kb.endName(i); name++) {
        builder.name(
            concept, kb.nameText(name), kb.nameLanguage(name), "mini", kb.nameKind(name), 0);
      }
    }
    Path bundle = createTempDir().resolve("kb");
    builder.write(bundle, "mini");
    return bundle;
  }

  private static List<LinkRequest> documents(int count) {
    List<LinkRequest> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int pieces = 1 + random().nextInt(12);
      for (int j = 0; j < pieces; j++) {
        text.append(PIECES[random().nextInt(PIECES.length)]);
        text.append(ENDS[random().nextInt(ENDS.length)]);
      }
      documents.add(request(text.toString()));
    }
    return documents;
  }

  private static LinkRequest request(String text) {
    List<Passage> passages = List.of(new Passage("title", "Gout"), new Passage("body", text));
    return new LinkRequest(passages, new LinkOptions(0, Set.of(), OverlapPolicy.NO_SUB, 5), "en");
  }

  private SpanLinker linker(long seed, ModelAnswers answers) {
    LanguageModel model =
        new AnsweringModel(
            tokenizer.size(), 512, (read, questions) -> answers(seed, read, questions));
    GenerativeLinker linker =
        new GenerativeLinker(
            kb,
            new CandidateModel(kb, model, prompts, answers),
            new RankingModel(
                ranker(Feature.LEXICAL_SCORE),
                ranker(Feature.MODEL),
                0.99,
                0,
                PrecisionThresholds.NONE),
            new ConceptDecoder(model, prompts, names, answers));
    TokenTagger tagger = passages -> passages.stream().map(this::tags).toList();
    return finds ? linker.with(Optional.of(new MentionFinder(tagger, prompts, answers))) : linker;
  }

  private static Ranker ranker(Feature feature) {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[feature.index()] = 1;
    linear[RankingNetwork.NONE] = -3;
    return new Ranker(new RankingNetwork(new float[0], new float[0], linear), Calibration.NONE);
  }

  /** What is answered depends on the prompt and all that is asked about it at once. */
  private List<float[]> answers(long seed, List<int[]> read, List<Question> questions) {
    calls++;
    long[] seeds = new long[read.size()];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = 31 * seed + Arrays.hashCode(read.get(i));
    }
    for (Question question : questions) {
      long asked = 31L * Arrays.hashCode(question.tokens()) + Arrays.hashCode(question.next());
      seeds[question.prompt()] = 31 * seeds[question.prompt()] + asked;
    }
    List<float[]> answers = new ArrayList<>();
    for (Question question : questions) {
      Random random = new Random(seeds[question.prompt()] ^ Arrays.hashCode(question.tokens()));
      float[] answer = new float[question.size()];
      for (int i = 0; i < answer.length; i++) {
        answer[i] = -4 * random.nextFloat();
      }
      answers.add(answer);
    }
    return answers;
  }

  private float[] tags(int[] passage) {
    calls++;
    Random random = new Random(Arrays.hashCode(passage));
    float[] tags = new float[3 * passage.length];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = -4 * random.nextFloat();
    }
    return tags;
  }
}
