package io.conceptlinker.elasticsearch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * A query on terms that can say why a document matches: which of the asked concepts it holds, or
 * what under them. Immutable; costs nothing unless an explanation is asked for.
 */
final class ConceptQuery extends Query {
  private final String field;
  private final Query terms;
  private final ConceptTerms meaning;

  /** Describes an id under the concepts that were asked. */
  private final BiFunction<List<String>, String, String> description;

  ConceptQuery(
      String field,
      Query terms,
      ConceptTerms meaning,
      BiFunction<List<String>, String, String> description) {
    this.field = field;
    this.terms = terms;
    this.meaning = meaning;
    this.description = description;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query rewritten = terms.rewrite(searcher);
    if (rewritten instanceof MatchNoDocsQuery) {
      return rewritten;
    }
    return rewritten.equals(terms)
        ? super.rewrite(searcher)
        : new ConceptQuery(field, rewritten, meaning, description);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    return new FilterWeight(this, searcher.createWeight(terms, scoreMode, boost)) {
      @Override
      public int count(LeafReaderContext context) throws IOException {
        return in.count(context);
      }

      @Override
      public Explanation explain(LeafReaderContext context, int doc) throws IOException {
        Explanation why = in.explain(context, doc);
        if (!why.isMatch()) {
          return why;
        }
        List<Explanation> details = held(context, doc, why.getValue());
        details.add(why);
        return Explanation.match(why.getValue(), "concepts in [" + field + "]:", details);
      }
    };
  }

  private List<Explanation> held(LeafReaderContext context, int doc, Number score)
      throws IOException {
    List<Explanation> details = new ArrayList<>();
    SortedSetDocValues values = context.reader().getSortedSetDocValues(field);
    if (values == null || !values.advanceExact(doc)) {
      return details;
    }
    List<String> written = new ArrayList<>();
    for (int i = 0; i < values.docValueCount(); i++) {
      written.add(values.lookupOrd(values.nextOrd()).utf8ToString());
    }
    for (List<Reading> readings : meaning.required()) {
      for (Reading reading : readings) {
        Set<String> ids = new HashSet<>(reading.ids());
        for (String id : written) {
          if (ids.contains(id)) {
            details.add(
                Explanation.match(
                    score, description.apply(reading.asked(), id) + ", by " + reading.origin()));
          }
        }
      }
    }
    return details;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    terms.visit(visitor);
  }

  @Override
  public String toString(String defaultField) {
    return "concept(" + terms.toString(defaultField) + ")";
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && terms.equals(((ConceptQuery) other).terms)
        && field.equals(((ConceptQuery) other).field);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + terms.hashCode();
  }
}
