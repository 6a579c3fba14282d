package io.conceptlinker.elasticsearch.expand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The ids that some asked ids stand for, the asked ones first. Immutable and shared; the query of
 * the field that was asked last is kept, because packing ten thousand terms costs more than finding
 * their documents.
 */
public final class ConceptSet {
  private static final int BYTES_PER_ID = 64;

  private record FieldQuery(String field, Query query) {}

  private final List<String> ids;
  private volatile @Nullable FieldQuery last;

  ConceptSet(Collection<String> ids) {
    this.ids = List.copyOf(ids);
  }

  /** The ids, each once. */
  public List<String> ids() {
    return ids;
  }

  /** Documents that hold any of the ids in a field; all score the same. */
  public Query query(String field) {
    FieldQuery known = last;
    if (known == null || !known.field().equals(field)) {
      known = new FieldQuery(field, build(field));
      last = known;
    }
    return known.query();
  }

  private Query build(String field) {
    if (ids.size() == 1) {
      return new ConstantScoreQuery(new TermQuery(new Term(field, ids.getFirst())));
    }
    List<BytesRef> terms = new ArrayList<>(ids.size());
    ids.forEach(id -> terms.add(new BytesRef(id)));
    return new TermInSetQuery(field, terms);
  }

  /** About how much heap the set takes with its query, in bytes. */
  long weight() {
    return weight(ids);
  }

  static long weight(List<String> ids) {
    long weight = BYTES_PER_ID;
    for (String id : ids) {
      weight += BYTES_PER_ID + 2L * id.length();
    }
    return weight;
  }
}
