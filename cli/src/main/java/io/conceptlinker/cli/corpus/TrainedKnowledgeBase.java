package io.conceptlinker.cli.corpus;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.TrainingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A knowledge base with the mention strings of a training corpus among its names: a bundle in a
 * temporary directory, which goes away when this is closed.
 */
public final class TrainedKnowledgeBase implements AutoCloseable {

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

  /** Adds names to the concepts of a knowledge base; those of other concepts are left out. */
  public static TrainedKnowledgeBase of(KnowledgeBase kb, List<TrainingName> training)
      throws IOException {
    return build(Optional.of(kb), training, false);
  }

  /** Adds names, and the concepts that the knowledge base, if there is one, does not have. */
  public static TrainedKnowledgeBase withConcepts(
      Optional<KnowledgeBase> kb, List<TrainingName> training) throws IOException {
    return build(kb, training, true);
  }

  private static TrainedKnowledgeBase build(
      Optional<KnowledgeBase> base, List<TrainingName> training, boolean addConcepts)
      throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    base.ifPresent(kb -> kb.records().forEach(record -> copy(record, builder)));
    Optional<ConceptReferences> references = base.map(ConceptReferences::new);
    long added = 0;
    long unknown = 0;
    long annotations = 0;
    long annotationsOfKnown = 0;
    for (TrainingName name : training) {
      for (String id : name.conceptIds()) {
        Optional<String> known = references.flatMap(those -> those.id(id));
        annotations += name.count();
        annotationsOfKnown += known.isPresent() ? name.count() : 0;
        if (known.isEmpty() && !addConcepts) {
          unknown++;
        } else {
          added++;
          builder.name(
              builder.concept(known.orElse(id)),
              name.text(),
              name.language(),
              SOURCE,
              NameKind.TRAINING,
              name.count());
        }
      }
    }
    if (annotations > 0) {
      builder.coverage((double) annotationsOfKnown / annotations);
    } else {
      base.ifPresent(kb -> builder.coverage(kb.manifest().coverage()));
    }
    Path temporary = Files.createTempDirectory("concept-linker-");
    try {
      builder.write(temporary.resolve("kb"), base.map(KnowledgeBase::name).orElse(SOURCE));
      return new TrainedKnowledgeBase(
          temporary, KnowledgeBase.open(temporary.resolve("kb")), added, unknown);
    } catch (IOException | RuntimeException e) {
      delete(temporary);
      throw e;
    }
  }

  /** The knowledge base; closed with this. */
  public KnowledgeBase knowledgeBase() {
    return knowledgeBase;
  }

  /** Names that were added, each once for each of its concepts. */
  public long addedNames() {
    return addedNames;
  }

  /** Names whose concept the knowledge base does not have, or has under several. */
  public long unknownNames() {
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

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
