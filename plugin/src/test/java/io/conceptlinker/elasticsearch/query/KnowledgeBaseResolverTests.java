package io.conceptlinker.elasticsearch.query;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.conceptlinker.ingest.kb.ConceptFacts;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.ingest.kb.KnowledgeBaseSummary;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.test.ESTestCase;

public class KnowledgeBaseResolverTests extends ESTestCase {

  /** Answers every text with the same mentions; has ids C0 to C9, all below C0. */
  private record FixedKnowledgeBase(List<Mention> mentions) implements OpenKnowledgeBase {
    @Override
    public KnowledgeBaseSummary summary() {
      return new KnowledgeBaseSummary("v1", 1, 1, 1, List.of(), List.of(), 0);
    }

    @Override
    public EntityLinker linker() {
      return requests -> requests.stream().map(request -> new LinkResult(mentions)).toList();
    }

    @Override
    public Optional<ConceptFacts> facts(String conceptId) {
      return Optional.empty();
    }

    @Override
    public List<String> withNarrower(String conceptId, int maxDepth, int limit) {
      if (!conceptId.startsWith("C")) {
        return List.of();
      }
      Stream<String> below =
          conceptId.equals("C0") && maxDepth > 0
              ? IntStream.range(1, 10).mapToObj(i -> "C" + i)
              : Stream.of();
      return Stream.concat(Stream.of(conceptId), below).limit(limit).toList();
    }

    @Override
    public void close() {}
  }

  private static Mention mention(LinkPath path, Candidate... candidates) {
    Candidate best = candidates[0];
    return new Mention(
        0,
        0,
        1,
        best.conceptId(),
        best.name(),
        best.score(),
        Assertion.PRESENT,
        path,
        List.of(candidates));
  }

  private static Candidate candidate(String id, double score) {
    return new Candidate(id, "name", score);
  }

  private static List<Set<String>> resolve(ConceptQuestion question, Mention... mentions) {
    try (KnowledgeBases knowledgeBases =
        new KnowledgeBases(
            createTempDir(), path -> new FixedKnowledgeBase(List.of(mentions)), () -> 0)) {
      FakeKnowledgeBase.install(knowledgeBases.root(), "demo", "v1");
      knowledgeBases.refresh(Runnable::run);
      KnowledgeBaseResolver resolver =
          new KnowledgeBaseResolver(() -> knowledgeBases, () -> Runnable::run);
      PlainActionFuture<ConceptTerms> answer = new PlainActionFuture<>();
      resolver.resolve(question, answer);
      for (KnowledgeBaseStatus status : knowledgeBases.statuses()) {
        assertEquals("lease given back", 0, status.leases());
      }
      return answer.actionGet().required().stream().map(Set::copyOf).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ConceptQuestion text(int maxDepth) {
    return new ConceptQuestion(List.of(), "words", null, maxDepth, 100);
  }

  private static ConceptQuestion ids(int maxDepth, int maxTerms, String... ids) {
    return new ConceptQuestion(List.of(ids), null, null, maxDepth, maxTerms);
  }

  public void testIds() {
    assertEquals(List.of(Set.of("C1", "C2")), resolve(ids(0, 100, "C1", "C2")));
    assertEquals(10, resolve(ids(9, 100, "C0")).getFirst().size());
    assertEquals(
        "an unknown id stands for itself",
        List.of(Set.of("C1", "ELSEWHERE")),
        resolve(ids(9, 100, "C1", "ELSEWHERE")));
  }

  public void testReadingsOfAnAmbiguousNameAreAlternatives() {
    Mention cold =
        mention(
            LinkPath.DISAMBIGUATED,
            candidate("C1", 0.6),
            candidate("C2", 0.3),
            candidate("C3", 0.05));
    assertEquals(
        "the unlikely one is left out", List.of(Set.of("C1", "C2")), resolve(text(0), cold));
  }

  public void testLookalikesAreNoReadings() {
    Mention near = mention(LinkPath.LEXICAL, candidate("C1", 0.6), candidate("C2", 0.5));
    assertEquals(List.of(Set.of("C1")), resolve(text(0), near));
  }

  public void testSeveralMentionsAreAllRequired() {
    Mention first = mention(LinkPath.DICTIONARY, candidate("C1", 0.9));
    Mention second = mention(LinkPath.DICTIONARY, candidate("C2", 0.9));
    assertEquals(List.of(Set.of("C1"), Set.of("C2")), resolve(text(0), first, second, first));
    assertEquals(List.of(), resolve(text(0)));
  }

  public void testLimit() {
    assertEquals(10, resolve(ids(9, 10, "C0")).getFirst().size());
    Exception e = expectThrows(IllegalArgumentException.class, () -> resolve(ids(9, 9, "C0")));
    assertThat(
        String.valueOf(e), allOf(containsString("[9]"), containsString("index.max_terms_count")));
    expectThrows(IllegalArgumentException.class, () -> resolve(ids(9, 10, "C0", "X1", "X2")));
  }

  public void testWithoutKnowledgeBase() {
    try (KnowledgeBases none =
        new KnowledgeBases(
            createTempDir(),
            path -> {
              throw new IOException("corrupt");
            },
            () -> 0)) {
      KnowledgeBaseResolver resolver = new KnowledgeBaseResolver(() -> none, () -> Runnable::run);
      assertEquals(1, resolver.resolve(ids(0, 9, "C1")).required().size());
      expectThrows(ResourceNotFoundException.class, () -> resolver.resolve(ids(1, 9, "C1")));
      FakeKnowledgeBase.install(none.root(), "demo", "v1");
      none.refresh(Runnable::run);
      var question = new ConceptQuestion(List.of("C1"), null, randomFrom("demo", null), 1, 9);
      ElasticsearchStatusException e =
          expectThrows(ElasticsearchStatusException.class, () -> resolver.resolve(question));
      assertEquals(RestStatus.SERVICE_UNAVAILABLE, e.status());
      assertThat(String.valueOf(e), containsString("corrupt"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
