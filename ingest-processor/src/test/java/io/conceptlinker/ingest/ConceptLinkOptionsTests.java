package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.containsString;

import io.conceptlinker.link.OverlapPolicy;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.ElasticsearchException;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.test.ESTestCase;

public class ConceptLinkOptionsTests extends ESTestCase {
  private static final TimeValue TIMEOUT = TimeValue.timeValueSeconds(7);

  private static ConceptLinkOptions parse(Map<String, Object> options) {
    Map<String, Object> config = new HashMap<>(Map.of("field", "abstract", "kb", "demo"));
    config.putAll(options);
    ConceptLinkOptions parsed = ConceptLinkOptions.parse("t", config, TIMEOUT);
    assertEquals("every option is taken", Map.of(), config);
    return parsed;
  }

  private static void assertRefused(Map<String, Object> options, String... messageParts) {
    ElasticsearchException e = expectThrows(ElasticsearchException.class, () -> parse(options));
    for (String part : messageParts) {
      assertThat(e.getMessage(), containsString(part));
    }
    assertEquals(List.of("t"), e.getMetadata("es.processor_tag"));
    assertEquals(List.of("concept_link"), e.getMetadata("es.processor_type"));
  }

  public void testDefaults() {
    ConceptLinkOptions options = parse(Map.of());
    assertEquals(List.of("abstract"), options.fields());
    assertEquals("concepts", options.targetField());
    assertEquals("demo", options.kb());
    assertFalse(options.ignoreMissing());
    assertEquals(EnumSet.allOf(ConceptProperty.class), options.properties());
    assertFalse(options.mentions());
    assertEquals(Map.of(), options.annotatedText());
    assertFalse(options.override());
    assertEquals(0, options.link().minScore(), 0);
    assertEquals(Set.of(), options.link().semanticGroups());
    assertEquals(OverlapPolicy.NO_SUB, options.link().overlap());
    assertEquals("no candidates without mentions", 0, options.link().maxCandidates());
    assertEquals(TIMEOUT, options.timeout());
  }

  public void testDefaultsOfTheNodeSettings() {
    assertEquals(TimeValue.timeValueSeconds(30), LinkingSettings.TIMEOUT.get(Settings.EMPTY));
    BatchLimits limits = LinkingSettings.limits(Settings.EMPTY, 2);
    assertEquals(new BatchLimits(10_000, 32, 262_144, 2), limits);
  }

  public void testEverythingSet() {
    ConceptLinkOptions options =
        parse(
            Map.of(
                "field",
                List.of("title", "abstract"),
                "target_field",
                "nlp.concepts",
                "ignore_missing",
                true,
                "properties",
                List.of("id", "semantic_group"),
                "mentions",
                true,
                "annotated_text",
                Map.of("abstract", "abstract_annotated"),
                "override",
                true,
                "min_score",
                0.5,
                "semantic_groups",
                "Disorders",
                "timeout",
                "250ms"));
    assertEquals(List.of("title", "abstract"), options.fields());
    assertEquals("nlp.concepts", options.targetField());
    assertTrue(options.ignoreMissing());
    assertEquals(
        EnumSet.of(ConceptProperty.ID, ConceptProperty.SEMANTIC_GROUP), options.properties());
    assertTrue(options.mentions());
    assertEquals(Map.of("abstract", "abstract_annotated"), options.annotatedText());
    assertTrue(options.override());
    assertEquals(0.5, options.link().minScore(), 0);
    assertEquals(Set.of("Disorders"), options.link().semanticGroups());
    assertEquals(5, options.link().maxCandidates());
    assertEquals(TimeValue.timeValueMillis(250), options.timeout());
  }

  public void testUnknownOptionIsNamedWithTheKnownOnes() {
    assertRefused(
        Map.of("fields", "abstract"), "[fields]", "unknown option", "ignore_missing", "timeout");
  }

  public void testRequiredOptions() {
    ElasticsearchException field =
        expectThrows(
            ElasticsearchException.class,
            () -> ConceptLinkOptions.parse("t", new HashMap<>(Map.of("kb", "demo")), TIMEOUT));
    assertThat(field.getMessage(), containsString("[field]"));
    ElasticsearchException kb =
        expectThrows(
            ElasticsearchException.class,
            () -> ConceptLinkOptions.parse("t", new HashMap<>(Map.of("field", "a")), TIMEOUT));
    assertThat(kb.getMessage(), containsString("[kb] required property is missing"));
  }

  public void testWrongValues() {
    assertRefused(Map.of("kb", "../secrets"), "[kb]", "[../secrets]", "config/concept-linker/kb");
    assertRefused(Map.of("kb", 7), "[kb]");
    assertRefused(Map.of("field", List.of()), "[field]", "found none");
    assertRefused(Map.of("field", List.of("a", 3)), "[field]", "[3]");
    assertRefused(Map.of("field", " "), "[field]");
    assertRefused(Map.of("field", List.of("a", "a")), "[field]", "twice");
    assertRefused(Map.of("field", "concepts.name"), "[field]", "target_field");
    assertRefused(Map.of("mentions", "maybe"), "[mentions]");
    assertRefused(Map.of("annotated_text", true), "[annotated_text]");
    assertRefused(Map.of("annotated_text", Map.of("title", "t")), "[title]", "[abstract]");
    for (Object target : List.of("", 7)) {
      assertRefused(Map.of("annotated_text", Map.of("abstract", target)), "[" + target + "]");
    }
    for (String target : List.of("abstract", "concepts", "concepts.text")) {
      assertRefused(
          Map.of("annotated_text", Map.of("abstract", target)), "[" + target + "]", "another");
    }
    assertRefused(Map.of("properties", List.of("id", "codes")), "[codes]", "negated_id");
    assertRefused(Map.of("min_score", 1.5), "[min_score]", "[1.5]");
    assertRefused(Map.of("min_score", Double.NaN), "[min_score]");
    assertRefused(Map.of("min_score", "high"), "[min_score]", "[high]");
    assertRefused(Map.of("semantic_groups", List.of(1)), "[semantic_groups]");
    assertRefused(Map.of("timeout", "soon"), "[timeout]");
    assertRefused(Map.of("timeout", "0ms"), "[timeout]", "positive");
  }
}
