package io.conceptlinker.elasticsearch.suggest;

import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.rest.RestStatus;

/**
 * The name indexes of this node: one for each knowledge base that was asked, made with the first
 * request and again after a swap. Thread-safe.
 */
final class NameIndexes {
  private record Versioned(String version, NameIndex index) {}

  private final Map<String, Versioned> indexes = new ConcurrentHashMap<>();
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  /**
   * The index of a leased knowledge base; whoever asks first waits while it is made.
   *
   * @throws ElasticsearchStatusException with status 503 while another request is making it
   */
  NameIndex of(KnowledgeBaseLease lease) {
    Versioned known = indexes.get(lease.name());
    if (known != null && known.version().equals(lease.version())) {
      return known.index();
    }
    if (!underway.add(lease.name())) {
      throw new ElasticsearchStatusException(
          "suggestions of knowledge base [{}] are being made: try again shortly",
          RestStatus.SERVICE_UNAVAILABLE,
          lease.name());
    }
    try {
      NameIndex index = NameIndex.of(lease.knowledgeBase().bundle());
      indexes.put(lease.name(), new Versioned(lease.version(), index));
      return index;
    } finally {
      underway.remove(lease.name());
    }
  }

  /** Forgets what is not there any more. */
  void retain(Collection<String> knowledgeBases) {
    indexes.keySet().retainAll(knowledgeBases);
  }
}
