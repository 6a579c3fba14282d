package io.conceptlinker.elasticsearch.highlight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** The terms that a query looks for in fields of concept ids, excluded ones aside. Confined. */
final class AskedConcepts extends QueryVisitor {
  private final Set<String> fields;
  private final Map<String, Set<String>> terms = new HashMap<>();
  private final Map<String, List<ByteRunAutomaton>> patterns = new HashMap<>();

  private AskedConcepts(Set<String> fields) {
    this.fields = fields;
  }

  static AskedConcepts of(Query query, Set<String> fields) {
    AskedConcepts asked = new AskedConcepts(fields);
    query.visit(asked);
    return asked;
  }

  /** Whether the query would match an id in a field. */
  boolean contains(String field, String id) {
    if (terms.getOrDefault(field, Set.of()).contains(id)) {
      return true;
    }
    BytesRef bytes = new BytesRef(id);
    for (ByteRunAutomaton pattern : patterns.getOrDefault(field, List.of())) {
      if (pattern.run(bytes.bytes, bytes.offset, bytes.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean acceptField(String field) {
    return fields.contains(field);
  }

  @Override
  public void consumeTerms(Query query, Term... found) {
    for (Term term : found) {
      terms.computeIfAbsent(term.field(), field -> new HashSet<>()).add(term.text());
    }
  }

  @Override
  public void consumeTermsMatching(
      Query query, String field, Supplier<ByteRunAutomaton> automaton) {
    patterns.computeIfAbsent(field, f -> new ArrayList<>()).add(automaton.get());
  }
}
