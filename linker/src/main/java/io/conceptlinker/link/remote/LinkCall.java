package io.conceptlinker.link.remote;

import io.conceptlinker.link.LinkRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a client sends to {@code POST /v1/link}.
 *
 * @param expected the knowledge base that it wants to be linked to; another one is refused
 * @param documents what to link
 */
public record LinkCall(Optional<KnowledgeBaseId> expected, List<LinkRequest> documents) {
  public LinkCall {
    documents = List.copyOf(documents);
  }
}
