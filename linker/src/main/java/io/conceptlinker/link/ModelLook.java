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

  /** What was said in the document that is looked at; nothing where there was no time for it. */
  private final Map<Sense, Optional<ModelScores>> said = new HashMap<>();

  private final Map<Sense, Optional<List<DecodedConcept>>> named = new HashMap<>();
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
  private record Open(int place, Spot spot, Optional<Weighed> weighed) {
    void settle() {
      weighed.ifPresent(Weighed::settle);
    }
  }

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
    boolean mayAsk = true;
    for (int from = 0; from < open.size(); from += AT_ONCE) {
      mayAsk = mayAsk && !isOver.getAsBoolean();
      List<Open> some = open.subList(from, Math.min(open.size(), from + AT_ONCE));
      ask(withNamed(some, document, mayAsk, looked), mayAsk, looked);
    }
    return looked;
  }

  /**
   * Mentions with what the model names for them, too; those left out that nothing is known of, and
   * those that it would have to be asked about when it may not.
   */
  private List<Open> withNamed(List<Open> open, Document document, boolean mayAsk, BitSet looked) {
    List<Open> known = new ArrayList<>(open.size());
    List<Open> wanted = new ArrayList<>();
    for (Open one : open) {
      boolean isWanted = decoded.isPresent() && DecodedCandidates.isWanted(one.spot);
      (isWanted ? wanted : known).add(one);
    }
    List<Spot> spots = wanted.stream().map(Open::spot).toList();
    BitSet answered =
        decoded.map(those -> those.addTo(spots, document, named, mayAsk)).orElseGet(BitSet::new);
    for (int i = 0; i < wanted.size(); i++) {
      Open one = wanted.get(i);
      if (answered.get(i)) {
        known.add(new Open(one.place, one.spot, weigh(one.spot, document)));
        looked.set(one.place);
      } else {
        one.settle();
        isCutShort = true;
      }
    }
    known.removeIf(one -> one.weighed.isEmpty());
    return known;
  }

  private Optional<Weighed> weigh(Spot spot, Document document) {
    if (spot.candidates().isEmpty()) {
      return Optional.empty();
    }
    RankedMention mention =
        features.read(spot.surface(), document.language(), spot.candidates(), document.context());
    return Optional.of(new Weighed(spot, mention, probabilities(ranking.first(), mention)));
  }

  private void ask(List<Open> open, boolean mayAsk, BitSet looked) {
    List<Shortlist> shortlists = new ArrayList<>(open.size());
    List<Sense> senses = new ArrayList<>(open.size());
    Map<Sense, Asked> unasked = new LinkedHashMap<>();
    for (Open one : open) {
      double[] first = one.weighed.orElseThrow().first;
      Asked all = one.spot.asked(first.length);
      Shortlist shortlist = Shortlist.of(first, ranking.possible(), all);
      Asked some = shortlist.of(all);
      Sense sense = Sense.of(some);
      shortlists.add(shortlist);
      senses.add(sense);
      if (!said.containsKey(sense)) {
        unasked.putIfAbsent(sense, some);
      }
    }
    List<Optional<ModelScores>> answers = model.score(List.copyOf(unasked.values()), mayAsk);
    int next = 0;
    for (Sense sense : unasked.keySet()) {
      said.put(sense, answers.get(next++));
    }
    for (int i = 0; i < open.size(); i++) {
      Open one = open.get(i);
      Optional<ModelScores> scores = Objects.requireNonNull(said.get(senses.get(i)));
      if (scores.isPresent()) {
        rank(one.weighed.orElseThrow(), shortlists.get(i), scores.get());
        looked.set(one.place);
      } else {
        one.settle();
        isCutShort = true;
      }
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
