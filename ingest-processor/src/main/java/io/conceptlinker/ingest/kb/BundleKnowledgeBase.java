package io.conceptlinker.ingest.kb;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.Manifest;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.SourceFile;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bundle from disk and its linker. Immutable and shared; ordinals stay inside. */
final class BundleKnowledgeBase implements OpenKnowledgeBase {
  private final KnowledgeBase bundle;
  private final LexicalLinker linker;
  private final KnowledgeBaseSummary summary;
  private final BundleNames names;

  BundleKnowledgeBase(KnowledgeBase bundle, LexicalLinker linker) {
    this.bundle = bundle;
    this.linker = linker;
    this.names = new BundleNames(bundle);
    Manifest manifest = bundle.manifest();
    this.summary =
        new KnowledgeBaseSummary(
            manifest.version(),
            bundle.conceptCount(),
            bundle.nameCount(),
            bundle.phraseCount(),
            manifest.sources().stream().map(BundleKnowledgeBase::describe).toList(),
            manifest.languages(),
            bundle.ramBytesUsed());
  }

  private static String describe(SourceFile file) {
    return file.source() + ":" + file.file();
  }

  @Override
  public KnowledgeBaseSummary summary() {
    return summary;
  }

  @Override
  public String bundleName() {
    return bundle.name();
  }

  @Override
  public EntityLinker linker() {
    return linker;
  }

  @Override
  public LexicalLinker lexical() {
    return linker;
  }

  @Override
  public Optional<NameTrie> names(GenerativeModel model) {
    return names.of(model);
  }

  @Override
  public KnowledgeBase bundle() {
    return bundle;
  }

  @Override
  public Optional<ConceptFacts> facts(String conceptId) {
    int concept = bundle.concept(conceptId);
    if (concept < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new ConceptFacts(
            ids(bundle.ancestors(concept)),
            bundle.semanticGroup(concept),
            bundle.semanticTypes(concept),
            bundle.sources(concept)));
  }

  @Override
  public List<String> withNarrower(String conceptId, int maxDepth, int limit) {
    int concept = bundle.concept(conceptId);
    if (concept < 0 || limit < 1) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    ids.add(bundle.id(concept));
    ids.addAll(ids(bundle.narrower(concept, maxDepth, limit - 1)));
    return ids;
  }

  @Override
  public List<String> otherIds(String conceptId) {
    int concept = bundle.concept(conceptId);
    if (concept < 0) {
      return List.of();
    }
    List<String> ids = new ArrayList<>(bundle.alternativeIds(concept));
    ids.addAll(bundle.xrefs(concept));
    return ids;
  }

  @Override
  public Optional<String> preferredName(String conceptId) {
    int concept = bundle.concept(conceptId);
    return concept < 0 ? Optional.empty() : Optional.of(bundle.preferredName(concept));
  }

  @Override
  public Optional<String> semanticGroup(String conceptId) {
    int concept = bundle.concept(conceptId);
    return concept < 0 ? Optional.empty() : bundle.semanticGroup(concept);
  }

  @Override
  public List<String> parents(String conceptId) {
    int concept = bundle.concept(conceptId);
    return concept < 0 ? List.of() : ids(bundle.parents(concept));
  }

  @Override
  public int distance(String conceptId, String ancestorId) {
    int concept = bundle.concept(conceptId);
    int ancestor = bundle.concept(ancestorId);
    return concept < 0 || ancestor < 0 ? -1 : bundle.ancestorDistance(concept, ancestor);
  }

  private List<String> ids(int[] concepts) {
    List<String> ids = new ArrayList<>(concepts.length);
    for (int concept : concepts) {
      ids.add(bundle.id(concept));
    }
    return ids;
  }

  @Override
  public void close() {
    names.close();
    bundle.close();
  }
}
