package io.conceptlinker.elasticsearch;

import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elasticsearch.action.fieldcaps.FieldCapabilitiesRequest;
import org.elasticsearch.action.fieldcaps.FieldCapabilitiesResponse;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;

/** The files of {@code config/elasticsearch}, put into a node as a user would. */
public class SampleConfigurationTests extends ConceptLinkerCluster {

  private static Path directory() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("config").resolve("elasticsearch");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    throw new AssertionError("config/elasticsearch: not found above " + Path.of(""));
  }

  private static void putAll(String folder, String endpoint) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(directory().resolve(folder))) {
      entries.sorted().forEach(files::add);
    }
    assertFalse("no file in " + folder, files.isEmpty());
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".json", "");
      put(endpoint + name, Files.readString(file));
    }
  }

  private static void put(String path, String json) throws IOException {
    Request request = new Request("PUT", path);
    request.setJsonEntity(json);
    Response response = getRestClient().performRequest(request);
    assertThat(response.getStatusLine().getStatusCode() / 100, equalTo(2));
  }

  public void testInstalledAndUsed() throws IOException {
    putAll("component-templates", "/_component_template/");
    putAll("index-templates", "/_index_template/");
    putAll("pipelines", "/_ingest/pipeline/");
    try {
      put(
          "/literature/_doc/1?refresh=true",
          """
          {"title":"flu","abstract":"no aspirin","published":"2014-05-19","journal":"J"}""");
      Map<String, Object> concepts = concepts("1");
      assertEquals(List.of("D1"), concepts.get("id"));
      assertEquals(2, ((Collection<?>) concepts.getOrDefault("mentions", List.of())).size());
      assertEquals(
          "{ancestors=keyword, count=integer, id=keyword, kb_version=keyword, model_version=keyword,"
              + " name=keyword, negated_id=keyword, semantic_group=keyword, semantic_type=keyword,"
              + " source=keyword, status=keyword, text_hash=keyword}",
          fieldTypes().toString());
      for (String written : concepts.keySet()) {
        assertTrue(written, written.equals("mentions") || fieldTypes().containsKey(written));
      }
    } finally {
      remove("/literature", "/_index_template/literature", "/_ingest/pipeline/concept-link");
      remove("/_component_template/concepts@mappings", "/_component_template/concepts@settings");
    }
  }

  private static void remove(String... paths) throws IOException {
    for (String path : paths) {
      try {
        getRestClient().performRequest(new Request("DELETE", path));
      } catch (ResponseException e) {
        assertEquals(path, 404, e.getResponse().getStatusLine().getStatusCode());
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> concepts(String id) {
    Map<String, Object> source = client().prepareGet("literature", id).get().getSourceAsMap();
    return (Map<String, Object>) source.getOrDefault("concepts", Map.of());
  }

  private static Map<String, String> fieldTypes() {
    FieldCapabilitiesResponse response =
        client()
            .fieldCaps(new FieldCapabilitiesRequest().indices("literature").fields("concepts.*"))
            .actionGet();
    Map<String, String> types = new TreeMap<>();
    response
        .get()
        .forEach(
            (field, byType) -> {
              String type = byType.keySet().iterator().next();
              if (!type.equals("object")) {
                types.put(field.substring("concepts.".length()), type);
              }
            });
    return types;
  }
}
