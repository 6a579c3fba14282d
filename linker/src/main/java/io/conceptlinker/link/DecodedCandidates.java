package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.mention.SpellingRules;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.FeatureReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
   *
   * @param known what was named in this document before, or nothing where that is not known; what
   *     is named now is added
   * @param mayAsk whether the model may compute
   * @return the places of the spots that it is known of what the model names
   */
  BitSet addTo(
      List<Spot> spots,
      Document document,
      Map<Sense, Optional<List<DecodedConcept>>> known,
      boolean mayAsk) {
    Set<String> groups = document.options().semanticGroups();
    List<Sense> senses = new ArrayList<>(spots.size());
    Map<Sense, Asked> unasked = new LinkedHashMap<>();
    for (Spot spot : spots) {
      Asked asked = spot.asked(FeatureReader.CANDIDATES);
      Sense sense = Sense.of(asked);
      senses.add(sense);
      if (!known.containsKey(sense)) {
        unasked.putIfAbsent(sense, asked);
      }
    }
    List<Optional<List<DecodedConcept>>> decoded =
        decoder.decode(List.copyOf(unasked.values()), groups, mayAsk);
    int next = 0;
    for (Sense sense : unasked.keySet()) {
      known.put(sense, decoded.get(next++));
    }
    BitSet answered = new BitSet();
    for (int i = 0; i < spots.size(); i++) {
      Optional<List<DecodedConcept>> named = Objects.requireNonNull(known.get(senses.get(i)));
      if (named.isPresent()) {
        answered.set(i);
        add(named.get(), spots.get(i), document);
      }
    }
    return answered;
  }

  private void add(List<DecodedConcept> named, Spot spot, Document document) {
    CandidateList candidates = spot.candidates();
    for (DecodedConcept concept : named) {
      if (isOf(document.options().semanticGroups(), concept.concept())) {
        parts.names().ofSaid(concept.name(), spot.surface(), document.language(), candidates);
      }
    }
    if (!candidates.isEmpty()) {
      parts.scorer().score(candidates, document.context());
      candidates.limit(FeatureReader.CANDIDATES);
    }
  }

  /** A section may have more than one group where a knowledge base has very many of them. */
  private boolean isOf(Set<String> groups, int concept) {
    KnowledgeBase kb = parts.kb();
    return groups.isEmpty() || kb.semanticGroup(concept).filter(groups::contains).isPresent();
  }
}
