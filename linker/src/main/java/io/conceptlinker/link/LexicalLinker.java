package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.ScoringWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Links without a model: dictionary, abbreviations, character 3-grams, and a choice among concepts
 * by the document around the mention. The score is explained at {@link
 * io.conceptlinker.link.candidate.ConceptScorer}.
 *
 * <p>Immutable and thread-safe; a call keeps its state to itself. The knowledge base is not closed
 * by the linker and must be open during calls.
 */
public final class LexicalLinker implements SpanLinker {
  private final LinkerParts parts;

  /** A linker with the default weights. */
  public LexicalLinker(KnowledgeBase kb) {
    this(kb, ScoringWeights.DEFAULT);
  }

  /** A linker with given weights. */
  public LexicalLinker(KnowledgeBase kb, ScoringWeights weights) {
    this.parts = LinkerParts.of(kb, weights);
  }

  /** What another linker to the same knowledge base can share. */
  LinkerParts parts() {
    return parts;
  }

  @Override
  public List<LinkResult> link(List<LinkRequest> requests) {
    LinkSession session = new LinkSession(parts, SecondLook.NONE);
    List<LinkResult> results = new ArrayList<>(requests.size());
    for (LinkRequest request : requests) {
      results.add(session.link(request));
    }
    return results;
  }

  @Override
  public List<Optional<Mention>> linkSpans(LinkRequest request, List<Span> spans) {
    return new LinkSession(parts, SecondLook.NONE).linkSpans(request, spans);
  }
}
