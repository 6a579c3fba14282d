package io.conceptlinker.elasticsearch.query;

import java.io.IOException;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.SetOnce;
import org.elasticsearch.TransportVersion;
import org.elasticsearch.action.ResolvedIndices;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.query.LeafQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryRewriteContext;
import org.elasticsearch.index.query.SearchExecutionContext;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;
import org.jspecify.annotations.Nullable;

/**
 * Documents that hold a concept, or one that is narrower:
 *
 * <pre>{@code
 * {"concept": {"field": "concepts.id", "value": "C0020538"}}
 * {"concept": {"field": "concepts.id", "text": "high blood pressure", "kb": "demo", "max_depth": 2}}
 * }</pre>
 *
 * <p>On the coordinating node it becomes a {@code terms} query (several of them when the text names
 * several concepts), so that shards, caches and {@code can_match} see nothing new. Not more terms
 * than {@code index.max_terms_count} are made.
 */
public final class ConceptQueryBuilder extends LeafQueryBuilder<ConceptQueryBuilder> {
  public static final String NAME = "concept";

  private static final ConstructingObjectParser<ConceptQueryBuilder, ConceptResolver> PARSER =
      new ConstructingObjectParser<>(
          NAME,
          false,
          (parts, resolver) -> new ConceptQueryBuilder(ConceptQuerySpec.of(parts), resolver));

  static {
    PARSER.declareString(ConstructingObjectParser.constructorArg(), new ParseField("field"));
    PARSER.declareStringArray(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("value"));
    PARSER.declareString(ConstructingObjectParser.optionalConstructorArg(), new ParseField("text"));
    PARSER.declareString(ConstructingObjectParser.optionalConstructorArg(), new ParseField("kb"));
    PARSER.declareString(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("expand"));
    PARSER.declareInt(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("max_depth"));
    declareStandardFields(PARSER);
  }

  private final ConceptQuerySpec spec;
  private final ConceptResolver resolver;

  /** Where the answer will be, once it has been asked for. */
  private final @Nullable SetOnce<ConceptTerms> answer;

  ConceptQueryBuilder(ConceptQuerySpec spec, ConceptResolver resolver) {
    this.spec = spec;
    this.resolver = resolver;
    this.answer = null;
  }

  private ConceptQueryBuilder(ConceptQueryBuilder asked, SetOnce<ConceptTerms> answer) {
    this.spec = asked.spec;
    this.resolver = asked.resolver;
    this.answer = answer;
    boost(asked.boost());
    queryName(asked.queryName());
  }

  /** Reads a query from the wire, for this node's knowledge bases. */
  public ConceptQueryBuilder(StreamInput in, ConceptResolver resolver) throws IOException {
    super(in);
    this.spec = new ConceptQuerySpec(in);
    this.resolver = resolver;
    this.answer = null;
  }

  /** Parses a query, for this node's knowledge bases. */
  public static ConceptQueryBuilder fromXContent(XContentParser parser, ConceptResolver resolver) {
    return PARSER.apply(parser, resolver);
  }

  ConceptQuerySpec spec() {
    return spec;
  }

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    if (answer != null) {
      throw new IllegalStateException("[concept] query: sent on before its answer was there");
    }
    spec.writeTo(out);
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
    if (answer != null) {
      ConceptTerms terms = answer.get();
      return terms == null ? this : terms.toQuery(spec.field());
    }
    if (context == null) {
      return this;
    }
    ConceptQuestion question = spec.question(maxTerms(context));
    if (context.convertToSearchExecutionContext() != null) {
      // A filter of an alias or of a percolated document is first seen on a shard, where nothing
      // asynchronous is allowed, and where the thread may work.
      return resolver.resolve(question).toQuery(spec.field());
    }
    SetOnce<ConceptTerms> promised = new SetOnce<>();
    context.registerAsyncAction(
        (client, listener) ->
            resolver.resolve(
                question,
                listener.map(
                    terms -> {
                      promised.set(terms);
                      return null;
                    })));
    return new ConceptQueryBuilder(this, promised);
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
    throw new IllegalStateException("[concept] query: executed before it was rewritten");
  }

  @Override
  protected boolean doEquals(ConceptQueryBuilder other) {
    return spec.equals(other.spec) && answer == other.answer;
  }

  @Override
  protected int doHashCode() {
    return spec.hashCode();
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
