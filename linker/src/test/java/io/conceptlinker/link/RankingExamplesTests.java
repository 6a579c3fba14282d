package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.RankingExamples.Example;
import io.conceptlinker.link.rank.Unanswered;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RankingExamplesTests extends LuceneTestCase {
  private static final LinkRequest REQUEST =
      new LinkRequest(
          List.of(new Passage("body", "CD and asthma")),
          new LinkOptions(0, Set.of(), OverlapPolicy.ALL, 1),
          "en");
  private static final List<Span> SPANS = List.of(new Span(0, 0, 2), new Span(0, 7, 13));

  private KnowledgeBase kb;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    kb = DemoConcepts.build(createTempDir().resolve("kb"));
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  /** Candidates of the first span, without those of some concepts. */
  private List<String> candidates(String... unknown) {
    Set<String> without = Set.of(unknown);
    List<Optional<Example>> examples =
        new RankingExamples(kb)
            .without(concept -> without.contains(kb.id(concept)), 0.7)
            .of(REQUEST, SPANS);
    assertEquals(2, examples.size());
    assertEquals(!without.contains("D13"), examples.get(1).isPresent());
    for (Example example : examples.stream().flatMap(Optional::stream).toList()) {
      double[] unanswered = example.second().mention().unanswered();
      assertEquals(0.7, unanswered[Unanswered.COVERAGE.index()], 0);
    }
    return examples.get(0).stream()
        .flatMapToInt(example -> Arrays.stream(example.second().mention().concepts()))
        .mapToObj(kb::id)
        .toList();
  }

  public void testUnknownConceptsAreNoCandidates() {
    List<String> all = candidates();
    assertTrue(all.toString(), all.containsAll(List.of("D14", "D15")));
    List<String> without = candidates("D14");
    assertFalse(without.contains("D14"));
    assertTrue(without.contains("D15"));
    assertEquals(List.of(), candidates(all.toArray(String[]::new)));
  }
}
