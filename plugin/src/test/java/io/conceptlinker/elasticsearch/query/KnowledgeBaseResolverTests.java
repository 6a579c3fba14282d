package io.conceptlinker.elasticsearch.query;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.conceptlinker.elasticsearch.expand.ConceptSets;
import io.conceptlinker.elasticsearch.expand.Expand;
import io.conceptlinker.ingest.kb.ConceptFacts;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.ingest.kb.KnowledgeBaseSummary;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
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
    public String bundleName() {
      return "fixed";
    }

    @Override
    public Optional<NameTrie> names(GenerativeModel model) {
      return Optional.empty();
    }

    @Override
    public LexicalLinker lexical() {
      throw new UnsupportedOperationException("a fake shares nothing");
    }

    @Override
    public KnowledgeBase bundle() {
      throw new UnsupportedOperationException("a fake has no bundle");
    }

    @Override
    public Optional<ConceptFacts> facts(String conceptId) {
      return conceptId.startsWith("C")
          ? Optional.of(
              new ConceptFacts(parents(conceptId), Optional.empty(), List.of(), List.of()))
          : Optional.empty();
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

    /** C1 is known elsewhere, too. */
    @Override
    public List<String> otherIds(String conceptId) {
      return conceptId.equals("C1") ? List.of("OTHER:1") : List.of();
    }

    @Override
    public Optional<String> preferredName(String conceptId) {
      return conceptId.startsWith("C") ? Optional.of("name of " + conceptId) : Optional.empty();
    }

    /** Odd and even. */
    @Override
    public Optional<String> semanticGroup(String conceptId) {
      return conceptId.startsWith("C")
          ? Optional.of(conceptId.charAt(1) % 2 == 0 ? "even" : "odd")
          : Optional.empty();
    }

    @Override
    public List<String> parents(String conceptId) {
      return distance(conceptId, "C0") == 1 ? List.of("C0") : List.of();
    }

    @Override
    public int distance(String conceptId, String ancestorId) {
      return conceptId.startsWith("C") && !conceptId.equals("C0") && ancestorId.equals("C0")
          ? 1
          : -1;
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

  private static ConceptTerms answer(ConceptQuestion question, Mention... mentions) {
    try (KnowledgeBases knowledgeBases =
        new KnowledgeBases(
            createTempDir(), path -> new FixedKnowledgeBase(List.of(mentions)), () -> 0)) {
      FakeKnowledgeBase.install(knowledgeBases.root(), "demo", "v1");
      knowledgeBases.refresh(Runnable::run);
      PlainActionFuture<ConceptTerms> answer = new PlainActionFuture<>();
      resolver(knowledgeBases).resolve(question, answer);
      for (KnowledgeBaseStatus status : knowledgeBases.statuses()) {
        assertEquals("lease given back", 0, status.leases());
      }
      return answer.actionGet();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static KnowledgeBaseResolver resolver(KnowledgeBases knowledgeBases) {
    return new KnowledgeBaseResolver(
        () -> knowledgeBases,
        (kb, request) -> kb.knowledgeBase().linker().link(List.of(request)).getFirst(),
        () -> Runnable::run,
        new ConceptSets(() -> knowledgeBases));
  }

  private static List<Set<String>> resolve(ConceptQuestion question, Mention... mentions) {
    List<Set<String>> required = new ArrayList<>();
    for (List<Reading> readings : answer(question, mentions).required()) {
      Set<String> ids = new HashSet<>();
      readings.forEach(reading -> ids.addAll(reading.ids()));
      required.add(ids);
    }
    return required;
  }

  private static ConceptScope scope(int maxDepth) {
    return new ConceptScope(
        null,
        maxDepth == 0 ? Expand.NONE : Expand.NARROWER,
        Math.max(1, maxDepth),
        false,
        Set.of());
  }

  private static ConceptQuestion text(int maxDepth) {
    return new ConceptQuestion(ConceptSubject.ofText("words"), scope(maxDepth), 100);
  }

  private static ConceptQuestion ids(int maxDepth, int maxTerms, String... ids) {
    return new ConceptQuestion(ConceptSubject.ofIds(ids), scope(maxDepth), maxTerms);
  }

  private static ConceptQuestion expression(int maxTerms, String expression) {
    return new ConceptQuestion(
        ConceptSubject.ofExpression(expression), ConceptScope.DEFAULT, maxTerms);
  }

  public void testExpressions() {
    assertEquals(
        List.of(Set.of("C1", "C3", "C4", "C5", "C6", "C7", "C8", "C9")),
        resolve(expression(100, "< C0 MINUS C2")));
    assertEquals(List.of(Set.of("C0")), resolve(expression(100, "> C3 OR (C1 AND C2)")));
    assertEquals("an empty set", List.of(), resolve(expression(100, "C1 AND C2")));
    Exception e =
        expectThrows(IllegalArgumentException.class, () -> resolve(expression(8, "< C0")));
    assertThat(String.valueOf(e), containsString("[expression] stands for more than [8]"));
  }

  public void testSemanticGroups() {
    ConceptScope odd = new ConceptScope(null, Expand.NARROWER, 9, false, Set.of("odd"));
    assertEquals(
        List.of(Set.of("C1", "C3", "C5", "C7", "C9")),
        resolve(new ConceptQuestion(ConceptSubject.ofIds("C0"), odd, 5)));
    assertEquals(
        "none left", List.of(), resolve(new ConceptQuestion(ConceptSubject.ofIds("C2"), odd, 5)));
  }

  public void testRelated() {
    ConceptScope related = new ConceptScope(null, Expand.RELATED, 9, false, Set.of());
    assertEquals(
        List.of(Set.of("C1", "OTHER:1")),
        resolve(new ConceptQuestion(ConceptSubject.ofIds("C1"), related, 5)));
  }

  public void testScoreFallsWithDistance() {
    ConceptScope near = new ConceptScope(null, Expand.NARROWER, 9, true, Set.of());
    List<Reading> readings =
        answer(new ConceptQuestion(ConceptSubject.ofIds("C0"), near, 10)).required().getFirst();
    assertEquals(2, readings.size());
    assertEquals(List.of("C0"), readings.getFirst().ids());
    assertEquals(1f, readings.getFirst().weight(), 0);
    assertEquals(9, readings.getLast().ids().size());
    assertEquals(0.5f, readings.getLast().weight(), 0);
    ConceptQuestion tooMany = new ConceptQuestion(ConceptSubject.ofIds("C0"), near, 9);
    expectThrows(IllegalArgumentException.class, () -> answer(tooMany));
  }

  public void testLikelierReadingsWeighMore() {
    Mention cold = mention(LinkPath.DISAMBIGUATED, candidate("C1", 0.6), candidate("C2", 0.3));
    List<Reading> readings = answer(text(0), cold).required().getFirst();
    assertEquals(List.of("C1"), readings.getFirst().ids());
    assertEquals(0.5f, readings.getLast().weight(), 1e-6f);
    assertThat(readings.getFirst().origin(), containsString("[text] from [0] to [1]"));
  }

  public void testDescriptions() {
    FixedKnowledgeBase knowledgeBase = new FixedKnowledgeBase(List.of());
    assertEquals(
        "holds [C1] name of C1, which was asked",
        ConceptDescription.of(knowledgeBase, List.of("C1"), "C1"));
    assertEquals(
        "holds [C3] name of C3, one step below [C0] name of C0",
        ConceptDescription.of(knowledgeBase, List.of("C1", "C0"), "C3"));
    assertEquals(
        "holds [OTHER:1], another id of [C1] name of C1",
        ConceptDescription.of(knowledgeBase, List.of("C1"), "OTHER:1"));
    assertEquals("holds [X]", ConceptDescription.of(knowledgeBase, List.of("C1"), "X"));
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
      KnowledgeBaseResolver resolver = resolver(none);
      assertEquals("holds [C1]", resolver.describe(null, List.of("C0"), "C1"));
      assertEquals(1, resolver.resolve(ids(0, 9, "C1")).required().size());
      expectThrows(ResourceNotFoundException.class, () -> resolver.resolve(ids(1, 9, "C1")));
      FakeKnowledgeBase.install(none.root(), "demo", "v1");
      none.refresh(Runnable::run);
      ConceptScope scope =
          new ConceptScope(randomFrom("demo", null), Expand.NARROWER, 1, false, Set.of());
      ConceptQuestion question = new ConceptQuestion(ConceptSubject.ofIds("C1"), scope, 9);
      ElasticsearchStatusException e =
          expectThrows(ElasticsearchStatusException.class, () -> resolver.resolve(question));
      assertEquals(RestStatus.SERVICE_UNAVAILABLE, e.status());
      assertThat(String.valueOf(e), containsString("corrupt"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
