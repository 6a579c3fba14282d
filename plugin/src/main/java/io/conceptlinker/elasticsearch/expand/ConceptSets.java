package io.conceptlinker.elasticsearch.expand;

import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.elasticsearch.plain.Quoted;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.elasticsearch.common.cache.Cache;
import org.elasticsearch.common.cache.CacheBuilder;

/**
 * Expands ids with the knowledge bases of this node, and keeps the last answers. An answer belongs
 * to one version of a knowledge base: after a swap the new version is asked. Thread-safe.
 */
public final class ConceptSets {
  private static final long CACHE_BYTES = 32L << 20;

  /** More than the widest expansion takes; a request could fill the cache otherwise. */
  private static final long ENTRY_BYTES = CACHE_BYTES / 4;

  private record Key(String kb, String version, List<String> ids, Expand expand, int maxDepth) {}

  private final Supplier<KnowledgeBases> knowledgeBases;
  private final Cache<Key, ConceptSet> cache =
      CacheBuilder.<Key, ConceptSet>builder()
          .setMaximumWeight(CACHE_BYTES)
          .weigher((key, set) -> ConceptSet.weight(key.ids()) + set.weight())
          .build();

  /**
   * @param knowledgeBases asked when ids are expanded: queries and mappings are registered before
   *     the node's services exist
   */
  public ConceptSets(Supplier<KnowledgeBases> knowledgeBases) {
    this.knowledgeBases = knowledgeBases;
  }

  /**
   * Expands ids. One that the knowledge base lacks stands for itself: documents may hold it all the
   * same.
   *
   * @throws IllegalArgumentException when they stand for more than {@code maxTerms}
   * @throws org.elasticsearch.ElasticsearchException when the knowledge base is not on this node
   */
  public ConceptSet of(List<String> ids, ExpansionSpec spec) {
    if (!spec.asks()) {
      ConceptSet set = new ConceptSet(new LinkedHashSet<>(ids));
      check(set.ids().size(), ids, spec);
      return set;
    }
    try (KnowledgeBaseLease lease = KnowledgeBaseChoice.lease(knowledgeBases.get(), spec.kb())) {
      return of(ids, spec, lease);
    }
  }

  /** The same with a lease that the caller holds. */
  public ConceptSet of(List<String> ids, ExpansionSpec spec, KnowledgeBaseLease lease) {
    check(ids.size(), ids, spec);
    Key key =
        new Key(lease.name(), lease.version(), List.copyOf(ids), spec.expand(), spec.maxDepth());
    ConceptSet set = cache.get(key);
    if (set == null) {
      set = new ConceptSet(expand(ids, spec, lease.knowledgeBase()));
      if (set.weight() <= ENTRY_BYTES) {
        cache.put(key, set);
      }
    }
    check(set.ids().size(), ids, spec);
    return set;
  }

  private static SequencedSet<String> expand(
      List<String> ids, ExpansionSpec spec, OpenKnowledgeBase knowledgeBase) {
    int limit = Math.max(spec.maxTerms(), spec.maxTerms() + 1);
    SequencedSet<String> terms = new LinkedHashSet<>(ids);
    if (spec.asks()) {
      for (String id : ids) {
        terms.addAll(knowledgeBase.withNarrower(id, spec.maxDepth(), limit));
        check(terms.size(), List.of(id), spec);
      }
    }
    if (spec.expand() == Expand.RELATED) {
      for (String id : List.copyOf(terms)) {
        terms.addAll(knowledgeBase.otherIds(id));
        check(terms.size(), ids, spec);
      }
    }
    return terms;
  }

  private static void check(int terms, List<String> ids, ExpansionSpec spec) {
    if (terms > spec.maxTerms()) {
      throw new IllegalArgumentException(
          "concept ["
              + (ids.size() == 1 ? Quoted.of(ids.getFirst()) : ids.size() + " ids")
              + "] stands for more than ["
              + spec.maxTerms()
              + "] terms: lower [max_depth], ask for narrower concepts, raise"
              + " [index.max_terms_count] or the field's [max_expansions], or use a term query on"
              + " the [ancestors] field of the documents");
    }
  }
}
