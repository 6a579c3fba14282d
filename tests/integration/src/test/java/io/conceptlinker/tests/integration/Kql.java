package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Kibana makes of the KQL that ships and that the page on Kibana has: clauses {@code field :
 * value} with {@code and} between them, {@code not} before them. On a field that is a keyword to it
 * a clause is an exact term, on a text a match; a lone star is existence, a star in a value a
 * wildcard.
 */
final class Kql {

  private static final Pattern CLAUSE =
      Pattern.compile("(not )?([\\w.]+) : (?:(\\*)|(\\w+\\*)|\"([^\"]+)\"|(\\w+))");
  private static final Pattern AND = Pattern.compile(" and ");
  private static final Set<String> TEXTS = Set.of("title", "abstract", "text");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Kql() {}

  /** The fields of a query. */
  static Set<String> fields(String kql) {
    Set<String> fields = new TreeSet<>();
    if (!kql.isEmpty()) {
      AND.splitAsStream(kql).forEach(clause -> fields.add(matched(clause).group(2)));
    }
    return fields;
  }

  /** The query that Kibana sends; everything for an empty one. */
  static ObjectNode query(String kql) {
    ObjectNode query = NODES.objectNode();
    if (kql.isEmpty()) {
      query.putObject("match_all");
      return query;
    }
    ArrayNode filter = query.putObject("bool").putArray("filter");
    for (String text : AND.splitAsStream(kql).toList()) {
      Matcher clause = matched(text);
      ObjectNode bool = filter.addObject().putObject("bool");
      if (clause.group(1) == null) {
        write(clause, bool.putArray("should").addObject());
        bool.put("minimum_should_match", 1);
      } else {
        write(clause, bool.putObject("must_not"));
      }
    }
    return query;
  }

  private static void write(Matcher clause, ObjectNode query) {
    String field = clause.group(2);
    if (clause.group(3) != null) {
      query.putObject("exists").put("field", field);
    } else if (clause.group(4) != null) {
      query.putObject("wildcard").putObject(field).put("value", clause.group(4));
    } else {
      String value = clause.group(5) == null ? clause.group(6) : clause.group(5);
      if (TEXTS.contains(field)) {
        query.putObject("match").put(field, value);
      } else {
        query.putObject("term").putObject(field).put("value", value);
      }
    }
  }

  private static Matcher matched(String text) {
    Matcher clause = CLAUSE.matcher(text);
    if (!clause.matches()) {
      throw new AssertionError("KQL [" + text + "]: expected field : value; teach this class more");
    }
    return clause;
  }
}
