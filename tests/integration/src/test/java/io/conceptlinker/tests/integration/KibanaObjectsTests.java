package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * The objects for Kibana, by what its exports have and its import asks for: Kibana itself is no
 * part of the tests.
 */
public class KibanaObjectsTests extends LuceneTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA_VIEW = "concept-linker-literature";
  private static final String TAG = "concept-linker";

  /** What Kibana 8.9 wrote: it and everything newer reads them, and brings them up to date. */
  private static final Map<String, String> VERSIONS =
      Map.of(
          "index-pattern", "8.0.0",
          "tag", "8.0.0",
          "search", "8.0.0",
          "lens", "8.9.0",
          "visualization", "8.5.0",
          "dashboard", "8.9.0");

  /** Kibana's schemas of a dashboard and a search refuse attributes that they do not know. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "index-pattern",
          Set.of(
              "fieldAttrs fieldFormatMap fields name runtimeFieldMap sourceFilters timeFieldName title typeMeta"
                  .split(" ")),
          "tag",
          Set.of("color description name".split(" ")),
          "search",
          Set.of(
              "columns description grid hideChart isTextBasedQuery kibanaSavedObjectMeta sort timeRestore title"
                  .split(" ")),
          "lens",
          Set.of("description state title visualizationType".split(" ")),
          "visualization",
          Set.of("description kibanaSavedObjectMeta title uiStateJSON version visState".split(" ")),
          "dashboard",
          Set.of(
              "controlGroupInput description hits kibanaSavedObjectMeta optionsJSON panelsJSON refreshInterval timeFrom timeRestore timeTo title version"
                  .split(" ")));

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  public void testShapeOfAnExport() throws IOException {
    String file = Files.readString(SavedObject.FILE);
    assertTrue("the last line ends", file.endsWith("}\n"));
    Set<String> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (SavedObject object : SavedObject.all()) {
      String id = object.id();
      assertEquals(
          id,
          Set.of(
              "attributes coreMigrationVersion id managed references type typeMigrationVersion"
                  .split(" ")),
          names(object.json()));
      assertTrue(id, id.equals(TAG) || id.startsWith("concept-linker-"));
      assertTrue(id + " twice", ids.add(id));
      assertEquals(id, "8.8.0", object.json().path("coreMigrationVersion").asText());
      assertEquals(
          id, VERSIONS.get(object.type()), object.json().path("typeMigrationVersion").asText());
      assertEquals(id, ATTRIBUTES.get(object.type()), names(object.attributes()));
      String title =
          object.attributes().path(object.type().equals("tag") ? "name" : "title").asText();
      assertTrue(id + " has a title of its own", !title.isEmpty() && titles.add(title));
      checkStringsAreJson(id, object.attributes());
    }
    assertEquals(VERSIONS.keySet(), typesIn(SavedObject.all()));
  }

  private static Set<String> typesIn(List<SavedObject> objects) {
    Set<String> types = new HashSet<>();
    objects.forEach(object -> types.add(object.type()));
    return types;
  }

  private static void checkStringsAreJson(String id, JsonNode node) throws IOException {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      boolean json =
          name.endsWith("JSON")
              || Set.of("visState", "fields", "fieldAttrs", "fieldFormatMap", "runtimeFieldMap")
                  .contains(name)
              || name.equals("sourceFilters")
              || name.equals("typeMeta");
      if (json) {
        assertTrue(id + " " + name, JSON.readTree(field.getValue().textValue()).isContainerNode());
      }
      checkStringsAreJson(id, field.getValue());
    }
  }

  public void testReferencesResolveAndAreUsed() throws IOException {
    Map<String, String> types = new HashMap<>();
    SavedObject.all().forEach(object -> types.put(object.id(), object.type()));
    for (SavedObject object : SavedObject.all()) {
      Map<String, String> references = new HashMap<>();
      for (JsonNode reference : object.json().path("references")) {
        String to = reference.path("id").asText();
        assertEquals(object.id() + " to " + to, types.get(to), reference.path("type").asText());
        assertNull(references.put(reference.path("name").asText(), to));
      }
      assertEquals(object.id(), expectedReferences(object), references);
    }
  }

  private static Map<String, String> expectedReferences(SavedObject object) throws IOException {
    Map<String, String> expected = new HashMap<>();
    if (!Set.of("tag", "index-pattern").contains(object.type())) {
      expected.put("tag-ref-" + TAG, TAG);
    }
    switch (object.type()) {
      case "search" ->
          expected.put(
              object
                  .nested("/kibanaSavedObjectMeta/searchSourceJSON")
                  .path("indexRefName")
                  .textValue(),
              DATA_VIEW);
      case "lens" ->
          names(object.attributes().at("/state/datasourceStates/formBased/layers"))
              .forEach(layer -> expected.put("indexpattern-datasource-layer-" + layer, DATA_VIEW));
      case "dashboard" -> {
        for (JsonNode panel : object.nested("/panelsJSON")) {
          String index = panel.path("panelIndex").textValue();
          assertEquals("panel_" + index, panel.path("panelRefName").textValue());
          expected.put(index + ":panel_" + index, panelOf(object, index));
        }
        for (String control : names(object.nested("/controlGroupInput/panelsJSON"))) {
          expected.put("controlGroup_" + control + ":optionsListDataView", DATA_VIEW);
        }
      }
      default -> {}
    }
    return expected;
  }

  private static String panelOf(SavedObject dashboard, String index) {
    for (JsonNode reference : dashboard.json().path("references")) {
      if (reference.path("name").asText().equals(index + ":panel_" + index)) {
        return reference.path("id").asText();
      }
    }
    throw new AssertionError("panel [" + index + "] has no reference");
  }

  public void testLensPanelsAreWhole() throws IOException {
    for (SavedObject lens : SavedObject.all("lens")) {
      JsonNode columns = lens.layer().path("columns");
      List<String> order = new ArrayList<>();
      lens.layer().path("columnOrder").forEach(id -> order.add(id.textValue()));
      assertEquals(lens.id(), names(columns), new TreeSet<>(order));
      assertEquals(lens.id(), columns.size(), order.size());
      JsonNode visualization = lens.attributes().at("/state/visualization");
      String layer =
          names(lens.attributes().at("/state/datasourceStates/formBased/layers")).iterator().next();
      assertEquals(lens.id(), Set.of(layer), Set.copyOf(visualization.findValuesAsText("layerId")));
      Set<String> shown = new HashSet<>(visualization.findValuesAsText("columnId"));
      for (String name : List.of("xAccessor", "yAccessor", "splitAccessor", "valueAccessor")) {
        shown.addAll(visualization.findValuesAsText(name));
      }
      visualization
          .findValues("accessors")
          .forEach(list -> list.forEach(id -> shown.add(id.textValue())));
      assertEquals(lens.id() + " shows every column", names(columns), shown);
      for (JsonNode by : columns.findValues("orderBy")) {
        assertTrue(lens.id(), !by.has("columnId") || columns.has(by.path("columnId").asText()));
      }
    }
  }

  public void testPanelsFillTheDashboard() throws IOException {
    SavedObject dashboard = SavedObject.of("concept-linker-dashboard");
    Set<String> cells = new HashSet<>();
    Set<String> shown = new HashSet<>();
    for (JsonNode panel : dashboard.nested("/panelsJSON")) {
      JsonNode grid = panel.path("gridData");
      shown.add(panelOf(dashboard, grid.path("i").asText()));
      int right = grid.path("x").asInt() + grid.path("w").asInt();
      assertTrue("48 columns: " + grid, right <= 48);
      for (int x = grid.path("x").asInt(); x < right; x++) {
        for (int y = grid.path("y").asInt();
            y < grid.path("y").asInt() + grid.path("h").asInt();
            y++) {
          assertTrue("two panels at " + x + " " + y, cells.add(x + " " + y));
        }
      }
    }
    for (SavedObject object : SavedObject.all()) {
      if (Set.of("lens", "visualization").contains(object.type())) {
        assertTrue(object.id() + " is on the dashboard", shown.contains(object.id()));
      }
    }
  }

  public void testFieldsAreMapped() throws IOException {
    Map<String, String> mapped = new HashMap<>();
    Path config = Checkout.ROOT.resolve("config/elasticsearch");
    for (String file :
        List.of("component-templates/concepts@mappings.json", "index-templates/literature.json")) {
      JsonNode template = JSON.readTree(Files.readString(config.resolve(file)));
      collect("", template.at("/template/mappings/properties"), mapped);
    }
    for (SavedObject object : SavedObject.all()) {
      for (String field : KibanaFields.of(object)) {
        assertTrue(object.id() + ": " + field, mapped.containsKey(field));
      }
    }
    assertEquals("date", mapped.get("published"));
  }

  private static void collect(String prefix, JsonNode properties, Map<String, String> mapped) {
    for (Map.Entry<String, JsonNode> field : properties.properties()) {
      mapped.put(prefix + field.getKey(), field.getValue().path("type").asText("object"));
      collect(prefix + field.getKey() + ".", field.getValue().path("properties"), mapped);
    }
  }

  public void testFiltersAreNamedAsInTheKnowledgeBase() throws IOException {
    Map<String, JsonNode> concepts = new HashMap<>();
    for (Path file : Checkout.list(Checkout.sampleKnowledgeBase())) {
      if (file.toString().endsWith(".jsonl")) {
        for (String line : Files.readAllLines(file)) {
          JsonNode concept = JSON.readTree(line);
          concepts.put(concept.path("id").asText(), concept);
        }
      }
    }
    int filters = 0;
    for (SavedObject object : SavedObject.all()) {
      for (Map.Entry<String, String> filter : KibanaFields.filters(object).entrySet()) {
        JsonNode concept = concepts.get(filter.getValue());
        assertNotNull(object.id() + ": " + filter, concept);
        assertEquals(filter.getKey(), concept.path("name").asText());
        filters++;
      }
    }
    assertTrue("filters: " + filters, filters > 40);
  }
}
