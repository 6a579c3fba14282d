package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.field.ConceptFieldType;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.SetOnce;
import org.elasticsearch.TransportVersion;
import org.elasticsearch.action.ResolvedIndices;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.lucene.search.Queries;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.mapper.MappedFieldType;
import org.elasticsearch.index.query.LeafQueryBuilder;
import org.elasticsearch.index.query.MatchNoneQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryRewriteContext;
import org.elasticsearch.index.query.SearchExecutionContext;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;
import org.jspecify.annotations.Nullable;

/**
 * Documents that hold a concept, or one that is narrower:
 *
 * <pre>{@code
 * {"concept": {"field": "concepts.id", "value": "C0020538"}}
 * {"concept": {"field": "concepts.id", "text": "high blood pressure", "kb": "demo", "max_depth": 2}}
 * {"concept": {"field": "concepts.id", "expression": "<< C0018799 MINUS << C0027051"}}
 * }</pre>
 *
 * <p>What it stands for is found out on the coordinating node, and sent to the shards as terms:
 * they need no knowledge base, and their caches see what is searched. Not more terms than {@code
 * index.max_terms_count} are made.
 */
public final class ConceptQueryBuilder extends LeafQueryBuilder<ConceptQueryBuilder> {
  public static final String NAME = "concept";

  private static final ConstructingObjectParser<ConceptQueryBuilder, ConceptResolver> PARSER =
      new ConstructingObjectParser<>(
          NAME,
          false,
          (parts, resolver) -> new ConceptQueryBuilder(ConceptQuerySpec.of(parts), resolver));

  static {
    ConceptQuerySpec.declare(PARSER);
    declareStandardFields(PARSER);
  }

  private final ConceptQuerySpec spec;
  private final ConceptResolver resolver;

  /** Where the answer will be, once it has been asked for. */
  private final @Nullable SetOnce<ConceptTerms> promised;

  /** The answer; shards get it from the coordinating node. */
  private final @Nullable ConceptTerms terms;

  ConceptQueryBuilder(ConceptQuerySpec spec, ConceptResolver resolver) {
    this.spec = spec;
    this.resolver = resolver;
    this.promised = null;
    this.terms = null;
  }

  private ConceptQueryBuilder(
      ConceptQueryBuilder asked,
      @Nullable SetOnce<ConceptTerms> promised,
      @Nullable ConceptTerms terms) {
    this.spec = asked.spec;
    this.resolver = asked.resolver;
    this.promised = promised;
    this.terms = terms;
    boost(asked.boost());
    queryName(asked.queryName());
  }

  /** Reads a query from the wire, for this node's knowledge bases. */
  public ConceptQueryBuilder(StreamInput in, ConceptResolver resolver) throws IOException {
    super(in);
    this.spec = new ConceptQuerySpec(in);
    this.resolver = resolver;
    this.promised = null;
    this.terms = in.readOptionalWriteable(ConceptTerms::new);
  }

  /** Parses a query, for this node's knowledge bases. */
  public static ConceptQueryBuilder fromXContent(XContentParser parser, ConceptResolver resolver) {
    return PARSER.apply(parser, resolver);
  }

  ConceptQuerySpec spec() {
    return spec;
  }

  @Nullable ConceptTerms terms() {
    return terms;
  }

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    if (promised != null) {
      throw new IllegalStateException("[concept] query: sent on before its answer was there");
    }
    spec.writeTo(out);
    out.writeOptionalWriteable(terms);
  }

  @Override
  protected void doXContent(XContentBuilder builder, Params params) throws IOException {
    builder.startObject(NAME);
    spec.toXContent(builder, params);
    boostAndQueryNameToXContent(builder);
    builder.endObject();
  }

  @Override
  protected QueryBuilder doRewrite(@Nullable QueryRewriteContext context) {
    if (promised != null) {
      ConceptTerms answer = promised.get();
      return answer == null ? this : answered(answer);
    }
    if (context == null || terms != null) {
      return this;
    }
    ConceptQuestion question = spec.question(maxTerms(context));
    SearchExecutionContext shard = context.convertToSearchExecutionContext();
    if (shard != null) {
      // A filter of an alias or of a percolated document is first seen on a shard, where nothing
      // asynchronous is allowed, and where the thread may work. The request that is the key of the
      // shard's cache does not show what the answer was.
      shard.disableCache();
      return answered(resolver.resolve(question));
    }
    RequestBudget budget = resolver.budget(context);
    budget.ask();
    SetOnce<ConceptTerms> answer = new SetOnce<>();
    context.registerAsyncAction(
        (client, listener) ->
            resolver.resolve(
                question,
                listener.map(
                    found -> {
                      budget.spend(found);
                      answer.set(found);
                      return null;
                    })));
    return new ConceptQueryBuilder(this, answer, null);
  }

  private QueryBuilder answered(ConceptTerms answer) {
    if (answer.required().isEmpty()) {
      return new MatchNoneQueryBuilder("The [concept] query found no concept.");
    }
    return new ConceptQueryBuilder(this, null, answer);
  }

  private static int maxTerms(QueryRewriteContext context) {
    if (context.getIndexSettings() != null) {
      return context.getIndexSettings().getMaxTermsCount();
    }
    ResolvedIndices indices = context.getResolvedIndices();
    if (indices == null) {
      return IndexSettings.MAX_TERMS_COUNT_SETTING.get(Settings.EMPTY);
    }
    return indices.getConcreteLocalIndicesMetadata().values().stream()
        .mapToInt(index -> IndexSettings.MAX_TERMS_COUNT_SETTING.get(index.getSettings()))
        .min()
        .orElseGet(() -> IndexSettings.MAX_TERMS_COUNT_SETTING.get(Settings.EMPTY));
  }

  @Override
  protected Query doToQuery(SearchExecutionContext context) {
    if (terms == null) {
      throw new IllegalStateException("[concept] query: executed before it was rewritten");
    }
    MappedFieldType field = context.getFieldType(spec.searchedField());
    if (field == null) {
      return Queries.newMatchNoDocsQuery("unmapped field [" + spec.searchedField() + "]");
    }
    Query query =
        terms.toQuery(
            ids ->
                field instanceof ConceptFieldType concepts
                    ? concepts.writtenQuery(ids)
                    : field.termsQuery(ids, context));
    return new ConceptQuery(
        field.name(), query, terms, (asked, id) -> resolver.describe(spec.scope().kb(), asked, id));
  }

  @Override
  protected boolean doEquals(ConceptQueryBuilder other) {
    return spec.equals(other.spec)
        && promised == other.promised
        && Objects.equals(terms, other.terms);
  }

  @Override
  protected int doHashCode() {
    return Objects.hash(spec, terms);
  }

  @Override
  public String getWriteableName() {
    return NAME;
  }

  @Override
  public TransportVersion getMinimalSupportedVersion() {
    return TransportVersion.zero();
  }
}
