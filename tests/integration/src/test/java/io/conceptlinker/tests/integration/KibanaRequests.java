package io.conceptlinker.tests.integration;

import static io.conceptlinker.tests.integration.RealNodeTestCase.JSON;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.node.Rest;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the objects for Kibana ask a node for, and that it answers as the panels say. */
final class KibanaRequests {

  private static final String HEART_DISEASE = "concepts.id : C0018799";

  private final Rest rest;
  private final int documents;

  /**
   * Requests.
   *
   * @param documents how many the index has
   */
  KibanaRequests(Rest rest, int documents) {
    this.rest = rest;
    this.documents = documents;
  }

  void check() throws Exception {
    checkFieldsOfTheDataView(rest);
    checkTerms(rest);
    checkTopConcepts(rest);
    checkDiseaseAreas(rest);
    checkSignificant(rest);
    checkGroups(rest);
    checkYears(rest);
    checkAreasAndDrugs(rest);
    checkBeside(rest);
    checkShare(rest);
    checkControls(rest);
    checkSearches(rest);
    checkThePage(rest);
    checkAnnotatedText(rest);
  }

  private static JsonNode search(Rest rest, JsonNode body) throws Exception {
    JsonNode answer = rest.post("/literature/_search", body.toString());
    assertEquals(answer.toString(), 0, answer.at("/_shards/failed").asInt(-1));
    assertFalse(answer.path("timed_out").asBoolean(true));
    return answer;
  }

  private static long count(Rest rest, JsonNode... queries) throws Exception {
    ObjectNode query = JSON.createObjectNode();
    query.putObject("bool").putArray("filter").addAll(List.of(queries));
    return RealNodeTestCase.count(rest, "literature", query.toString());
  }

  /** Kibana takes its field list from here, and offers what is aggregatable to Lens. */
  private static void checkFieldsOfTheDataView(Rest rest) throws Exception {
    JsonNode fields = rest.get("/literature/_field_caps?fields=*").path("fields");
    for (String field : List.of("id", "name", "ancestors", "negated_id", "semantic_group")) {
      JsonNode types = fields.path("concepts." + field);
      assertEquals(field, 1, types.size());
      assertTrue(field, types.at("/keyword/searchable").asBoolean());
      assertTrue(field, types.at("/keyword/aggregatable").asBoolean());
    }
    assertTrue(fields.at("/published/date/aggregatable").asBoolean());
  }

  /** KQL terms in every form that Kibana gave them so far, and the filters of its pills. */
  private static void checkTerms(Rest rest) throws Exception {
    JsonNode narrower = JSON.readTree("{\"term\":{\"concepts.ancestors\":\"C0018799\"}}");
    long broad = count(rest, narrower);
    assertTrue(broad + " with heart disease", broad > 10);
    assertEquals(broad, count(rest, Kql.query(HEART_DISEASE)));
    for (String form :
        List.of(
            "{\"term\":{\"concepts.id\":{\"value\":\"C0018799\",\"case_insensitive\":true}}}",
            "{\"term\":{\"concepts.id\":{\"value\":\"c0018799\",\"case_insensitive\":true}}}",
            "{\"match\":{\"concepts.id\":\"C0018799\"}}",
            "{\"match_phrase\":{\"concepts.id\":\"C0018799\"}}",
            "{\"bool\":{\"minimum_should_match\":1,\"should\":[{\"match_phrase\":{\"concepts.id\":\"C0018799\"}}]}}")) {
      assertEquals(form, broad, count(rest, JSON.readTree(form)));
    }
    String spanish = rest.get("/literature/_doc/lit-094").at("/_source/concepts").toString();
    assertTrue(spanish, spanish.contains("\"text\":\"infarto de miocardio\",\"id\":\"C0027051\""));
  }

  private static JsonNode lens(Rest rest, String id, String kql) throws Exception {
    SavedObject lens = SavedObject.of("concept-linker-lens-" + id);
    return search(rest, LensRequest.of(lens, Kql.query(kql))).at("/aggregations/0/buckets");
  }

  private static JsonNode written(String id) throws Exception {
    return JSON.readTree(
        "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"" + id + "\",\"expand\":\"none\"}}");
  }

  private static void checkTopConcepts(Rest rest) throws Exception {
    JsonNode buckets = lens(rest, "top-concepts", "");
    assertEquals(20, buckets.size());
    long before = Long.MAX_VALUE;
    for (JsonNode bucket : buckets) {
      String name = bucket.path("key").asText();
      assertTrue(name, name.matches(".+ \\[C\\d{7}]"));
      long count = bucket.path("doc_count").asLong();
      assertEquals(name, count(rest, written(name.replaceAll(".*\\[|]$", ""))), count);
      assertTrue("the commonest first", count <= before);
      before = count;
    }
    assertTrue("of a search", lens(rest, "top-concepts", HEART_DISEASE).size() > 5);
  }

  private static void checkDiseaseAreas(Rest rest) throws Exception {
    SavedObject lens = SavedObject.of("concept-linker-lens-disease-areas");
    Map<String, String> areas = KibanaFields.filters(lens);
    JsonNode buckets = lens(rest, "disease-areas", "");
    assertEquals(areas.size(), buckets.size());
    for (Map.Entry<String, String> area : areas.entrySet()) {
      String ancestor = "{\"term\":{\"concepts.ancestors\":\"" + area.getValue() + "\"}}";
      long count = buckets.path(area.getKey()).path("doc_count").asLong();
      assertEquals(area.getKey(), count(rest, JSON.readTree(ancestor)), count);
      assertTrue(area.getKey(), count > 0);
    }
    JsonNode children = rest.get("/_concept/demo/C0012634").path("children");
    for (String area : areas.values()) {
      assertTrue(
          area + " is a child of disease: " + children,
          children.findValuesAsText("id").contains(area));
    }
  }

  private void checkSignificant(Rest rest) throws Exception {
    JsonNode buckets = lens(rest, "significant", HEART_DISEASE);
    long found = count(rest, Kql.query(HEART_DISEASE));
    assertTrue(buckets.toString(), buckets.size() >= 5);
    for (JsonNode bucket : buckets) {
      double here = bucket.path("doc_count").asDouble() / found;
      double everywhere = bucket.path("bg_count").asDouble() / documents;
      assertTrue(bucket.toString(), here > everywhere);
    }
    assertEquals("nothing is special about everything", 0, lens(rest, "significant", "").size());
  }

  private static void checkGroups(Rest rest) throws Exception {
    Map<String, Long> pairs = new HashMap<>();
    for (JsonNode group : lens(rest, "groups", "")) {
      String name = group.path("key").asText();
      for (JsonNode beside : group.at("/1/buckets")) {
        long count = beside.path("doc_count").asLong();
        pairs.put(name + " " + beside.path("key").asText(), count);
      }
      assertEquals(name, (Long) group.path("doc_count").asLong(), pairs.get(name + " " + name));
    }
    assertTrue(pairs.toString(), pairs.getOrDefault("DISO CHEM", 0L) > 10);
    for (Map.Entry<String, Long> pair : pairs.entrySet()) {
      String turned = pair.getKey().replaceAll("(\\w+) (\\w+)", "$2 $1");
      assertEquals(pair.getKey(), pair.getValue(), pairs.get(turned));
    }
  }

  private static void checkYears(Rest rest) throws Exception {
    SavedObject lens = SavedObject.of("concept-linker-lens-years");
    JsonNode years = lens(rest, "years", "");
    assertEquals("2008 to 2025", 18, years.size());
    for (Map.Entry<String, String> area : KibanaFields.filters(lens).entrySet()) {
      long sum = 0;
      for (JsonNode year : years) {
        sum += year.path("1").path("buckets").path(area.getKey()).path("doc_count").asLong();
      }
      assertEquals(area.getKey(), count(rest, Kql.query("concepts.id : " + area.getValue())), sum);
      assertTrue(area.getKey(), sum > 0);
    }
  }

  /** The rows of a Vega panel; each has every field that the panel shows. */
  private static List<JsonNode> vega(Rest rest, String id) throws Exception {
    VegaPanel panel = new VegaPanel(SavedObject.of("concept-linker-vega-" + id));
    assertEquals("literature", panel.url().path("index").asText());
    assertTrue("Kibana adds the query", panel.url().path("%context%").asBoolean());
    ObjectNode query = JSON.createObjectNode();
    ObjectNode bool = query.putObject("bool");
    bool.putArray("must")
        .addObject()
        .putObject("range")
        .putObject(panel.url().path("%timefield%").textValue())
        .put("gte", "2008-01-01T00:00:00.000Z")
        .put("lte", "2026-01-01T00:00:00.000Z")
        .put("format", "strict_date_optional_time");
    bool.putArray("filter").add(Kql.query(""));
    List<JsonNode> rows = panel.rows(search(rest, panel.request(query)));
    assertFalse(id, rows.isEmpty());
    assertTrue(id, panel.shown().size() >= 3);
    for (JsonNode row : rows) {
      for (JsonPointer field : panel.shown()) {
        assertTrue(id + " " + field + ": " + row, row.at(field).isValueNode());
      }
    }
    return rows;
  }

  private static void checkAreasAndDrugs(Rest rest) throws Exception {
    Map<String, String> ids =
        KibanaFields.filters(SavedObject.of("concept-linker-vega-areas-and-drugs"));
    List<JsonNode> rows = vega(rest, "areas-and-drugs");
    int together = 0;
    for (JsonNode row : rows) {
      String area = row.path("key").asText();
      String drug = row.at("/drug/key").asText();
      long both =
          count(
              rest,
              Kql.query("concepts.id : " + ids.get(area)),
              Kql.query("concepts.id : " + ids.get(drug)));
      assertEquals(area + ", " + drug, both, row.at("/drug/doc_count").asLong());
      together += both > 0 ? 1 : 0;
    }
    assertTrue(together + " of " + rows.size(), together > rows.size() / 4);
  }

  private static void checkBeside(Rest rest) throws Exception {
    int others = 0;
    for (JsonNode row : vega(rest, "beside")) {
      JsonNode other = row.path("other");
      long both = other.path("doc_count").asLong();
      assertTrue(row.toString(), both >= 3 && both <= row.path("doc_count").asLong());
      others += other.path("key").equals(row.path("key")) ? 0 : 1;
    }
    assertTrue("others: " + others, others > 20);
  }

  private void checkShare(Rest rest) throws Exception {
    Map<String, Long> years = new HashMap<>();
    for (JsonNode row : vega(rest, "share")) {
      assertTrue(row.at("/area/doc_count").asLong() <= row.path("doc_count").asLong());
      years.put(row.path("key_as_string").asText(), row.path("doc_count").asLong());
    }
    assertTrue(years.toString(), years.containsKey("2008") && years.containsKey("2025"));
    assertEquals(documents, years.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The list of a control: the values of its field, the commonest first. */
  private static void checkControls(Rest rest) throws Exception {
    JsonNode controls =
        SavedObject.of("concept-linker-dashboard").nested("/controlGroupInput/panelsJSON");
    for (String field : controls.findValuesAsText("fieldName")) {
      ObjectNode body = JSON.createObjectNode().put("size", 0);
      body.putObject("aggs").putObject("values").putObject("terms").put("field", field);
      assertFalse(field, search(rest, body).at("/aggregations/values/buckets").isEmpty());
    }
  }

  private static void checkSearches(Rest rest) throws Exception {
    for (SavedObject object : SavedObject.all("search")) {
      ObjectNode body = JSON.createObjectNode().put("track_total_hits", true);
      body.set("query", Kql.query(object.kql()));
      JsonNode sort = object.attributes().path("sort").get(0);
      body.putArray("sort").addObject().putObject(sort.get(0).asText()).put("order", "desc");
      body.set("fields", object.attributes().path("columns"));
      JsonNode hits = search(rest, body).path("hits");
      long total = hits.at("/total/value").asLong();
      if (object.id().endsWith("again")) {
        assertEquals(0, total);
      } else {
        assertTrue(object.id(), total > 10);
        assertTrue(object.id(), hits.at("/hits/0/fields").size() > 1);
      }
    }
    ObjectNode pipeline = JSON.createObjectNode();
    ObjectNode processor = pipeline.putArray("processors").addObject().putObject("concept_link");
    processor.put("field", "title").put("kb", "not-there");
    rest.put("/_ingest/pipeline/without", pipeline.toString());
    rest.put(
        "/literature/_doc/late?pipeline=without&refresh=true",
        "{\"title\":\"Asthma\",\"published\":\"2020-01-01\"}");
    String again = SavedObject.of("concept-linker-search-again").kql();
    assertEquals("what could not be linked", 1, count(rest, Kql.query(again)));
    rest.delete("/literature/_doc/late?refresh=true");
  }

  /** The queries on the page about Kibana. */
  private static void checkThePage(Rest rest) throws Exception {
    String page = Files.readString(Checkout.ROOT.resolve("docs/kibana.md"));
    Matcher query = Pattern.compile("(?m)^\\| `([\\w.]+ : [^`]+)` \\|").matcher(page);
    int queries = 0;
    while (query.find()) {
      long found = count(rest, Kql.query(query.group(1)));
      assertTrue(query.group(1) + ": " + found, found > 0 != query.group(1).startsWith("tags"));
      queries++;
    }
    assertEquals(7, queries);
  }

  /** The sample's texts as annotated text, simulated: the field type is not on this node. */
  private static void checkAnnotatedText(Rest rest) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode processor =
        body.putObject("pipeline").putArray("processors").addObject().putObject("concept_link");
    processor.put("field", "abstract").put("kb", "demo").put("mentions", true);
    processor.putObject("annotated_text").put("abstract", "annotated");
    for (String line : Checkout.sampleLiterature()) {
      body.withArray("docs").addObject().set("_source", JSON.readTree(line));
    }
    int annotations = 0;
    for (JsonNode doc : rest.post("/_ingest/pipeline/_simulate", body.toString()).path("docs")) {
      JsonNode source = doc.at("/doc/_source");
      String markup = source.path("annotated").textValue();
      assertEquals(
          source.path("abstract").textValue(),
          markup.replaceAll("\\[([^\\[\\]]*)]\\([^()]*\\)", "$1"));
      for (JsonNode id : source.at("/concepts/id")) {
        assertTrue(id + " in " + source.path("id"), markup.contains(id.textValue()));
        annotations++;
      }
    }
    assertTrue("annotations: " + annotations, annotations > 1000);
  }
}
