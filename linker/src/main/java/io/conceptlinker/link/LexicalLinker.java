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
public final class LexicalLinker implements EntityLinker {
  private final LinkerParts parts;

  /** A linker with the default weights. */
  public LexicalLinker(KnowledgeBase kb) {
    this(kb, ScoringWeights.DEFAULT);
  }

  /** A linker with given weights. */
  public LexicalLinker(KnowledgeBase kb, ScoringWeights weights) {
    this.parts = LinkerParts.of(kb, weights);
  }

  @Override
  public List<LinkResult> link(List<LinkRequest> requests) {
    LinkSession session = new LinkSession(parts);
    List<LinkResult> results = new ArrayList<>(requests.size());
    for (LinkRequest request : requests) {
      results.add(session.link(request));
    }
    return results;
  }

  /**
   * Links given spans, found by others or marked in a corpus. The overlap policy has no effect.
   *
   * @param request the document; abbreviations and context are taken from all of it
   * @param spans stretches of its passages
   * @return for each span its mention with the candidates, best first (at least the linked one), or
   *     nothing where no concept comes near
   * @throws IllegalArgumentException if a span is not inside of its passage
   */
  public List<Optional<Mention>> linkSpans(LinkRequest request, List<Span> spans) {
    return new LinkSession(parts).linkSpans(request, spans);
  }
}
