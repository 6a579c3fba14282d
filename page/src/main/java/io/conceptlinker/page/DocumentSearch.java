package io.conceptlinker.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * A search as the page asks for it.
 *
 * @param concepts ids of concepts that every document has to mention
 * @param narrower whether mentions of narrower concepts do as well
 * @param words words that every document has to contain; may be empty
 * @param with ids of concepts, these exactly, that were chosen among the facets
 * @param groups semantic groups that were chosen
 * @param year four digits, or empty
 * @param from how many hits to leave out
 */
record DocumentSearch(
    List<String> concepts,
    boolean narrower,
    String words,
    List<String> with,
    List<String> groups,
    String year,
    int from) {

  static final Set<String> PARAMETERS =
      Set.of("concept", "narrower", "q", "with", "group", "year", "from");

  /** What the page needs of a document. */
  static final List<String> SOURCE =
      List.of("title", "abstract", "text", "published", "journal", "language", "concepts.mentions");

  private static final List<String> TEXT_FIELDS = List.of("title^2", "abstract", "text");
  private static final int HITS = 10;

  /** The most that a node gives without a cursor. */
  private static final int LAST = 10_000 - HITS;

  private static final int FACETS = 12;

  /** Reads the parameters of a request. */
  static DocumentSearch of(Parameters parameters) throws BadRequestException {
    String year = parameters.first("year");
    if (!year.isEmpty() && !year.matches("\\d{4}")) {
      throw new BadRequestException(400, "parameter [year]: expected four digits");
    }
    return new DocumentSearch(
        parameters.all("concept"),
        !parameters.first("narrower").equals("false"),
        parameters.first("q"),
        parameters.all("with"),
        parameters.all("group"),
        year,
        parameters.number("from", 0, LAST));
  }

  /** The body of the request to the node. */
  ObjectNode body(String kb) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("from", from).put("size", HITS).put("track_total_hits", true);
    ArrayNode source = body.putArray("_source");
    SOURCE.forEach(source::add);
    ObjectNode bool = body.putObject("query").putObject("bool");
    ArrayNode must = bool.putArray("must");
    ArrayNode filter = bool.putArray("filter");
    concepts.forEach(id -> must.add(concept(id, kb, narrower)));
    if (!words.isBlank()) {
      ObjectNode match = must.addObject().putObject("multi_match");
      match.put("query", words).put("operator", "and").put("type", "cross_fields");
      TEXT_FIELDS.forEach(match.putArray("fields")::add);
    }
    with.forEach(id -> filter.add(concept(id, kb, false)));
    groups.forEach(
        group -> filter.addObject().putObject("term").put("concepts.semantic_group", group));
    if (!year.isEmpty()) {
      ObjectNode range = filter.addObject().putObject("range").putObject("published");
      range.put("gte", year + "||/y").put("lte", year + "||/y").put("format", "yyyy");
    }
    sort(body.putArray("sort"));
    aggregations(body.putObject("aggs"), kb);
    return body;
  }

  private static ObjectNode concept(String id, String kb, boolean narrower) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    ObjectNode concept = query.putObject("concept");
    concept.put("field", "concepts.id").put("value", id).put("kb", kb);
    // What names the concept itself comes before what names something narrower.
    concept.put("expand", narrower ? "narrower" : "none").put("boost_by_distance", narrower);
    return query;
  }

  private static void sort(ArrayNode sort) {
    sort.add("_score");
    sort.addObject().putObject("published").put("order", "desc").put("unmapped_type", "date");
    sort.add("_doc");
  }

  private void aggregations(ObjectNode aggregations, String kb) {
    terms(aggregations, "concepts", "concepts.name", FACETS);
    terms(aggregations, "groups", "concepts.semantic_group", FACETS);
    ObjectNode years = aggregations.putObject("years").putObject("date_histogram");
    years.put("field", "published").put("calendar_interval", "year").put("format", "yyyy");
    // How many there are the other way round, with or without what is narrower.
    ArrayNode exact =
        aggregations.putObject("exact").putObject("filter").putObject("bool").putArray("filter");
    concepts.forEach(id -> exact.add(concept(id, kb, false)));
  }

  private static void terms(ObjectNode aggregations, String name, String field, int size) {
    aggregations.putObject(name).putObject("terms").put("field", field).put("size", size);
  }
}
