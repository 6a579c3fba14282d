package io.conceptlinker.cli.link;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.TrainingName;
import io.conceptlinker.load.intake.CrossReferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A knowledge base with the mention strings of a training corpus among its names: a bundle in a
 * temporary directory, which goes away when this is closed.
 */
final class TrainedKnowledgeBase implements AutoCloseable {

  private static final int SEVERAL = -2;
  private static final String SOURCE = "training";

  private final Path temporary;
  private final KnowledgeBase knowledgeBase;
  private final long addedNames;
  private final long unknownNames;

  private TrainedKnowledgeBase(
      Path temporary, KnowledgeBase knowledgeBase, long addedNames, long unknownNames) {
    this.temporary = temporary;
    this.knowledgeBase = knowledgeBase;
    this.addedNames = addedNames;
    this.unknownNames = unknownNames;
  }

  static TrainedKnowledgeBase of(KnowledgeBase kb, List<TrainingName> training) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      copy(kb.record(concept), builder);
    }
    Map<String, Integer> references = references(kb);
    long added = 0;
    long unknown = 0;
    for (TrainingName name : training) {
      for (String id : name.conceptIds()) {
        int concept = kb.concept(id);
        if (concept < 0) {
          concept = references.getOrDefault(CrossReferences.canonical(id), -1);
        }
        if (concept < 0) {
          unknown++;
        } else {
          added++;
          builder.name(
              builder.concept(kb.id(concept)),
              name.text(),
              name.language(),
              SOURCE,
              NameKind.TRAINING,
              name.count());
        }
      }
    }
    Path temporary = Files.createTempDirectory("concept-linker-");
    try {
      builder.write(temporary.resolve("kb"), kb.name());
      return new TrainedKnowledgeBase(
          temporary, KnowledgeBase.open(temporary.resolve("kb")), added, unknown);
    } catch (IOException | RuntimeException e) {
      delete(temporary);
      throw e;
    }
  }

  KnowledgeBase knowledgeBase() {
    return knowledgeBase;
  }

  /** Names that were added, each once for each of its concepts. */
  long addedNames() {
    return addedNames;
  }

  /** Names whose concept the knowledge base does not have, or has under several. */
  long unknownNames() {
    return unknownNames;
  }

  @Override
  public void close() throws IOException {
    knowledgeBase.close();
    delete(temporary);
  }

  private static void copy(ConceptRecord record, KnowledgeBaseBuilder builder) {
    int concept = builder.concept(record.id());
    ConceptRecord.Name preferred = record.names().getFirst();
    builder.preferredName(concept, preferred.text(), preferred.language());
    for (ConceptRecord.Name name : record.names()) {
      builder.name(concept, name.text(), name.language(), name.source(), name.kind(), name.count());
    }
    record.semanticTypes().forEach(type -> builder.semanticType(concept, type));
    record.semanticGroup().ifPresent(group -> builder.semanticGroup(concept, group));
    record.parents().forEach(parent -> builder.parent(concept, builder.concept(parent)));
    record.alternativeIds().forEach(id -> builder.alternativeId(concept, id));
    record.xrefs().forEach(xref -> builder.xref(concept, xref));
    record.definitions().forEach(text -> builder.definition(concept, text));
  }

  /** The concept that each id and cross-reference leads to, in one spelling. */
  private static Map<String, Integer> references(KnowledgeBase kb) {
    Map<String, Integer> concepts = new HashMap<>();
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      concepts.put(CrossReferences.canonical(kb.id(concept)), concept);
    }
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      for (String xref : kb.xrefs(concept)) {
        String key = CrossReferences.canonical(xref);
        int before = concepts.getOrDefault(key, concept);
        boolean isOwnId = before >= 0 && CrossReferences.canonical(kb.id(before)).equals(key);
        if (!isOwnId) {
          concepts.put(key, before == concept ? concept : SEVERAL);
        }
      }
    }
    return concepts;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
