package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.apache.lucene.util.NamedThreadFactory;

/** What holds for any text: offsets, order, and that nothing else in a batch matters. */
public class LinkInvariantsTests extends LuceneTestCase {
  private static final String[] PIECES = {
    "breast cancer",
    "gout",
    "Wilson disease (WD)",
    "WD",
    "IL-2",
    "no",
    "history of",
    "mother",
    "hepatitis B and C",
    "cancers of the breast",
    "ALL",
    "\ud83d\ude00",
    "é",
    "ﬁ",
    "ß",
    ". ",
    ", ",
    "\n",
    " ",
    " ",
    " ",
    "(",
    ")",
    "CD",
    "pancreatic tumour",
    "α",
    "-",
    "diabetes melitus"
  };

  private KnowledgeBase kb;
  private LexicalLinker linker;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    kb = DemoConcepts.build(createTempDir().resolve("kb"));
    linker = new LexicalLinker(kb);
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  public void testOffsetsOfAnyText() {
    int mentions = 0;
    for (int round = 0; round < 400; round++) {
      LinkRequest request = randomRequest();
      Mention previous = null;
      for (Mention mention : linker.link(List.of(request)).getFirst().mentions()) {
        String text = request.passages().get(mention.passage()).text();
        assertTrue(mention.end() <= text.length());
        assertTrue(mention.score() >= 0 && mention.score() <= 1);
        assertTrue(mention.score() >= request.options().minScore());
        assertTrue(Character.isLetterOrDigit(text.codePointAt(mention.start())));
        assertFalse(Character.isLowSurrogate(text.charAt(mention.start())));
        assertFalse(Character.isWhitespace(text.charAt(mention.end() - 1)));
        assertTrue(kb.concept(mention.conceptId()) >= 0);
        assertTrue(mention.candidates().size() <= request.options().maxCandidates());
        if (previous != null && previous.passage() == mention.passage()) {
          assertTrue(previous.start() <= mention.start());
        }
        previous = mention;
        mentions++;
      }
    }
    assertTrue(mentions > 400);
  }

  /** Mentions that are not looked up because a longer one covers them make no difference. */
  public void testPoliciesAreAllWithoutSome() {
    for (int round = 0; round < 200; round++) {
      List<Passage> passages = randomRequest().passages();
      List<List<Mention>> found = new ArrayList<>();
      for (OverlapPolicy policy : OverlapPolicy.values()) {
        LinkOptions options = new LinkOptions(0, Set.of(), policy, 3);
        LinkRequest request = new LinkRequest(passages, options);
        found.add(linker.link(List.of(request)).getFirst().mentions());
      }
      assertEquals(Overlaps.resolve(found.get(0), OverlapPolicy.NO_SUB), found.get(1));
      assertEquals(Overlaps.resolve(found.get(0), OverlapPolicy.LONGEST), found.get(2));
    }
  }

  /** A name is found wherever it stands, at the offsets where it was put. */
  public void testPlantedNamesAreFoundWhereTheyAre() {
    for (int round = 0; round < 300; round++) {
      String before = TestUtil.randomRealisticUnicodeString(random(), 20) + " | ";
      String name = random().nextBoolean() ? "heart failure" : "Wilson's disease";
      String text = before + name + " | " + TestUtil.randomUnicodeString(random(), 10);
      boolean found = false;
      for (Mention mention : linker.link(List.of(LinkRequest.ofText(text))).getFirst().mentions()) {
        found |=
            mention.start() == before.length() && mention.end() == before.length() + name.length();
      }
      assertTrue(found);
    }
  }

  public void testBatchesAndThreadsDoNotMatter() throws Exception {
    List<LinkRequest> requests = new ArrayList<>();
    List<LinkResult> alone = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      requests.add(randomRequest());
      alone.add(linker.link(List.of(requests.get(i))).getFirst());
    }
    assertEquals(alone, linker.link(requests));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random());
    ExecutorService executor = Executors.newFixedThreadPool(4, new NamedThreadFactory("link"));
    try {
      List<Callable<List<LinkResult>>> tasks = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        tasks.add(() -> linker.link(order.stream().map(requests::get).toList()));
      }
      for (Future<List<LinkResult>> future : executor.invokeAll(tasks)) {
        List<LinkResult> results = future.get();
        for (int i = 0; i < order.size(); i++) {
          assertEquals(alone.get(order.get(i)), results.get(i));
        }
      }
    } finally {
      executor.shutdown();
    }
  }

  private static LinkRequest randomRequest() {
    List<Passage> passages = new ArrayList<>();
    for (int p = random().nextInt(3); p >= 0; p--) {
      StringBuilder text = new StringBuilder();
      for (int i = random().nextInt(25); i > 0; i--) {
        text.append(PIECES[random().nextInt(PIECES.length)]);
        text.append(random().nextInt(4) == 0 ? TestUtil.randomUnicodeString(random(), 3) : " ");
      }
      passages.add(new Passage("p" + p, text.toString()));
    }
    OverlapPolicy[] policies = OverlapPolicy.values();
    OverlapPolicy policy = policies[random().nextInt(policies.length)];
    double minScore = random().nextBoolean() ? 0 : 0.6;
    return new LinkRequest(
        passages, new LinkOptions(minScore, Set.of(), policy, random().nextInt(3)));
  }
}
