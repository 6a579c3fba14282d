package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.Vocabulary;
import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.kb.store.IntListColumn;
import io.conceptlinker.kb.store.TextColumn;
import io.conceptlinker.kb.store.TextListColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a bundle knows of concepts besides names and links. Immutable and thread-safe. */
final class ConceptColumns {
  final TextColumn ids;
  final TextColumn otherIds;
  final IntColumn otherConcepts;
  final IntColumn otherRetired;
  final TextListColumn definitions;
  final TextListColumn xrefs;
  final TextListColumn alternativeIds;
  private final IntListColumn types;
  private final IntColumn groups;
  private final List<String> typeNames;
  private final List<String> groupNames;

  ConceptColumns(BundleFile file) throws CorruptBundleException {
    ids = new TextColumn(file, "ids");
    otherIds = new TextColumn(file, "other.ids");
    otherConcepts = new IntColumn(file.section("other.concepts"));
    otherRetired = new IntColumn(file.section("other.retired"));
    definitions = new TextListColumn(file, "definitions");
    xrefs = new TextListColumn(file, "xrefs");
    alternativeIds = new TextListColumn(file, "alternatives");
    types = new IntListColumn(file, "types");
    groups = new IntColumn(file.section("groups"));
    typeNames = Vocabulary.read(file, "type.names");
    groupNames = Vocabulary.read(file, "group.names");
  }

  int find(String id) {
    int concept = ids.find(id);
    if (concept >= 0) {
      return concept;
    }
    int other = otherIds.find(id);
    return other < 0 ? -1 : otherConcepts.get(other);
  }

  boolean isRetired(String id) {
    int other = otherIds.find(id);
    return other >= 0 && otherRetired.get(other) == 1;
  }

  List<String> types(int concept) {
    List<String> names = new ArrayList<>();
    for (int type : types.get(concept)) {
      names.add(typeNames.get(type));
    }
    return List.copyOf(names);
  }

  Optional<String> group(int concept) {
    int group = groupOrdinal(concept);
    return group < 0 ? Optional.empty() : Optional.of(groupNames.get(group));
  }

  int groupOrdinal(int concept) {
    return groups.get(concept) - 1;
  }

  List<String> typeNames() {
    return typeNames;
  }

  List<String> groupNames() {
    return groupNames;
  }
}
