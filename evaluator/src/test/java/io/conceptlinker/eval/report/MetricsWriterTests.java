package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.eval.endtoend.EndToEndScorer;
import io.conceptlinker.eval.endtoend.GoldSpan;
import io.conceptlinker.eval.endtoend.LinkedDocument;
import io.conceptlinker.eval.endtoend.LinkedSpan;
import io.conceptlinker.eval.entity.Entity;
import io.conceptlinker.eval.entity.EntityDocument;
import io.conceptlinker.eval.entity.EntityScorer;
import io.conceptlinker.eval.entity.MatchingOrder;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingScorer;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.StratumFinder;
import io.conceptlinker.eval.relation.Argument;
import io.conceptlinker.eval.relation.ConceptRelation;
import io.conceptlinker.eval.relation.ConceptRelationDocument;
import io.conceptlinker.eval.relation.ConceptRelationScorer;
import io.conceptlinker.eval.relation.Relation;
import io.conceptlinker.eval.relation.RelationDocument;
import io.conceptlinker.eval.relation.RelationScorer;
import io.conceptlinker.eval.sequence.SequenceScorer;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.tests.util.LuceneTestCase;

public class MetricsWriterTests extends LuceneTestCase {
  private static final List<String> ESTIMATE = List.of("value", "ci95[]", "n");
  private static final List<String> SCORES = List.of("precision", "recall", "f1", "support");

  private static String everything() throws IOException {
    StringWriter out = new StringWriter();
    try (MetricsWriter metrics = new MetricsWriter(out)) {
      metrics.linking(new LinkingScorer(Bootstrap.PROTOCOL).score(cases()));
      GoldSpan gold = new GoldSpan(Region.of(0, 5), GoldConcepts.of("A"));
      LinkedSpan found = new LinkedSpan(Region.of(0, 5), "A");
      metrics.endToEnd(
          new EndToEndScorer(Bootstrap.PROTOCOL)
              .score(List.of(new LinkedDocument("1", List.of(gold), List.of(found)))));
      List<Entity> entities = List.of(new Entity(Region.of(0, 5), "X"));
      metrics.entities(
          new EntityScorer(MatchingOrder.EXACT_FIRST, 1, Bootstrap.PROTOCOL)
              .score(List.of(new EntityDocument("1", entities, entities))),
          Map.of(
              "default",
              SequenceScorer.lenient().score(List.of(List.of("B-X")), List.of(List.of("I-X")))));
      Argument argument = new Argument(Region.of(0, 5), "X");
      List<Relation> relations = List.of(new Relation("r", argument, argument, true));
      List<ConceptRelation> pairs = List.of(new ConceptRelation("A", "B", "r", "Novel"));
      metrics.relations(
          new RelationScorer(Bootstrap.PROTOCOL)
              .score(List.of(new RelationDocument("1", relations, relations))),
          new ConceptRelationScorer(Bootstrap.PROTOCOL)
              .score(List.of(new ConceptRelationDocument("1", pairs, pairs))));
      metrics.cost(new Cost(200, 4, 50, 1 << 20, Map.of("dictionary", 150L, "generative", 50L)));
    }
    return out.toString();
  }

  private static List<LinkingCase> cases() {
    GoldMention right = new GoldMention("1", 0, 4, "text", GoldConcepts.of("A"), "g", "en");
    GoldMention wrong = new GoldMention("2", 0, 4, "text", GoldConcepts.of("B"), "g", "en");
    GoldMention nil = new GoldMention("2", 9, 13, "text", GoldConcepts.NIL, "g", "en");
    StratumFinder finder = new StratumFinder();
    return List.of(
        new LinkingCase(right, List.of(new RankedConcept("A", 0.75)), finder.strata(right)),
        new LinkingCase(wrong, List.of(new RankedConcept("A", 0.25)), finder.strata(wrong)),
        new LinkingCase(nil, List.of(), finder.strata(nil)));
  }

  /** The paths of all scalar values with the first value at each; list elements are {@code []}. */
  private static Map<String, String> values(String json) throws IOException {
    Map<String, String> values = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      object(parser, "", values);
    }
    return values;
  }

  private static void object(JsonParser parser, String path, Map<String, String> values)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser, path.isEmpty() ? name : path + "." + name, values);
    }
  }

  private static void value(JsonParser parser, String path, Map<String, String> values)
      throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path, values);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser, path + "[]", values);
        }
      }
      default -> values.putIfAbsent(path, parser.getText());
    }
  }

  public void testFieldsThatProgramsRelyOn() throws IOException {
    Map<String, String> values = values(everything());
    assertEquals("1", values.get("schema_version"));
    assertEquals("0.5", values.get("linking.recall_at_1.value"));
    assertEquals("0.0", values.get("linking.recall_at_1.ci95[]"));
    assertEquals("2", values.get("linking.recall_at_1.n"));
    assertEquals("0.5", values.get("linking.recall_at_5.value"));
    assertEquals("1.0", values.get("linking.nil.recall.value"));
    assertEquals("words", values.get("linking.strata[].dimension"));
    assertEquals("0.25", values.get("calibration.ece"));
    assertEquals("1.0", values.get("end_to_end.strict.f1.value"));
    assertEquals("strict", values.get("entities.schemas[].schema"));
    assertEquals("1.0", values.get("relations.concepts[].f1.value"));
    assertEquals("50.0", values.get("cost.mentions_per_second"));
    assertEquals("0.25", values.get("cost.model_calls_per_mention"));
    assertEquals("0.75", values.get("cost.fast_path_share"));
  }

  /** docs/metrics-schema.md lists what is written, all of it and nothing else. */
  public void testThePageListsEveryField() throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    Matcher row =
        Pattern.compile("(?m)^\\| `([^`]+)` \\| (.*) \\|$").matcher(Files.readString(page()));
    while (row.find()) {
      String meaning = row.group(2);
      if (meaning.startsWith("estimate")) {
        ESTIMATE.forEach(field -> listed.add(row.group(1) + "." + field));
      } else if (meaning.startsWith("scores")) {
        SCORES.forEach(field -> listed.add(row.group(1) + "." + field));
      } else {
        listed.add(row.group(1));
      }
    }
    assertEquals(listed, new TreeSet<>(values(everything()).keySet()));
  }

  private static Path page() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("docs/metrics-schema.md"))) {
      directory = directory.getParent();
      assertNotNull("docs/metrics-schema.md", directory);
    }
    return directory.resolve("docs/metrics-schema.md");
  }

  public void testWhatWasNotMeasuredIsNullOrAbsent() throws IOException {
    StringWriter out = new StringWriter();
    try (MetricsWriter metrics = new MetricsWriter(out)) {
      metrics.linking(new LinkingScorer(Bootstrap.PROTOCOL).score(List.of()));
      metrics.cost(new Cost(0, 0, 0, 0, Map.of()));
    }
    Map<String, String> values = values(out.toString());
    assertEquals("null", values.get("linking.recall_at_1.value"));
    assertEquals("null", values.get("linking.recall_at_1.ci95"));
    assertEquals("null", values.get("cost.fast_path_share"));
    assertFalse(values.containsKey("entities.matching"));
  }

  public void testASectionIsWrittenOnce() throws IOException {
    try (MetricsWriter metrics = new MetricsWriter(new StringWriter())) {
      Cost cost = new Cost(1, 1, 1, 1, Map.of());
      metrics.cost(cost);
      expectThrows(IllegalStateException.class, () -> metrics.cost(cost));
    }
    expectThrows(
        IllegalArgumentException.class, () -> new Cost(1, 1, 0, 0, Map.of("generative", 2L)));
  }
}
