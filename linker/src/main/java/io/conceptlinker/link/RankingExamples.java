package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.candidate.ScoringWeights;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.FeatureReader;
import io.conceptlinker.link.rank.RankedMention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Mentions as a {@link io.conceptlinker.link.rank.Ranker} sees them, to train one. Immutable and
 * thread-safe.
 */
public final class RankingExamples {
  private final LinkerParts parts;
  private final Optional<DecodedCandidates> decoded;
  private final IntPredicate isKnown;
  private final double coverage;

  /** Examples from a knowledge base, with the candidates that look-ups find. */
  public RankingExamples(KnowledgeBase kb) {
    this(LinkerParts.of(kb, ScoringWeights.DEFAULT), Optional.empty());
  }

  /**
   * Examples with the candidates that a model names, too, for all mentions that it might be asked
   * about.
   */
  public RankingExamples(KnowledgeBase kb, ConceptDecoder decoder) {
    this(LinkerParts.of(kb, ScoringWeights.DEFAULT), Optional.of(decoder));
  }

  private RankingExamples(LinkerParts parts, Optional<ConceptDecoder> decoder) {
    this(
        parts,
        decoder.map(found -> new DecodedCandidates(parts, found)),
        concept -> true,
        parts.kb().manifest().coverage());
  }

  private RankingExamples(
      LinkerParts parts,
      Optional<DecodedCandidates> decoded,
      IntPredicate isKnown,
      double coverage) {
    this.parts = parts;
    this.decoded = decoded;
    this.isKnown = isKnown;
    this.coverage = coverage;
  }

  /**
   * The same as if the knowledge base did not have some concepts: there are mentions that no
   * candidate is right for.
   *
   * @param isUnknown whether it lacks a concept, by its ordinal
   * @param coverage the share of mentions whose concept it does not lack, 0 to 1
   */
  public RankingExamples without(IntPredicate isUnknown, double coverage) {
    return new RankingExamples(parts, decoded, isUnknown.negate(), coverage);
  }

  /**
   * The candidates of a mention at one time.
   *
   * @param mention the candidates
   * @param asked what a language model is to be asked about them
   */
  public record Look(RankedMention mention, Asked asked) {}

  /**
   * A mention before a language model is asked about its candidates.
   *
   * @param first what look-ups find, if anything
   * @param second with what the model names; the same where it names nothing
   */
  public record Example(Optional<Look> first, Look second) {}

  /**
   * The candidates of given spans; nothing where there is none.
   *
   * @throws IllegalArgumentException if a span is not inside of its passage
   */
  public List<Optional<Example>> of(LinkRequest request, List<Span> spans) {
    Capture capture = new Capture();
    List<Optional<Mention>> found = new LinkSession(parts, capture).linkSpans(request, spans);
    List<Optional<Example>> examples = new ArrayList<>(found.size());
    int next = 0;
    for (Optional<Mention> mention : found) {
      examples.add(mention.isPresent() ? capture.examples.get(next++) : Optional.empty());
    }
    return examples;
  }

  private final class Capture implements SecondLook {
    private final List<Optional<Example>> examples = new ArrayList<>();

    @Override
    public boolean isFinding() {
      return decoded.isPresent();
    }

    @Override
    public BitSet look(List<Spot> spots, Document document) {
      FeatureReader features = new FeatureReader(parts.kb(), coverage);
      List<Optional<Look>> first = new ArrayList<>(spots.size());
      for (Spot spot : spots) {
        first.add(look(spot, document, features));
      }
      decoded.ifPresent(
          those ->
              those.addTo(
                  spots.stream().filter(DecodedCandidates::isWanted).toList(),
                  document,
                  new HashMap<>(),
                  true));
      for (int i = 0; i < spots.size(); i++) {
        Spot spot = spots.get(i);
        Optional<Look> before = first.get(i);
        if (!spot.candidates().isEmpty()) {
          Optional<Look> after =
              spot.candidates().decoded() > 0 ? look(spot, document, features) : before;
          examples.add(after.map(second -> new Example(before, second)));
        }
      }
      return new BitSet();
    }

    private Optional<Look> look(Spot spot, Document document, FeatureReader features) {
      CandidateList candidates = spot.candidates();
      if (!candidates.contains(isKnown)) {
        return Optional.empty();
      }
      candidates.retain(isKnown);
      parts.scorer().score(candidates, document.context());
      RankedMention mention =
          features.read(spot.surface(), document.language(), candidates, document.context());
      return Optional.of(new Look(mention, spot.asked(mention.concepts().length)));
    }
  }
}
