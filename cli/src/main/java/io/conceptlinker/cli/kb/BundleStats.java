package io.conceptlinker.cli.kb;

import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts of a bundle.
 *
 * @param name of the knowledge base
 * @param version of the bundle
 * @param counts as the manifest has them
 * @param namesByLanguage how many names each language has
 * @param conceptsByGroup how many concepts each semantic group has; those without one are missing
 * @param files bytes of each file
 */
record BundleStats(
    String name,
    String version,
    Map<String, Long> counts,
    Map<String, Long> namesByLanguage,
    Map<String, Long> conceptsByGroup,
    Map<String, Long> files) {

  static BundleStats of(KnowledgeBase kb) throws IOException {
    Map<String, Long> languages = new TreeMap<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      languages.merge(kb.nameLanguage(name), 1L, Long::sum);
    }
    Map<String, Long> groups = new TreeMap<>();
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      kb.semanticGroup(concept).ifPresent(group -> groups.merge(group, 1L, Long::sum));
    }
    return new BundleStats(
        kb.name(), kb.version(), kb.manifest().counts(), languages, groups, files(kb.path()));
  }

  private static Map<String, Long> files(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.toList();
    }
    Map<String, Long> sizes = new TreeMap<>();
    for (Path file : files) {
      sizes.put(String.valueOf(file.getFileName()), Files.size(file));
    }
    return sizes;
  }
}
