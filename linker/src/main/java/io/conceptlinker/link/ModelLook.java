package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.DocumentContext;
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

/**
 * Weighs candidates, and where that settles nothing asks a language model and weighs again.
 * Confined to one thread.
 */
final class ModelLook implements SecondLook {
  private final KnowledgeBase kb;
  private final CandidateModel model;
  private final RankingModel ranking;
  private final FeatureReader features;

  ModelLook(KnowledgeBase kb, CandidateModel model, RankingModel ranking) {
    this.kb = kb;
    this.model = model;
    this.ranking = ranking;
    this.features = new FeatureReader(kb);
  }

  @Override
  public BitSet look(List<Spot> spots, DocumentContext context) {
    BitSet looked = new BitSet();
    List<Spot> open = new ArrayList<>();
    List<RankedMention> openMentions = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      RankedMention mention = features.read(spot.surface(), spot.candidates(), context);
      double[] probabilities = probabilities(ranking.first(), mention);
      if (highest(probabilities) >= ranking.enough()) {
        spot.candidates().rescore(probabilities);
      } else {
        looked.set(i);
        open.add(spot);
        openMentions.add(mention);
      }
    }
    List<Asked> asked = new ArrayList<>(open.size());
    for (int i = 0; i < open.size(); i++) {
      asked.add(asked(open.get(i), openMentions.get(i)));
    }
    List<ModelScores> said = model.score(asked);
    for (int i = 0; i < open.size(); i++) {
      RankedMention mention = openMentions.get(i).with(said.get(i));
      open.get(i).candidates().rescore(probabilities(ranking.second(), mention));
    }
    return looked;
  }

  static Asked asked(Spot spot, RankedMention mention) {
    return new Asked(
        spot.passage().expanded().text(),
        spot.expandedStart(),
        spot.expandedEnd(),
        mention.concepts());
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
