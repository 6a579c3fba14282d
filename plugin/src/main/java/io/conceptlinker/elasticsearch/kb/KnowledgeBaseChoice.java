package io.conceptlinker.elasticsearch.kb;

import io.conceptlinker.elasticsearch.plain.Quoted;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import java.util.List;
import java.util.Optional;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.rest.RestStatus;
import org.jspecify.annotations.Nullable;

/** Finds the knowledge base that a request means, or says what it could have meant. */
public final class KnowledgeBaseChoice {
  private KnowledgeBaseChoice() {}

  /**
   * Takes a lease.
   *
   * @param name as the request has it; may be left out when the node has just one
   * @throws IllegalArgumentException when the name is left out and there are several, or is no name
   * @throws ResourceNotFoundException when there is none of that name
   * @throws ElasticsearchStatusException with status 503 when it is there but cannot be used
   */
  public static KnowledgeBaseLease lease(KnowledgeBases knowledgeBases, @Nullable String name) {
    String chosen = name == null ? onlyOne(knowledgeBases) : checkName(name);
    Optional<KnowledgeBaseLease> lease = knowledgeBases.acquire(chosen);
    if (lease.isPresent()) {
      return lease.get();
    }
    for (KnowledgeBaseStatus status : knowledgeBases.statuses()) {
      if (status.name().equals(chosen)) {
        throw new ElasticsearchStatusException(
            "knowledge base [{}] is [{}] on this node: {}",
            RestStatus.SERVICE_UNAVAILABLE,
            chosen,
            status.state().label(),
            status.error().orElse("try again shortly"));
      }
    }
    throw new ResourceNotFoundException(
        "knowledge base [{}] is not on this node, which has {}: put its bundle into"
            + " config/concept-linker/kb/{}",
        chosen,
        knowledgeBases.ready(),
        chosen);
  }

  /**
   * Answers with the name.
   *
   * @throws IllegalArgumentException when no knowledge base can have it
   */
  public static String checkName(String name) {
    if (!KnowledgeBases.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "[kb] is ["
              + Quoted.of(name)
              + "]: expected the name of a knowledge base, "
              + KnowledgeBases.NAME.pattern()
              + "; GET _concept/kb lists them");
    }
    return name;
  }

  private static String onlyOne(KnowledgeBases knowledgeBases) {
    List<String> candidates = knowledgeBases.ready();
    if (candidates.isEmpty()) {
      candidates = knowledgeBases.statuses().stream().map(KnowledgeBaseStatus::name).toList();
    }
    return switch (candidates.size()) {
      case 1 -> candidates.getFirst();
      case 0 ->
          throw new ResourceNotFoundException(
              "there is no knowledge base on this node: put a bundle into"
                  + " config/concept-linker/kb/NAME");
      default ->
          throw new IllegalArgumentException(
              "[kb] is missing: expected one of " + candidates + "; name it");
    };
  }
}
