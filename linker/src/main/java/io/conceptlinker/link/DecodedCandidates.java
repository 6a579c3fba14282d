package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.mention.SpellingRules;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.FeatureReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Has a language model name concepts for mentions that look-ups found nothing convincing for.
 * Thread-safe.
 */
final class DecodedCandidates {
  /**
   * A mention with a name that fits as well is not decoded: it is written like the name, but for
   * capitals. Chosen on development splits, see docs/linking.md.
   */
  private static final double CONVINCING = SpellingRules.OTHER_CASE;

  private final LinkerParts parts;
  private final ConceptDecoder decoder;

  DecodedCandidates(LinkerParts parts, ConceptDecoder decoder) {
    this.parts = parts;
    this.decoder = decoder;
  }

  /** Whether the candidates leave room for others; none do. */
  static boolean isWanted(Spot spot) {
    return spot.candidates().bestQuality() < CONVINCING;
  }

  /**
   * Adds what the model names, and scores the candidates without it as before. Of those that
   * look-ups found, so many are left as are weighed.
   */
  void addTo(List<Spot> spots, Document document) {
    Set<String> groups = document.options().semanticGroups();
    List<Asked> asked = new ArrayList<>(spots.size());
    for (Spot spot : spots) {
      asked.add(spot.asked(FeatureReader.CANDIDATES));
    }
    List<List<DecodedConcept>> decoded = decoder.decode(asked, groups);
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      CandidateList candidates = spot.candidates();
      for (DecodedConcept concept : decoded.get(i)) {
        if (isOf(groups, concept.concept())) {
          parts.names().ofSaid(concept.name(), spot.surface(), document.language(), candidates);
        }
      }
      if (!candidates.isEmpty()) {
        parts.scorer().score(candidates, document.context());
        candidates.limit(FeatureReader.CANDIDATES);
      }
    }
  }

  /** A section may have more than one group where a knowledge base has very many of them. */
  private boolean isOf(Set<String> groups, int concept) {
    KnowledgeBase kb = parts.kb();
    return groups.isEmpty() || kb.semanticGroup(concept).filter(groups::contains).isPresent();
  }
}
