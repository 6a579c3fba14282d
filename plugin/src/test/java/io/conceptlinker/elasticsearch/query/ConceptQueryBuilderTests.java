package io.conceptlinker.elasticsearch.query;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;

import io.conceptlinker.elasticsearch.query.ConceptQuerySpec.Expand;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRunnable;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.core.Strings;
import org.elasticsearch.index.query.ConstantScoreQueryBuilder;
import org.elasticsearch.index.query.MatchNoneQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.Rewriteable;
import org.elasticsearch.index.query.SearchExecutionContext;
import org.elasticsearch.index.query.TermsQueryBuilder;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.SearchPlugin;
import org.elasticsearch.test.AbstractQueryTestCase;

public class ConceptQueryBuilderTests extends AbstractQueryTestCase<ConceptQueryBuilder> {

  /** Understands the text {@code two} as two concepts and {@code none} as none. */
  static final class FakeResolver implements ConceptResolver {
    private final Executor executor = Runnable::run;

    @Override
    public ConceptTerms resolve(ConceptQuestion question) {
      if (question.maxDepth() > 0 && question.maxTerms() < 3) {
        throw new IllegalArgumentException("too many for [" + question.maxTerms() + "]");
      }
      String text = question.text();
      if ("none".equals(text)) {
        return new ConceptTerms(List.of());
      }
      if ("two".equals(text)) {
        return new ConceptTerms(
            List.of(new LinkedHashSet<>(List.of("A", "A1")), new LinkedHashSet<>(List.of("B"))));
      }
      LinkedHashSet<String> ids = new LinkedHashSet<>(text == null ? question.ids() : List.of("T"));
      if (question.maxDepth() > 0) {
        ids.add("below");
      }
      return ConceptTerms.anyOf(ids);
    }

    @Override
    public void resolve(ConceptQuestion question, ActionListener<ConceptTerms> listener) {
      executor.execute(ActionRunnable.supply(listener, () -> resolve(question)));
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
    boolean byText = randomBoolean();
    return new ConceptQueryBuilder(
        new ConceptQuerySpec(
            KEYWORD_FIELD_NAME,
            byText ? List.of() : randomList(1, 5, () -> "C" + randomIntBetween(0, 99)),
            byText ? randomFrom("one", "two", "none") : null,
            randomBoolean() ? "demo" : null,
            randomFrom(Expand.values()),
            randomBoolean() ? ConceptQuerySpec.UNLIMITED_DEPTH : randomIntBetween(1, 9)),
        new FakeResolver());
  }

  @Override
  protected void doAssertLuceneQuery(
      ConceptQueryBuilder builder, Query query, SearchExecutionContext context) {
    if ("none".equals(builder.spec().text())) {
      assertThat(query, instanceOf(MatchNoDocsQuery.class));
    } else if ("two".equals(builder.spec().text())) {
      assertThat(query, instanceOf(ConstantScoreQuery.class));
    } else {
      assertThat(query.toString(), containsString(KEYWORD_FIELD_NAME));
    }
  }

  private QueryBuilder rewritten(String body) throws IOException {
    PlainActionFuture<QueryBuilder> future = new PlainActionFuture<>();
    String query = "{\"concept\":{\"field\":\"" + KEYWORD_FIELD_NAME + "\"," + body + "}}";
    Rewriteable.rewriteAndFetch(parseQuery(query), createQueryRewriteContext(), future);
    return future.actionGet();
  }

  public void testFromJson() throws IOException {
    String json =
        """
        {"concept":{"field":"concepts.id","value":["C1","C2"],"kb":"demo","expand":"narrower",
        "max_depth":3,"boost":2.0,"_name":"q"}}""";
    ConceptQueryBuilder parsed = (ConceptQueryBuilder) parseQuery(json);
    checkGeneratedJson(json, parsed);
    assertEquals(List.of("C1", "C2"), parsed.spec().ids());
    assertEquals(3, parsed.spec().maxDepth());
  }

  public void testDefaults() throws IOException {
    ConceptQueryBuilder parsed =
        (ConceptQueryBuilder) parseQuery("{\"concept\":{\"field\":\"f\",\"value\":\"C1\"}}");
    assertEquals(
        new ConceptQuerySpec("f", List.of("C1"), null, null, Expand.NARROWER, Integer.MAX_VALUE),
        parsed.spec());
  }

  public void testRewrittenOnTheCoordinatingNode() throws IOException {
    assertEquals(
        new TermsQueryBuilder(KEYWORD_FIELD_NAME, "C1", "below"), rewritten("\"value\":\"C1\""));
    assertEquals(
        new TermsQueryBuilder(KEYWORD_FIELD_NAME, "C1"),
        rewritten("\"value\":\"C1\",\"expand\":\"none\""));
    assertEquals(
        new TermsQueryBuilder(KEYWORD_FIELD_NAME, "T", "below"), rewritten("\"text\":\"one\""));
    assertThat(rewritten("\"text\":\"none\""), instanceOf(MatchNoneQueryBuilder.class));
    assertThat(rewritten("\"text\":\"two\""), instanceOf(ConstantScoreQueryBuilder.class));
  }

  public void testBoostAndNameGoOn() throws IOException {
    QueryBuilder query = rewritten("\"value\":\"C1\",\"boost\":3.0,\"_name\":\"q\"");
    assertEquals(3.0f, query.boost(), 0);
    assertEquals("q", query.queryName());
  }

  public void testRefusals() {
    assertRefused("{\"field\":\"f\"}", "either [value] or [text], found none");
    assertRefused("{\"value\":\"C1\"}", "Required [field]");
    assertRefused("{\"field\":\"f\",\"value\":\"C1\",\"text\":\"x\"}", "found both");
    assertRefused("{\"field\":\"f\",\"value\":[]}", "found none");
    assertRefused("{\"field\":\"\",\"value\":\"C1\"}", "[field] is empty");
    assertRefused(
        "{\"field\":\"f\",\"value\":\"C1\",\"expand\":\"broader\"}",
        "[expand] is [broader]: expected one of [none, narrower]");
    assertRefused("{\"field\":\"f\",\"value\":\"C1\",\"max_depth\":0}", "[max_depth] is [0]");
    assertRefused("{\"field\":\"f\",\"value\":\"C1\",\"depth\":1}", "unknown field [depth]");
    assertRefused(
        Strings.format("{\"field\":\"f\",\"text\":\"%s\"}", "x".repeat(10_001)),
        "expected at most [10000]");
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
