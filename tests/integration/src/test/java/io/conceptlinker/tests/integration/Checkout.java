package io.conceptlinker.tests.integration;

import io.conceptlinker.node.ElasticsearchHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build has made and what ships with the project. Surefire runs in tests/integration. */
final class Checkout {

  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private Checkout() {}

  static ElasticsearchHome home() throws IOException {
    return ElasticsearchHome.at(ROOT.resolve("node/target/elasticsearch-home"));
  }

  static Path pluginZip() throws IOException {
    List<Path> zips =
        list(ROOT.resolve("plugin/target")).stream()
            .filter(file -> file.toString().endsWith(".zip"))
            .toList();
    if (zips.size() != 1) {
      throw new IOException("plugin/target: expected one zip, found " + zips + "; run mvn verify");
    }
    return zips.getFirst();
  }

  static Path sampleKnowledgeBase() {
    return ROOT.resolve("config/demo/kb");
  }

  /** The model that ships. */
  static Path model() {
    return ROOT.resolve("config/models/biomedical-en");
  }

  static List<String> sampleLiterature() throws IOException {
    return Files.readAllLines(ROOT.resolve("config/demo/literature/abstracts.jsonl"));
  }

  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
