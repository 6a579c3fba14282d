package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.FeatureReader;
import io.conceptlinker.link.rank.ModelScores;
import io.conceptlinker.link.rank.RankedMention;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingModel;
import io.conceptlinker.link.rank.Shortlist;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Weighs candidates; where that settles nothing has a language model name others if look-ups found
 * nothing convincing, asks it about those that are possible, and weighs these again. Confined to
 * one thread.
 */
final class ModelLook implements SecondLook {
  /** Mentions that the model is asked about before it is seen whether time is over. */
  private static final int AT_ONCE = 8;

  private final KnowledgeBase kb;
  private final CandidateModel model;
  private final RankingModel ranking;
  private final FeatureReader features;
  private final Optional<DecodedCandidates> decoded;
  private final BooleanSupplier isOver;

  /** What was said in the document that is looked at. */
  private final Map<Sense, ModelScores> said = new HashMap<>();

  private final Map<Sense, List<DecodedConcept>> named = new HashMap<>();
  private boolean isCutShort;

  ModelLook(
      KnowledgeBase kb,
      CandidateModel model,
      RankingModel ranking,
      Optional<DecodedCandidates> decoded,
      BooleanSupplier isOver) {
    this.kb = kb;
    this.model = model;
    this.ranking = ranking;
    this.features = new FeatureReader(kb);
    this.decoded = decoded;
    this.isOver = isOver;
  }

  /** A mention before the model is asked about it. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Weighed(Spot spot, RankedMention mention, double[] first) {
    boolean isSettled(double enough) {
      return Arrays.stream(first).max().orElse(0) >= enough;
    }

    /** Leaves it at what is known without the model. */
    void settle() {
      spot.candidates().rescore(first);
    }
  }

  /** A mention that is not settled; without candidates there is nothing to weigh. */
  private record Open(int place, Spot spot, Optional<Weighed> weighed) {}

  @Override
  public boolean isFinding() {
    return decoded.isPresent();
  }

  @Override
  public boolean isCutShort() {
    return isCutShort;
  }

  @Override
  public BitSet look(List<Spot> spots, Document document) {
    said.clear();
    named.clear();
    isCutShort = false;
    List<Open> open = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Optional<Weighed> weighed = weigh(spots.get(i), document);
      if (weighed.isPresent() && weighed.get().isSettled(ranking.enough())) {
        weighed.get().settle();
      } else {
        open.add(new Open(i, spots.get(i), weighed));
      }
    }
    BitSet looked = new BitSet();
    for (int from = 0; from < open.size(); from += AT_ONCE) {
      List<Open> some = open.subList(from, Math.min(open.size(), from + AT_ONCE));
      isCutShort = isCutShort || isOver.getAsBoolean();
      if (isCutShort) {
        some.forEach(one -> one.weighed.ifPresent(Weighed::settle));
      } else {
        some.forEach(one -> looked.set(one.place));
        ask(withNamed(some, document));
      }
    }
    return looked;
  }

  /** Mentions with what the model names for them, too; those that nothing is known of left out. */
  private List<Weighed> withNamed(List<Open> open, Document document) {
    List<Weighed> weighed = new ArrayList<>(open.size());
    List<Spot> wanted = new ArrayList<>();
    for (Open one : open) {
      if (decoded.isPresent() && DecodedCandidates.isWanted(one.spot)) {
        wanted.add(one.spot);
      } else {
        one.weighed.ifPresent(weighed::add);
      }
    }
    decoded.ifPresent(those -> those.addTo(wanted, document, named));
    wanted.forEach(spot -> weigh(spot, document).ifPresent(weighed::add));
    return weighed;
  }

  private Optional<Weighed> weigh(Spot spot, Document document) {
    if (spot.candidates().isEmpty()) {
      return Optional.empty();
    }
    RankedMention mention = features.read(spot.surface(), spot.candidates(), document.context());
    return Optional.of(new Weighed(spot, mention, probabilities(ranking.first(), mention)));
  }

  private void ask(List<Weighed> open) {
    List<Shortlist> shortlists = new ArrayList<>(open.size());
    List<Sense> senses = new ArrayList<>(open.size());
    Map<Sense, Asked> unasked = new LinkedHashMap<>();
    for (Weighed weighed : open) {
      Asked all = weighed.spot.asked(weighed.first.length);
      Shortlist shortlist = Shortlist.of(weighed.first, ranking.possible(), all);
      Asked some = shortlist.of(all);
      Sense sense = Sense.of(some);
      shortlists.add(shortlist);
      senses.add(sense);
      if (!said.containsKey(sense)) {
        unasked.putIfAbsent(sense, some);
      }
    }
    List<ModelScores> answers = model.score(List.copyOf(unasked.values()));
    int next = 0;
    for (Sense sense : unasked.keySet()) {
      said.put(sense, answers.get(next++));
    }
    for (int i = 0; i < open.size(); i++) {
      rank(open.get(i), shortlists.get(i), Objects.requireNonNull(said.get(senses.get(i))));
    }
  }

  private void rank(Weighed weighed, Shortlist shortlist, ModelScores scores) {
    RankedMention mention = shortlist.of(weighed.mention).with(scores);
    double[] second = probabilities(ranking.second(), mention);
    weighed.spot.candidates().rescore(shortlist.all(second));
  }

  private double[] probabilities(Ranker ranker, RankedMention mention) {
    return ranker.probabilities(mention, concept -> kb.semanticGroup(concept).orElse(""));
  }
}
