package io.conceptlinker.cli.demo;

import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Installs what {@code config/elasticsearch} has: in each of its directories, a file {@code
 * NAME.json} is the body of the request that makes NAME.
 */
final class IndexSetup {

  /** In the order in which one refers to the other. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("component-templates", "/_component_template/"),
          new Kind("index-templates", "/_index_template/"),
          new Kind("pipelines", "/_ingest/pipeline/"));

  private record Kind(String directory, String endpoint) {}

  private IndexSetup() {}

  /** Installs everything; answers with the names. */
  static List<String> install(Rest rest, Path config) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (Path file : Checkout.list(config.resolve(kind.directory()))) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(".json")) {
          String name = fileName.substring(0, fileName.length() - ".json".length());
          rest.put(kind.endpoint() + name, Files.readString(file));
          names.add(name);
        }
      }
    }
    return names;
  }
}
