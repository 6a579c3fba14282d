package io.conceptlinker.ingest.kb;

import io.conceptlinker.ingest.installed.Installed;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import java.util.List;
import java.util.Optional;

/**
 * What the node needs of one opened knowledge base: its linker, and facts of concepts that are
 * written to documents and asked by queries. Thread-safe until closed; nothing may be called after
 * {@link #close()}, which is why it is used under a {@link KnowledgeBaseLease} only.
 */
public interface OpenKnowledgeBase extends Installed {

  /** What the bundle says about itself; readable after closing, too. */
  KnowledgeBaseSummary summary();

  @Override
  default String version() {
    return summary().version();
  }

  @Override
  default String description() {
    return "[" + summary().concepts() + "] concepts, [" + summary().names() + "] names";
  }

  /** The name that the bundle has in its manifest, whatever its directory is called. */
  String bundleName();

  /** The linker over this knowledge base that needs no model. */
  EntityLinker linker();

  /** The same, for a linker that shares its parts. */
  LexicalLinker lexical();

  /**
   * The names as tokens of a model, where {@code kb tries} wrote them beside the bundle; those that
   * cannot be used are as none, and the log says so once. They are closed with this.
   */
  Optional<NameTrie> names(GenerativeModel model);

  /** The bundle itself, for whoever needs its columns; not to be closed. */
  KnowledgeBase bundle();

  /** The facts of a concept, or empty when the id is not in this knowledge base. */
  Optional<ConceptFacts> facts(String conceptId);

  /**
   * The ids that stand for a concept and for everything below it.
   *
   * @param conceptId an id, possibly an alternative or a retired one
   * @param maxDepth how many is-a steps down, 0 for the concept alone
   * @param limit at most so many ids are collected
   * @return the current id first; empty when the id is not in this knowledge base
   */
  List<String> withNarrower(String conceptId, int maxDepth, int limit);

  /**
   * The ids that a concept has besides its current one: alternative ids, and those of the concepts
   * of other vocabularies that it is mapped to.
   *
   * @param conceptId an id, possibly an alternative or a retired one
   * @return empty when the id is not in this knowledge base
   */
  List<String> otherIds(String conceptId);

  /** The preferred name of a concept, or empty when the id is not in this knowledge base. */
  Optional<String> preferredName(String conceptId);

  /** The semantic group of a concept, where the knowledge base knows both. */
  Optional<String> semanticGroup(String conceptId);

  /** The ids of the directly broader concepts; empty when the id is not in this knowledge base. */
  List<String> parents(String conceptId);

  /** The number of is-a steps from a concept up to another, or -1 when that is not above it. */
  int distance(String conceptId, String ancestorId);
}
