package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.ScoringWeights;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.FeatureReader;
import io.conceptlinker.link.rank.RankedMention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Mentions as a {@link io.conceptlinker.link.rank.Ranker} sees them, to train one. Immutable and
 * thread-safe.
 */
public final class RankingExamples {
  private final LinkerParts parts;
  private final Optional<DecodedCandidates> decoded;

  /** Examples from a knowledge base, with the candidates that look-ups find. */
  public RankingExamples(KnowledgeBase kb) {
    this.parts = LinkerParts.of(kb, ScoringWeights.DEFAULT);
    this.decoded = Optional.empty();
  }

  /**
   * Examples with the candidates that a model names, too, for all mentions that it might be asked
   * about.
   */
  public RankingExamples(KnowledgeBase kb, ConceptDecoder decoder) {
    this.parts = LinkerParts.of(kb, ScoringWeights.DEFAULT);
    this.decoded = Optional.of(new DecodedCandidates(parts, decoder));
  }

  /**
   * A mention before a language model is asked.
   *
   * @param mention its candidates
   * @param asked what the model is to be asked
   */
  public record Example(RankedMention mention, Asked asked) {}

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
      examples.add(
          mention.isPresent() ? Optional.of(capture.examples.get(next++)) : Optional.empty());
    }
    return examples;
  }

  private final class Capture implements SecondLook {
    private final List<Example> examples = new ArrayList<>();

    @Override
    public boolean isFinding() {
      return decoded.isPresent();
    }

    @Override
    public BitSet look(List<Spot> spots, Document document) {
      decoded.ifPresent(
          those ->
              those.addTo(spots.stream().filter(DecodedCandidates::isWanted).toList(), document));
      FeatureReader features = new FeatureReader(parts.kb());
      for (Spot spot : spots) {
        if (!spot.candidates().isEmpty()) {
          RankedMention mention =
              features.read(spot.surface(), spot.candidates(), document.context());
          examples.add(new Example(mention, spot.asked(mention.concepts().length)));
        }
      }
      return new BitSet();
    }
  }
}
