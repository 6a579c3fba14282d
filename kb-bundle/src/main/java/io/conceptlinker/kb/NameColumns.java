package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.Vocabulary;
import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.kb.store.IntListColumn;
import io.conceptlinker.kb.store.TextColumn;
import java.util.ArrayList;
import java.util.List;

/** The names of a bundle, those of a concept in sequence. Immutable and thread-safe. */
final class NameColumns {
  final IntColumn firsts;
  final TextColumn texts;
  final IntColumn concepts;
  final IntColumn counts;
  final IntColumn kinds;
  private final IntColumn languages;
  private final IntColumn sources;
  private final IntListColumn conceptSources;
  private final List<String> languageNames;
  private final List<String> sourceNames;

  NameColumns(BundleFile file) throws CorruptBundleException {
    firsts = new IntColumn(file.section("firsts"));
    texts = new TextColumn(file, "texts");
    concepts = new IntColumn(file.section("concepts"));
    counts = new IntColumn(file.section("counts"));
    kinds = new IntColumn(file.section("kinds"));
    languages = new IntColumn(file.section("languages"));
    sources = new IntColumn(file.section("sources"));
    conceptSources = new IntListColumn(file, "concept.sources");
    languageNames = Vocabulary.read(file, "language.names");
    sourceNames = Vocabulary.read(file, "source.names");
  }

  String language(int name) {
    return languageNames.get(languages.get(name));
  }

  String source(int name) {
    return sourceNames.get(sources.get(name));
  }

  List<String> conceptSources(int concept) {
    List<String> names = new ArrayList<>();
    for (int source : conceptSources.get(concept)) {
      if (!sourceNames.get(source).isEmpty()) {
        names.add(sourceNames.get(source));
      }
    }
    return List.copyOf(names);
  }

  List<String> languageNames() {
    return languageNames;
  }
}
