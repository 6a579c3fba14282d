package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.elasticsearch.common.bytes.BytesReference;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.ingest.IngestDocument;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentFactory;
import org.elasticsearch.xcontent.XContentType;

/** The document model, character by character: what users' mappings and dashboards rely on. */
public class ConceptDocumentTests extends ESTestCase {
  private final FakeKnowledgeBase knowledgeBase = new FakeKnowledgeBase("v1", requests -> {});

  private static ConceptLinkOptions options(Map<String, Object> options) {
    Map<String, Object> config = new HashMap<>(Map.of("field", "text", "kb", "demo"));
    config.putAll(options);
    return ConceptLinkOptions.parse(null, config, TimeValue.MINUS_ONE);
  }

  private Map<String, Object> document(ConceptLinkOptions options, String text) {
    List<Passage> passages = List.of(new Passage("text", text));
    LinkResult result =
        knowledgeBase.linker().link(List.of(new LinkRequest(passages, options.link()))).getFirst();
    return ConceptDocument.of(
        options, passages, "0123", knowledgeBase, new LinkedText(result, "", Optional.empty()));
  }

  private static String json(Map<String, Object> map) throws Exception {
    try (XContentBuilder builder = XContentFactory.jsonBuilder()) {
      return XContentHelper.convertToJson(
          BytesReference.bytes(builder.map(map)), false, XContentType.JSON);
    }
  }

  public void testAllProperties() throws Exception {
    String text = "possible flu, prior aspirin, no infection, maternal disease, flu";
    assertEquals(
        "{\"status\":\"linked\",\"kb_version\":\"v1\",\"text_hash\":\"0123\","
            + "\"id\":[\"D1\",\"D4\"],\"name\":[\"Name of D1 [D1]\",\"Name of D4 [D4]\"],"
            + "\"ancestors\":[\"D1\",\"D2\",\"D3\",\"D4\"],"
            + "\"semantic_group\":[\"Disorders\",\"Chemicals & Drugs\"],"
            + "\"semantic_type\":[\"T047\",\"T121\"],\"source\":[\"MSH\"],"
            + "\"negated_id\":[\"D2\"],\"count\":3}",
        json(document(options(Map.of()), text)));
  }

  public void testNothingFound() throws Exception {
    assertEquals(
        "{\"status\":\"empty\",\"kb_version\":\"v1\",\"text_hash\":\"0123\",\"count\":0}",
        json(document(options(Map.of()), "nothing here")));
  }

  public void testConceptThatIsAlsoNegatedIsNotInNegated() {
    Map<String, Object> document = document(options(Map.of()), "no flu at first, then flu");
    assertEquals(List.of("D1"), document.get("id"));
    assertFalse(document.containsKey("negated_id"));
  }

  public void testOnlyNegated() throws Exception {
    assertEquals(
        "{\"status\":\"linked\",\"kb_version\":\"v1\",\"text_hash\":\"0123\","
            + "\"negated_id\":[\"D1\"],\"count\":0}",
        json(document(options(Map.of()), "no flu")));
  }

  public void testChosenPropertiesAndMentions() throws Exception {
    ConceptLinkOptions options = options(Map.of("properties", List.of("id"), "mentions", true));
    assertEquals(
        "{\"status\":\"linked\",\"kb_version\":\"v1\",\"text_hash\":\"0123\",\"id\":[\"D1\"],"
            + "\"mentions\":[{\"field\":\"text\",\"start\":2,\"end\":5,\"text\":\"flu\","
            + "\"id\":\"D1\",\"name\":\"Name of D1\",\"score\":0.9877,\"assertion\":\"present\","
            + "\"path\":\"dictionary\",\"candidates\":["
            + "{\"id\":\"D1\",\"name\":\"Name of D1\",\"score\":0.9877},"
            + "{\"id\":\"X\",\"name\":\"Other\",\"score\":0.2}]}]}",
        json(document(options, "a flu")));
  }

  public void testBookkeepingIsAlwaysWritten() {
    Map<String, Object> document = document(options(Map.of("properties", List.of())), "flu");
    assertEquals(
        new TreeSet<>(List.of("status", "kb_version", "text_hash")),
        new TreeSet<>(document.keySet()));
  }

  public void testLaterProcessorsMayChangeTheLists() {
    Map<String, Object> fields = document(options(Map.of()), "flu");
    IngestDocument document =
        new IngestDocument("i", "1", 1, null, null, new HashMap<>(Map.of("concepts", fields)));
    document.appendFieldValue("concepts.id", "OWN");
    assertEquals(List.of("D1", "OWN"), document.getFieldValue("concepts.id", ArrayList.class));
  }

  /** The promise of the field: a term on it finds what a narrower expansion finds on the ids. */
  public void testAncestorsAgreeWithNarrowerExpansion() {
    for (String concept : FakeKnowledgeBase.IDS.values()) {
      List<String> expansion = knowledgeBase.withNarrower(concept, Integer.MAX_VALUE, 1000);
      FakeKnowledgeBase.IDS.forEach(
          (word, id) -> {
            List<?> ancestors =
                (List<?>) document(options(Map.of()), word).getOrDefault("ancestors", List.of());
            assertEquals(
                concept + " and " + id, expansion.contains(id), ancestors.contains(concept));
          });
    }
  }
}
