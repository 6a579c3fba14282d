package io.conceptlinker.cli.kb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints everything that a knowledge base has about a concept. */
final class ConceptPage {

  private static final int CHILDREN = 10;
  private static final int ALL = Integer.MAX_VALUE;

  private final Terminal terminal;
  private final KnowledgeBase kb;

  ConceptPage(Terminal terminal, KnowledgeBase kb) {
    this.terminal = terminal;
    this.kb = kb;
  }

  /** For people. */
  void print(int concept) {
    ConceptRecord record = kb.record(concept);
    terminal.out().println(terminal.style().bold(record.name()) + "  " + record.id());
    record.definitions().forEach(text -> terminal.out().println("  " + text));
    Table facts = Table.plain();
    record.semanticGroup().ifPresent(group -> facts.row("group", group));
    facts.rowIfAny("types", record.semanticTypes());
    facts.rowIfAny("parents", labels(kb.parents(concept), ALL));
    facts.rowIfAny("children", labels(kb.children(concept), CHILDREN));
    int narrower = kb.narrower(concept, ALL, ALL).length;
    if (narrower > 0) {
      facts.row("narrower", Numbers.of(narrower, "concept") + " in all");
    }
    facts.rowIfAny("other ids", record.alternativeIds());
    facts.rowIfAny("references", record.xrefs());
    facts.rowIfAny("sources", kb.sources(concept));
    facts.print(terminal);
    Table names = Table.of("name", "language", "kind", "source", "seen");
    for (ConceptRecord.Name name : record.names()) {
      names.row(name.text(), name.language(), label(name), name.source(), name.count());
    }
    names.withoutEmptyColumns().print(terminal);
    terminal.out().println();
  }

  /** One line, in the generic format of {@code kb build --source jsonl}. */
  void printJson(int concept) {
    ConceptRecord record = kb.record(concept);
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("id", record.id()).put("name", record.name());
    ArrayNode names = json.putArray("names");
    for (ConceptRecord.Name name : record.names()) {
      names
          .addObject()
          .put("text", name.text())
          .put("language", name.language())
          .put("kind", label(name))
          .put("source", name.source())
          .put("count", name.count());
    }
    put(json, "definitions", record.definitions());
    put(json, "semantic_types", record.semanticTypes());
    record.semanticGroup().ifPresent(group -> json.put("semantic_group", group));
    put(json, "parents", record.parents());
    put(json, "alternative_ids", record.alternativeIds());
    put(json, "xrefs", record.xrefs());
    terminal.out().println(json);
  }

  private static void put(ObjectNode json, String key, List<String> values) {
    ArrayNode array = json.putArray(key);
    values.forEach(array::add);
  }

  private List<String> labels(int[] concepts, int most) {
    List<String> labels = new ArrayList<>();
    Arrays.stream(concepts)
        .limit(most)
        .forEach(concept -> labels.add(kb.preferredName(concept) + " [" + kb.id(concept) + "]"));
    if (concepts.length > most) {
      labels.add(Numbers.grouped(concepts.length - most) + " more");
    }
    return labels;
  }

  private static String label(ConceptRecord.Name name) {
    return name.kind().name().toLowerCase(Locale.ROOT);
  }
}
