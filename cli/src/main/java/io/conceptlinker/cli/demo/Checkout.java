package io.conceptlinker.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the demo finds what was built and what ships with the project.
 *
 * @param root the directory of the checkout
 */
record Checkout(Path root) {

  Checkout {
    root = root.toAbsolutePath().normalize();
  }

  Path elasticsearchHome() {
    return root.resolve("node/target/elasticsearch-home");
  }

  /** The plugin's zip. */
  Path pluginZip() throws IOException {
    Path target = root.resolve("plugin/target");
    List<Path> zips =
        list(target).stream().filter(file -> file.toString().endsWith(".zip")).toList();
    if (zips.size() != 1) {
      throw new IOException(
          "directory ["
              + target
              + "]: expected one plugin zip, found "
              + zips.size()
              + "; build it with `mvn -pl plugin -am package`");
    }
    return zips.getFirst();
  }

  /** The sample knowledge base's sources, sorted. */
  List<Path> sampleKnowledgeBase() throws IOException {
    return list(sampleKnowledgeBaseDirectory()).stream()
        .filter(file -> file.toString().endsWith(".jsonl"))
        .toList();
  }

  /** The directory of these files, which are one source: their is-a links cross files. */
  Path sampleKnowledgeBaseDirectory() {
    return root.resolve("config/demo/kb");
  }

  /** The model that ships. */
  Path model() {
    return root.resolve("config/models/biomedical-en");
  }

  Path sampleLiterature() {
    return root.resolve("config/demo/literature/abstracts.jsonl");
  }

  /** Templates and pipeline. */
  Path elasticsearchConfig() {
    return root.resolve("config/elasticsearch");
  }

  /** What the demo keeps between runs. */
  Path state() {
    return root.resolve(".build/demo");
  }

  /** The last part of a path. */
  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** The entries of a directory, sorted by name. */
  static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
