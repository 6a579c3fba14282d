package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.ScoringWeights;
import io.conceptlinker.link.lm.find.MentionFinder;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.RankingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Links with a language model. Mentions and their candidates come from the dictionary; those that
 * names and context do not settle are put to the model, which says how likely each candidate's
 * names are in this text; all that is known is weighed to a probability for each candidate, and
 * what is left is that of none of them ({@link io.conceptlinker.link.rank.Ranker}). Where the
 * dictionary has nothing convincing the model first names candidates of its own, if there is a
 * {@link ConceptDecoder}: any concept of the knowledge base. A model that finds mentions by itself
 * adds those to the dictionary's.
 *
 * <p>Immutable and thread-safe; a call keeps its state to itself. Neither the knowledge base nor
 * the model is closed by the linker; both must be open during calls.
 */
public final class GenerativeLinker implements SpanLinker {
  private final LinkerParts parts;
  private final CandidateModel model;
  private final RankingModel ranking;
  private final Optional<DecodedCandidates> decoded;
  private final Optional<MentionFinder> finder;

  /**
   * A linker to the concepts that look-ups find.
   *
   * @param model over the same knowledge base
   */
  public GenerativeLinker(KnowledgeBase kb, CandidateModel model, RankingModel ranking) {
    this(LinkerParts.of(kb, ScoringWeights.DEFAULT), model, ranking);
  }

  GenerativeLinker(LinkerParts parts, CandidateModel model, RankingModel ranking) {
    this(parts, model, ranking, Optional.empty());
  }

  GenerativeLinker(
      LinkerParts parts,
      CandidateModel model,
      RankingModel ranking,
      Optional<ConceptDecoder> decoder) {
    this(
        parts,
        model,
        ranking,
        decoder.map(found -> new DecodedCandidates(parts, found)),
        Optional.empty());
  }

  private GenerativeLinker(
      LinkerParts parts,
      CandidateModel model,
      RankingModel ranking,
      Optional<DecodedCandidates> decoded,
      Optional<MentionFinder> finder) {
    this.parts = parts;
    this.model = model;
    this.ranking = ranking;
    this.decoded = decoded;
    this.finder = finder;
  }

  /**
   * A linker to all concepts.
   *
   * @param model over the same knowledge base
   * @param decoder likewise
   */
  public GenerativeLinker(
      KnowledgeBase kb, CandidateModel model, RankingModel ranking, ConceptDecoder decoder) {
    this(LinkerParts.of(kb, ScoringWeights.DEFAULT), model, ranking, Optional.of(decoder));
  }

  /** The same linker with mentions that a model finds beside those of the dictionary. */
  GenerativeLinker with(Optional<MentionFinder> finder) {
    return new GenerativeLinker(parts, model, ranking, decoded, finder);
  }

  @Override
  public List<LinkResult> link(List<LinkRequest> requests) {
    return link(requests, () -> false);
  }

  @Override
  public List<LinkResult> link(List<LinkRequest> requests, BooleanSupplier isOver) {
    LinkSession session = session(isOver);
    List<LinkResult> results = new ArrayList<>(requests.size());
    for (LinkRequest request : requests) {
      results.add(session.link(request));
    }
    return results;
  }

  @Override
  public List<Optional<Mention>> linkSpans(LinkRequest request, List<Span> spans) {
    return session(() -> false).linkSpans(request, spans);
  }

  private LinkSession session(BooleanSupplier isOver) {
    return new LinkSession(
        parts,
        new ModelLook(parts.kb(), model, ranking, decoded, isOver),
        new FoundSpans(finder, isOver));
  }
}
