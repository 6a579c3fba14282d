package io.conceptlinker.elasticsearch.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.elasticsearch.index.query.BoolQueryBuilder;
import org.elasticsearch.index.query.ConstantScoreQueryBuilder;
import org.elasticsearch.index.query.MatchNoneQueryBuilder;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.TermsQueryBuilder;

/**
 * The answer to a {@link ConceptQuestion}: a document has to hold at least one id of every set.
 *
 * @param required one set for each concept that was named; none means that nothing was understood
 */
public record ConceptTerms(List<SequencedSet<String>> required) {

  static ConceptTerms anyOf(SequencedSet<String> ids) {
    return new ConceptTerms(ids.isEmpty() ? List.of() : List.of(new LinkedHashSet<>(ids)));
  }

  /** The terms as a query; every match scores the same. */
  QueryBuilder toQuery(String field) {
    if (required.isEmpty()) {
      return new MatchNoneQueryBuilder("The [concept] query found no concept in its text.");
    }
    if (required.size() == 1) {
      return new TermsQueryBuilder(field, required.getFirst());
    }
    BoolQueryBuilder all = new BoolQueryBuilder();
    required.forEach(ids -> all.filter(new TermsQueryBuilder(field, ids)));
    return new ConstantScoreQueryBuilder(all);
  }
}
