package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.FeatureReader;
import io.conceptlinker.link.rank.ModelScores;
import io.conceptlinker.link.rank.RankedMention;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Weighs candidates; where that settles nothing has a language model name others if look-ups found
 * nothing convincing, asks it about all of them, and weighs again. Confined to one thread.
 */
final class ModelLook implements SecondLook {
  private final KnowledgeBase kb;
  private final CandidateModel model;
  private final RankingModel ranking;
  private final FeatureReader features;
  private final Optional<DecodedCandidates> decoded;

  ModelLook(
      KnowledgeBase kb,
      CandidateModel model,
      RankingModel ranking,
      Optional<DecodedCandidates> decoded) {
    this.kb = kb;
    this.model = model;
    this.ranking = ranking;
    this.features = new FeatureReader(kb);
    this.decoded = decoded;
  }

  @Override
  public boolean isFinding() {
    return decoded.isPresent();
  }

  @Override
  public BitSet look(List<Spot> spots, Document document) {
    BitSet looked = new BitSet();
    List<Spot> open = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      if (!isSettled(spots.get(i), document)) {
        looked.set(i);
        open.add(spots.get(i));
      }
    }
    decoded.ifPresent(
        those -> those.addTo(open.stream().filter(DecodedCandidates::isWanted).toList(), document));
    open.removeIf(spot -> spot.candidates().isEmpty());
    weigh(open, document);
    return looked;
  }

  private boolean isSettled(Spot spot, Document document) {
    if (spot.candidates().isEmpty()) {
      return false;
    }
    double[] probabilities = probabilities(ranking.first(), read(spot, document));
    if (highest(probabilities) < ranking.enough()) {
      return false;
    }
    spot.candidates().rescore(probabilities);
    return true;
  }

  private void weigh(List<Spot> open, Document document) {
    List<RankedMention> mentions = new ArrayList<>(open.size());
    List<Asked> asked = new ArrayList<>(open.size());
    for (Spot spot : open) {
      RankedMention mention = read(spot, document);
      mentions.add(mention);
      asked.add(spot.asked(mention.concepts().length));
    }
    List<ModelScores> said = model.score(asked);
    for (int i = 0; i < open.size(); i++) {
      RankedMention mention = mentions.get(i).with(said.get(i));
      open.get(i).candidates().rescore(probabilities(ranking.second(), mention));
    }
  }

  private RankedMention read(Spot spot, Document document) {
    return features.read(spot.surface(), spot.candidates(), document.context());
  }

  private double[] probabilities(Ranker ranker, RankedMention mention) {
    return ranker.probabilities(mention, concept -> kb.semanticGroup(concept).orElse(""));
  }

  private static double highest(double[] probabilities) {
    double highest = 0;
    for (double probability : probabilities) {
      highest = Math.max(highest, probability);
    }
    return highest;
  }
}
