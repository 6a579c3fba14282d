package io.conceptlinker.elasticsearch.field;

import io.conceptlinker.elasticsearch.expand.ConceptSets;
import io.conceptlinker.elasticsearch.expand.ExpansionSpec;
import io.conceptlinker.elasticsearch.plain.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.elasticsearch.common.lucene.BytesRefs;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.unit.Fuzziness;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.fielddata.FieldData;
import org.elasticsearch.index.fielddata.FieldDataContext;
import org.elasticsearch.index.fielddata.IndexFieldData;
import org.elasticsearch.index.fielddata.plain.SortedSetOrdinalsIndexFieldData;
import org.elasticsearch.index.mapper.BlockLoader;
import org.elasticsearch.index.mapper.IndexType;
import org.elasticsearch.index.mapper.KeywordFieldMapper;
import org.elasticsearch.index.mapper.SourceValueFetcher;
import org.elasticsearch.index.mapper.StringFieldType;
import org.elasticsearch.index.mapper.TextSearchInfo;
import org.elasticsearch.index.mapper.ValueFetcher;
import org.elasticsearch.index.mapper.blockloader.docvalues.BytesRefsFromOrdsBlockLoader;
import org.elasticsearch.index.query.SearchExecutionContext;
import org.elasticsearch.script.field.KeywordDocValuesField;
import org.elasticsearch.search.aggregations.support.CoreValuesSourceType;
import org.jspecify.annotations.Nullable;

/**
 * Queries on concept ids. A term stands for the concept and, as the mapping says, for narrower and
 * related ones; every match scores the same. A pattern (prefix, wildcard, regular expression,
 * range) is about ids as they were written. Shared and thread-safe.
 *
 * <p>Terms are indexed, but the index type says that there are doc values only. An aggregation
 * takes the terms of a field whose type says otherwise for its values: with few values a {@code
 * terms} aggregation becomes one term query for each, and would count what these expand to.
 */
public final class ConceptFieldType extends StringFieldType {
  private final ExpansionSpec spec;
  private final ConceptSets sets;

  /** The same field as plain keyword: ids as they were written. */
  private final KeywordFieldMapper.KeywordFieldType written;

  ConceptFieldType(String name, ExpansionSpec spec, ConceptSets sets, Map<String, String> meta) {
    super(name, IndexType.docValuesOnly(), false, TextSearchInfo.SIMPLE_MATCH_ONLY, meta);
    this.spec = spec;
    this.sets = sets;
    this.written = new KeywordFieldMapper.KeywordFieldType(name, true, true, meta);
  }

  /** How the mapping wants terms to be expanded. */
  ExpansionSpec spec() {
    return spec;
  }

  @Override
  public String typeName() {
    return ConceptFieldMapper.TYPE;
  }

  /** What field capabilities tell Kibana: that it can be filtered and aggregated like keywords. */
  @Override
  public String familyTypeName() {
    return KeywordFieldMapper.CONTENT_TYPE;
  }

  @Override
  public boolean isSearchable() {
    return true;
  }

  @Override
  public Query termQuery(Object value, @Nullable SearchExecutionContext context) {
    return query(List.of(value), context);
  }

  @Override
  public Query termsQuery(Collection<?> values, @Nullable SearchExecutionContext context) {
    return query(values, context);
  }

  /**
   * The id in the case that it was written in, and in whichever of upper and lower case the
   * knowledge base knows.
   */
  @Override
  public Query termQueryCaseInsensitive(Object value, @Nullable SearchExecutionContext context) {
    String id = checkPattern(value, context);
    SequencedSet<String> cases = new LinkedHashSet<>();
    cases.add(id);
    cases.add(id.toUpperCase(Locale.ROOT));
    cases.add(id.toLowerCase(Locale.ROOT));
    return new ConstantScoreQuery(
        new BooleanQuery.Builder()
            .add(query(cases, context), BooleanClause.Occur.SHOULD)
            .add(written.termQueryCaseInsensitive(id, context), BooleanClause.Occur.SHOULD)
            .build());
  }

  /** Documents that hold any of some ids, and nothing that these expand to. */
  public Query writtenQuery(Collection<String> ids) {
    return written.termsQuery(ids, null);
  }

  private Query query(Collection<?> values, @Nullable SearchExecutionContext context) {
    List<String> ids = new ArrayList<>(values.size());
    values.forEach(value -> ids.add(BytesRefs.toString(value)));
    if (!spec.asks() || isAggregating(context)) {
      return new ConstantScoreQuery(
          ids.size() == 1
              ? written.termQuery(ids.getFirst(), context)
              : written.termsQuery(ids, context));
    }
    ids.forEach(this::checkId);
    int maxTerms = Math.min(spec.maxTerms(), indexLimit(context));
    return sets.of(ids, new ExpansionSpec(spec.kb(), spec.expand(), spec.maxDepth(), maxTerms))
        .query(name());
  }

  /** Refuses what no document can hold. */
  private void checkId(String id) {
    PlainText.line(name(), id, IndexWriter.MAX_TERM_LENGTH);
  }

  /**
   * Refuses patterns that take longer to compile than to search for. Elasticsearch has that bound
   * for regular expressions only.
   */
  private String checkPattern(@Nullable Object value, @Nullable SearchExecutionContext context) {
    String pattern = value == null ? "" : BytesRefs.toString(value);
    int longest =
        context == null
            ? IndexSettings.MAX_REGEX_LENGTH_SETTING.getDefault(Settings.EMPTY)
            : context.getIndexSettings().getMaxRegexLength();
    return PlainText.line(name(), pattern, longest);
  }

  /**
   * Whether an aggregation asks while it collects; {@code significant_terms} then counts one value
   * after the other with term queries, and has to count what was written. The queries of a request
   * are all made before its context is frozen, so whatever asks afterwards is an aggregation.
   *
   * <p>Until then the shard must not cache the answer: it depends on the knowledge base, which can
   * be swapped without any change of the index.
   */
  private static boolean isAggregating(@Nullable SearchExecutionContext context) {
    if (context == null) {
      return false;
    }
    try {
      context.disableCache();
      return false;
    } catch (IllegalArgumentException frozen) {
      return true;
    }
  }

  private static int indexLimit(@Nullable SearchExecutionContext context) {
    return context == null
        ? IndexSettings.MAX_TERMS_COUNT_SETTING.getDefault(Settings.EMPTY)
        : context.getIndexSettings().getMaxTermsCount();
  }

  @Override
  public Query prefixQuery(
      String value,
      MultiTermQuery.@Nullable RewriteMethod method,
      boolean caseInsensitive,
      SearchExecutionContext context) {
    return written.prefixQuery(checkPattern(value, context), method, caseInsensitive, context);
  }

  @Override
  public Query wildcardQuery(
      String value,
      MultiTermQuery.@Nullable RewriteMethod method,
      boolean caseInsensitive,
      SearchExecutionContext context) {
    return written.wildcardQuery(checkPattern(value, context), method, caseInsensitive, context);
  }

  @Override
  public Query normalizedWildcardQuery(
      String value, MultiTermQuery.@Nullable RewriteMethod method, SearchExecutionContext context) {
    return written.normalizedWildcardQuery(checkPattern(value, context), method, context);
  }

  @Override
  public Query regexpQuery(
      String value,
      int syntaxFlags,
      int matchFlags,
      int maxDeterminizedStates,
      MultiTermQuery.@Nullable RewriteMethod method,
      SearchExecutionContext context) {
    try {
      return written.regexpQuery(
          checkPattern(value, context),
          syntaxFlags,
          matchFlags,
          maxDeterminizedStates,
          method,
          context);
    } catch (TooComplexToDeterminizeException e) {
      // Its message has the pattern in it.
      throw new IllegalArgumentException(
          "field ["
              + name()
              + "]: the regular expression has more than ["
              + maxDeterminizedStates
              + "] states: expected a simpler one; use a prefix or a list of ids");
    }
  }

  @Override
  public Query automatonQuery(
      Supplier<Automaton> automaton,
      Supplier<CharacterRunAutomaton> characters,
      MultiTermQuery.@Nullable RewriteMethod method,
      SearchExecutionContext context,
      String description) {
    return written.automatonQuery(automaton, characters, method, context, description);
  }

  @Override
  public Query rangeQuery(
      @Nullable Object lower,
      @Nullable Object upper,
      boolean includeLower,
      boolean includeUpper,
      SearchExecutionContext context) {
    checkPattern(lower, context);
    checkPattern(upper, context);
    return written.rangeQuery(lower, upper, includeLower, includeUpper, context);
  }

  @Override
  public Query fuzzyQuery(
      Object value,
      Fuzziness fuzziness,
      int prefixLength,
      int maxExpansions,
      boolean transpositions,
      SearchExecutionContext context,
      MultiTermQuery.@Nullable RewriteMethod rewriteMethod) {
    throw new IllegalArgumentException(
        "field ["
            + name()
            + "] of type ["
            + typeName()
            + "] does not support fuzzy queries: an id that differs by a letter is another concept;"
            + " use the [concept] query with [text] to search by words");
  }

  @Override
  public @Nullable TermsEnum getTerms(
      IndexReader reader, String prefix, boolean caseInsensitive, @Nullable String searchAfter)
      throws IOException {
    return written.getTerms(reader, prefix, caseInsensitive, searchAfter);
  }

  @Override
  public IndexFieldData.Builder fielddataBuilder(FieldDataContext context) {
    return new SortedSetOrdinalsIndexFieldData.Builder(
        name(),
        CoreValuesSourceType.KEYWORD,
        (values, field) -> new KeywordDocValuesField(FieldData.toString(values), field));
  }

  @Override
  public BlockLoader blockLoader(BlockLoaderContext context) {
    return new BytesRefsFromOrdsBlockLoader(name(), context.ordinalsByteSize());
  }

  @Override
  public ValueFetcher valueFetcher(SearchExecutionContext context, @Nullable String format) {
    return SourceValueFetcher.toString(name(), context, format);
  }

  @Override
  public @Nullable Object valueForDisplay(@Nullable Object value) {
    return value == null ? null : BytesRefs.toString(value);
  }

  @Override
  public CollapseType collapseType() {
    return CollapseType.KEYWORD;
  }
}
