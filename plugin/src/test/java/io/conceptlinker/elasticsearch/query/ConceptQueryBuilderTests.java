package io.conceptlinker.elasticsearch.query;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;

import io.conceptlinker.elasticsearch.expand.Expand;
import io.conceptlinker.elasticsearch.expand.ExpansionSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRunnable;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.core.Strings;
import org.elasticsearch.index.query.MatchNoneQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryRewriteContext;
import org.elasticsearch.index.query.Rewriteable;
import org.elasticsearch.index.query.SearchExecutionContext;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.SearchPlugin;
import org.elasticsearch.test.AbstractQueryTestCase;
import org.jspecify.annotations.Nullable;

public class ConceptQueryBuilderTests extends AbstractQueryTestCase<ConceptQueryBuilder> {

  /**
   * Understands the text {@code two} as two concepts and {@code none} as none; an expression is the
   * concept E.
   */
  static final class FakeResolver implements ConceptResolver {
    private final Executor executor = Runnable::run;
    private final RequestBudgets budgets = new RequestBudgets();

    @Override
    public RequestBudget budget(QueryRewriteContext context) {
      return budgets.of(context);
    }

    private static Reading reading(float weight, String... ids) {
      return new Reading("[test]", List.of(ids[0]), List.of(ids), weight);
    }

    @Override
    public ConceptTerms resolve(ConceptQuestion question) {
      ConceptSubject subject = question.subject();
      boolean expands = question.scope().expand() != Expand.NONE;
      if (expands && question.maxTerms() < 3) {
        throw new IllegalArgumentException("too many for [" + question.maxTerms() + "]");
      }
      if ("none".equals(subject.text())) {
        return new ConceptTerms(List.of());
      }
      if ("two".equals(subject.text())) {
        return new ConceptTerms(
            List.of(List.of(reading(1, "A", "A1"), reading(0.5f, "A2")), List.of(reading(1, "B"))));
      }
      List<String> ids = new ArrayList<>(subject.ids());
      if (subject.text() != null) {
        ids.add("T");
      } else if (subject.expression() != null) {
        ids.add("E");
      } else if (expands) {
        ids.add("below");
      }
      return new ConceptTerms(List.of(List.of(reading(1, ids.toArray(new String[0])))));
    }

    @Override
    public void resolve(ConceptQuestion question, ActionListener<ConceptTerms> listener) {
      executor.execute(ActionRunnable.supply(listener, () -> resolve(question)));
    }

    @Override
    public String describe(@Nullable String kb, List<String> asked, String id) {
      return "holds [" + id + "] under " + asked;
    }
  }

  /** Registers the query without a node behind it. */
  public static final class QueryPlugin extends Plugin implements SearchPlugin {
    @Override
    public List<QuerySpec<?>> getQueries() {
      ConceptResolver resolver = new FakeResolver();
      return List.of(
          new QuerySpec<>(
              ConceptQueryBuilder.NAME,
              in -> new ConceptQueryBuilder(in, resolver),
              parser -> ConceptQueryBuilder.fromXContent(parser, resolver)));
    }
  }

  @Override
  protected Collection<Class<? extends Plugin>> getPlugins() {
    return List.of(QueryPlugin.class);
  }

  @Override
  protected ConceptQueryBuilder doCreateTestQueryBuilder() {
    return new ConceptQueryBuilder(randomSpec(), new FakeResolver());
  }

  private static ConceptQuerySpec randomSpec() {
    ConceptSubject subject =
        switch (between(0, 2)) {
          case 0 -> ConceptSubject.ofText(randomFrom("one", "two", "none"));
          case 1 -> ConceptSubject.ofExpression(randomFrom("<< C1", "(C1 OR C2) MINUS > C3"));
          default ->
              new ConceptSubject(randomList(1, 5, () -> "C" + randomIntBetween(0, 99)), null, null);
        };
    String kb = randomBoolean() ? "demo" : null;
    Set<String> groups =
        randomBoolean() ? Set.of() : Set.copyOf(randomSubsetOf(1, "Disorders", "Anatomy"));
    Expand expand = randomFrom(Expand.values());
    ConceptScope scope =
        subject.expression() == null
            ? new ConceptScope(
                kb,
                expand,
                randomBoolean() ? ExpansionSpec.UNLIMITED_DEPTH : randomIntBetween(1, 9),
                expand != Expand.NONE && randomBoolean(),
                groups)
            : new ConceptScope(kb, Expand.NARROWER, ExpansionSpec.UNLIMITED_DEPTH, false, groups);
    return new ConceptQuerySpec(
        KEYWORD_FIELD_NAME, subject, scope, randomFrom(QueriedAssertion.values()));
  }

  @Override
  protected void doAssertLuceneQuery(
      ConceptQueryBuilder builder, Query query, SearchExecutionContext context) {
    ConceptQuerySpec spec = builder.spec();
    if ("none".equals(spec.subject().text()) || spec.assertion() == QueriedAssertion.NEGATED) {
      assertThat(
          "nothing understood, or a field unmapped", query, instanceOf(MatchNoDocsQuery.class));
      return;
    }
    assertThat(query, instanceOf(ConceptQuery.class));
    assertThat(query.toString(), containsString(KEYWORD_FIELD_NAME));
  }

  private QueryBuilder rewritten(String body) throws IOException {
    PlainActionFuture<QueryBuilder> future = new PlainActionFuture<>();
    String query = "{\"concept\":{\"field\":\"" + KEYWORD_FIELD_NAME + "\"," + body + "}}";
    Rewriteable.rewriteAndFetch(parseQuery(query), createQueryRewriteContext(), future);
    return future.actionGet();
  }

  private static ConceptTerms answer(QueryBuilder query) {
    return Objects.requireNonNull(((ConceptQueryBuilder) query).terms());
  }

  public void testFromJson() throws IOException {
    String json =
        """
        {"concept":{"field":"concepts.id","value":["C1","C2"],"kb":"demo","expand":"narrower",
        "max_depth":3,"boost_by_distance":true,"semantic_groups":["Anatomy","Disorders"],
        "assertion":"negated","boost":2.0,"_name":"q"}}""";
    ConceptQueryBuilder parsed = (ConceptQueryBuilder) parseQuery(json);
    checkGeneratedJson(json, parsed);
    assertEquals(List.of("C1", "C2"), parsed.spec().subject().ids());
    assertEquals(3, parsed.spec().scope().maxDepth());
    assertEquals("concepts.negated_id", parsed.spec().searchedField());
    String expression =
        """
        {"concept":{"field":"concepts.id","expression":"< C1 |Heart disease| MINUS C2"}}""";
    checkGeneratedJson(expression, parseQuery(expression));
  }

  public void testDefaults() throws IOException {
    ConceptQueryBuilder parsed =
        (ConceptQueryBuilder) parseQuery("{\"concept\":{\"field\":\"f\",\"value\":\"C1\"}}");
    assertEquals(
        new ConceptQuerySpec(
            "f", ConceptSubject.ofIds("C1"), ConceptScope.DEFAULT, QueriedAssertion.PRESENT),
        parsed.spec());
    assertEquals("f", parsed.spec().searchedField());
  }

  public void testRewrittenOnTheCoordinatingNode() throws IOException {
    assertEquals(
        List.of("C1", "below"),
        answer(rewritten("\"value\":\"C1\"")).required().getFirst().getFirst().ids());
    assertEquals(
        List.of("C1"),
        answer(rewritten("\"value\":\"C1\",\"expand\":\"none\""))
            .required()
            .getFirst()
            .getFirst()
            .ids());
    assertEquals(2, answer(rewritten("\"text\":\"two\"")).required().size());
    assertThat(rewritten("\"text\":\"none\""), instanceOf(MatchNoneQueryBuilder.class));
  }

  /** What shards get needs no knowledge base, and is the key of their caches. */
  public void testAnswerTravels() throws IOException {
    ConceptQueryBuilder asked =
        (ConceptQueryBuilder) rewritten("\"text\":\"two\",\"semantic_groups\":[\"b\",\"a\"]");
    ConceptQueryBuilder arrived = copyQuery(asked);
    assertEquals(asked.spec(), arrived.spec());
    assertEquals(asked.terms(), arrived.terms());
    SearchExecutionContext context = createSearchExecutionContext();
    assertEquals(asked.toQuery(context), arrived.toQuery(context));
    assertTrue(context.isCacheable());
  }

  /** Filters of aliases are first seen on a shard, whose cache does not see the answer. */
  public void testResolvedOnAShard() throws IOException {
    SearchExecutionContext context = createSearchExecutionContext();
    ConceptQueryBuilder query =
        (ConceptQueryBuilder)
            parseQuery("{\"concept\":{\"field\":\"mapped_string\",\"value\":\"C1\"}}");
    assertNotNull(answer(Rewriteable.rewrite(query, context)));
    assertFalse(context.isCacheable());
  }

  public void testReadingsCountByWeight() throws IOException {
    Query query = rewritten("\"text\":\"two\"").toQuery(createSearchExecutionContext());
    assertThat(query.toString(), containsString("^0.5"));
    assertThat(query.toString(), containsString("+"));
  }

  public void testBoostAndNameGoOn() throws IOException {
    QueryBuilder query = rewritten("\"value\":\"C1\",\"boost\":3.0,\"_name\":\"q\"");
    assertEquals(3.0f, query.boost(), 0);
    assertEquals("q", query.queryName());
  }

  public void testRefusals() {
    assertRefused("{\"field\":\"f\"}", "either [value] or [text] or [expression], found none");
    assertRefused("{\"value\":\"C1\"}", "Required [field]");
    assertRefused("{\"field\":\"f\",\"value\":\"C1\",\"text\":\"x\"}", "found several");
    assertRefused("{\"field\":\"f\",\"value\":[]}", "found none");
    assertRefused("{\"field\":\"f\",\"text\":\"x\",\"expression\":\"C1\"}", "found several");
    assertRefused(
        "{\"field\":\"f\",\"expression\":\"C1\",\"max_depth\":2}",
        "cannot be used with [expression]");
    assertRefused(
        "{\"field\":\"f\",\"expression\":\"C1 AND\"}",
        "not understood at offset [6]: expected a concept id");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"C1\",\"assertion\":\"family\"}",
        "[assertion] is [family]: expected one of [present, negated]");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"C1\",\"expand\":\"none\",\"boost_by_distance\":true}",
        "[boost_by_distance] has no meaning");
    assertRefused(
        Strings.format("{\"field\":\"f\",\"value\":\"%s\"}", "x".repeat(513)),
        "[value] has [513] characters: expected at most [512]");
    assertRefused("{\"field\":\"\",\"value\":\"C1\"}", "[field] is empty");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"C1\",\"expand\":\"broader\"}",
        "[expand] is [broader]: expected one of [none, narrower, related]");
    assertRefused("{\"field\":\"f\",\"value\":\"C1\",\"max_depth\":0}", "[max_depth] is [0]");
    assertRefused("{\"field\":\"f\",\"value\":\"C1\",\"depth\":1}", "unknown field [depth]");
    assertRefused(
        Strings.format("{\"field\":\"f\",\"text\":\"%s\"}", "x".repeat(10_001)),
        "expected at most [10000]");
    assertRefused(
        "{\"field\":\"f\",\"text\":\"a\\u0000\"}",
        "[text] has the character [\\u0000] at offset [1]: expected text without control");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"a\\u0007\"}", "[value] has the character [\\u0007]");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"C1\",\"kb\":\"../\\u202e\"}",
        "[kb] is [../\\u202E]: expected the");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"C1\",\"expand\":\"" + "x".repeat(1000) + "\"}",
        "[expand] is [" + "x".repeat(64) + "…]: expected one of");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"C1\",\"semantic_groups\":["
            + IntStream.range(0, 101)
                .mapToObj(i -> "\"g" + i + "\"")
                .collect(Collectors.joining(","))
            + "]}",
        "[semantic_groups] has [101] values: expected at most [100]");
  }

  /** Together they could fill the heap, though each is small. */
  public void testManyQueriesInOneRequest() throws IOException {
    QueryRewriteContext context = rewriteContext();
    RequestBudget budget = new FakeResolver().budget(context);
    for (int i = 0; i < RequestBudget.MAX_QUERIES; i++) {
      budget.ask();
    }
    assertThat(
        expectThrows(IllegalArgumentException.class, budget::ask).getMessage(),
        containsString("more than [500] [concept] queries"));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < RequestBudget.MAX_IDS / 4; i++) {
      ids.add("C");
    }
    ConceptTerms quarter =
        new ConceptTerms(List.of(List.of(new Reading("[test]", List.of(), ids, 1))));
    for (int i = 0; i < 4; i++) {
      budget.spend(quarter);
    }
    assertThat(
        expectThrows(
                IllegalArgumentException.class,
                () ->
                    budget.spend(new ConceptTerms(List.of(List.of(FakeResolver.reading(1, "C"))))))
            .getMessage(),
        containsString("stand for more than [1000000] concepts"));
  }

  public void testBudgetsBelongToRequests() {
    RequestBudgets budgets = new RequestBudgets();
    QueryRewriteContext context = rewriteContext();
    assertSame(budgets.of(context), budgets.of(context));
    assertNotSame(budgets.of(context), budgets.of(rewriteContext()));
  }

  private QueryRewriteContext rewriteContext() {
    return new QueryRewriteContext(parserConfig(), null, System::currentTimeMillis);
  }

  private void assertRefused(String body, String message) {
    Exception e =
        expectThrows(
            IllegalArgumentException.class, () -> parseQuery("{\"concept\":" + body + "}"));
    StringBuilder messages = new StringBuilder();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      messages.append(cause.getMessage()).append('\n');
    }
    assertThat(messages.toString(), containsString(message));
  }

  public void testNotExecutedBeforeItIsRewritten() {
    ConceptQueryBuilder query = createTestQueryBuilder(false, true);
    expectThrows(IllegalStateException.class, () -> query.toQuery(createSearchExecutionContext()));
  }

  /** The query has to be rewritten first. */
  @Override
  public void testCacheability() throws IOException {
    SearchExecutionContext context = createSearchExecutionContext();
    ConceptQueryBuilder query = createTestQueryBuilder();
    QueryBuilder rewritten = rewriteQuery(query, new SearchExecutionContext(context));
    assertNotNull(rewritten.toQuery(context));
    assertTrue("query should be cacheable", context.isCacheable());
  }

  @Override
  public void testMustRewrite() {
    testNotExecutedBeforeItIsRewritten();
  }
}
