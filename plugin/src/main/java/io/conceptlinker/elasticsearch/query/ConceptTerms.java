package io.conceptlinker.elasticsearch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;
import org.elasticsearch.common.lucene.search.Queries;

/**
 * The answer to a {@link ConceptQuestion}: of every list a document has to hold one reading. The
 * best reading of a list counts, and the lists add up.
 *
 * @param required one list for each mention; none means that nothing was understood
 */
public record ConceptTerms(List<List<Reading>> required) implements Writeable {
  public ConceptTerms {
    required = required.stream().map(List::copyOf).toList();
  }

  ConceptTerms(StreamInput in) throws IOException {
    this(in.readCollectionAsList(i -> i.readCollectionAsList(Reading::new)));
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeCollection(required, (o, readings) -> o.writeCollection(readings));
  }

  /**
   * The query.
   *
   * @param anyOf finds documents that hold any of some ids, and these only
   */
  Query toQuery(Function<List<String>, Query> anyOf) {
    if (required.isEmpty()) {
      return Queries.newMatchNoDocsQuery("The [concept] query found no concept in its text.");
    }
    if (required.size() == 1) {
      return best(required.getFirst(), anyOf);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    required.forEach(readings -> all.add(best(readings, anyOf), BooleanClause.Occur.MUST));
    return all.build();
  }

  private static Query best(List<Reading> readings, Function<List<String>, Query> anyOf) {
    List<Query> queries = new ArrayList<>(readings.size());
    for (Reading reading : readings) {
      Query query = new ConstantScoreQuery(anyOf.apply(reading.ids()));
      queries.add(reading.weight() == 1 ? query : new BoostQuery(query, reading.weight()));
    }
    return queries.size() == 1 ? queries.getFirst() : new DisjunctionMaxQuery(queries, 0);
  }
}
