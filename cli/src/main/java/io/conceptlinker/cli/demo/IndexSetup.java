package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Installs what {@code config/elasticsearch} has: in each of its directories, a file {@code
 * NAME.json} is the body of the request that makes NAME.
 */
final class IndexSetup {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** In the order in which one refers to the other. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("component-templates", "/_component_template/"),
          new Kind("index-templates", "/_index_template/"),
          new Kind("pipelines", "/_ingest/pipeline/"));

  private record Kind(String directory, String endpoint) {}

  private IndexSetup() {}

  /**
   * Installs everything; answers with the names.
   *
   * @param kb the knowledge base that pipelines are to link with
   */
  static List<String> install(Rest rest, Path config, String kb)
      throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (Path file : Checkout.list(config.resolve(kind.directory()))) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(".json")) {
          String name = fileName.substring(0, fileName.length() - ".json".length());
          rest.put(kind.endpoint() + name, withKnowledgeBase(JSON.readTree(file.toFile()), kb));
          names.add(name);
        }
      }
    }
    return names;
  }

  /** The sample's pipeline names the sample's knowledge base. */
  private static String withKnowledgeBase(JsonNode body, String kb) {
    for (JsonNode processor : body.path("processors")) {
      if (processor.path("concept_link") instanceof ObjectNode options) {
        options.put("kb", kb);
      }
    }
    return body.toString();
  }
}
