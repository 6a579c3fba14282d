package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Style;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints what the links make possible: counts of concepts, and searches for them. */
final class Showcase {

  private static final int HITS = 3;
  private static final int LOOKED_AT = 100;
  private static final int FREQUENT = 10;

  /** A concept with a larger share of the knowledge base below it says little about a document. */
  private static final double BROAD = 0.01;

  private final Terminal terminal;
  private final Style style;
  private final Rest rest;
  private final KnowledgeBase kb;

  Showcase(Terminal terminal, Rest rest, KnowledgeBase kb) {
    this.terminal = terminal;
    this.style = terminal.style();
    this.rest = rest;
    this.kb = kb;
  }

  /** The concepts that most documents mention, by an aggregation; without those that are broad. */
  void printFrequentConcepts() throws IOException, InterruptedException {
    JsonNode answer =
        search(
            """
            {"size":0,"aggs":{"concepts":{"terms":{"field":"concepts.name","size":100}}}}""");
    terminal.out().println();
    terminal.out().println(style.bold("Most frequent concepts"));
    Table table = Table.of("documents", "concept");
    int rows = 0;
    for (JsonNode bucket : answer.at("/aggregations/concepts/buckets")) {
      String name = bucket.path("key").asText();
      if (rows < FREQUENT && !isBroad(name)) {
        table.row(bucket.path("doc_count").asLong(), name);
        rows++;
      }
    }
    table.print(terminal);
  }

  private boolean isBroad(String nameAndId) {
    String id = nameAndId.substring(nameAndId.lastIndexOf('[') + 1, nameAndId.length() - 1);
    int concept = kb.concept(id);
    int limit = (int) Math.ceil(BROAD * kb.conceptCount());
    return concept >= 0 && kb.narrower(concept, Integer.MAX_VALUE, limit).length == limit;
  }

  /** A search for a concept and everything narrower. */
  void printSearch(ConceptSearch search) throws IOException, InterruptedException {
    int concept = kb.concept(search.conceptId());
    String preferred = kb.preferredName(concept);
    JsonNode answer =
        search(
            "{\"size\":"
                + LOOKED_AT
                + ",\"query\":"
                + search.query()
                + ",\"_source\":[\"title\",\"abstract\",\"text\",\"concepts.mentions\"]}");
    terminal.out().println();
    terminal.out().println(style.bold(search.title()) + "  " + style.dim(search.remark()));
    terminal
        .out()
        .println(
            "  "
                + style.dim(
                    "GET " + DemoIndex.NAME + "/_search {\"query\":" + search.query() + "}"));
    terminal
        .out()
        .println(
            "  "
                + style.cyan(Numbers.of(answer.at("/hits/total/value").asLong(), "document"))
                + " about "
                + preferred
                + " ["
                + kb.id(concept)
                + "]; as words, "
                + Numbers.of(countWords(search.words()), "document"));
    List<ConceptHit> hits = new ArrayList<>();
    answer.at("/hits/hits").forEach(hit -> ConceptHit.of(hit, kb, concept).ifPresent(hits::add));
    for (ConceptHit hit : ConceptHit.varied(hits, HITS, search.words())) {
      int width = Math.max(40, terminal.width() - hit.id().length() - 9);
      terminal
          .out()
          .println("    " + style.green(hit.id()) + "  " + hit.snippet().render(width, style));
    }
  }

  private long countWords(String words) throws IOException, InterruptedException {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    ObjectNode match = query.putObject("query").putObject("multi_match");
    match.put("query", words).put("type", "phrase");
    match.putArray("fields").add("title").add("abstract").add("text");
    return rest.post("/" + DemoIndex.NAME + "/_count", query.toString()).path("count").asLong();
  }

  private JsonNode search(String body) throws IOException, InterruptedException {
    return rest.post("/" + DemoIndex.NAME + "/_search", body);
  }
}
