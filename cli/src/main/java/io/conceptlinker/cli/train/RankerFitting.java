package io.conceptlinker.cli.train;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.cli.train.RankingFigures.Outcome;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.ModelScores;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingModel;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.link.rank.Shortlist;
import io.conceptlinker.train.AbstentionFit;
import io.conceptlinker.train.AbstentionFit.Answer;
import io.conceptlinker.train.CalibrationFit;
import io.conceptlinker.train.RankerTraining;
import io.conceptlinker.train.RankingExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Fits a ranker in two steps: without a model on all mentions, then with one on those that this
 * left open.
 *
 * @param enough the probability at which the model is not asked
 * @param possible the least probability of candidates that it is asked about
 * @param seed of what is random
 * @param terminal where steps are shown
 */
record RankerFitting(double enough, double possible, long seed, Terminal terminal) {
  private static final int ASKED_AT_ONCE = 16;

  /** Of each corpus that is learnt from: what the model says has few weights. */
  private static final int MOST_ASKED = 1000;

  private static final Set<Feature> SAID =
      EnumSet.of(Feature.MODEL, Feature.MODEL_SHARE, Feature.MODEL_TOKEN);

  /**
   * A ranker and what it does on the corpora that it was calibrated with.
   *
   * @param figures by corpus
   */
  record Fitted(RankingModel ranking, Map<String, RankingFigures> figures) {}

  Fitted fit(RankingMaterial material, Function<KnowledgeBase, CandidateModel> models) {
    Ranker first = first(material);
    List<RankingExample> learn = new ArrayList<>();
    for (RankingSet set : material.learn()) {
      if (set.isNew()) {
        learn.addAll(open(set, first, models.apply(set.kb()), MOST_ASKED).values());
      }
    }
    Map<RankingSet, Map<Integer, RankingExample>> open = new LinkedHashMap<>();
    List<List<RankingExample>> calibrate = new ArrayList<>();
    for (RankingSet set : material.calibrate()) {
      Map<Integer, RankingExample> examples =
          open(set, first, models.apply(set.kb()), Integer.MAX_VALUE);
      open.put(set, examples);
      if (set.isWhole()) {
        calibrate.add(List.copyOf(examples.values()));
      }
    }
    Ranker second =
        ranker(
            "Ranker with the model",
            calibrate,
            learn.size(),
            options ->
                learn.isEmpty()
                    ? first.network()
                    : RankerTraining.extend(first.network(), SAID, learn, options));
    Map<String, RankingFigures> figures = new LinkedHashMap<>();
    List<Answer> answers = new ArrayList<>();
    open.forEach(
        (set, examples) -> {
          List<Outcome> outcomes = RankingFigures.outcomes(set, first, second, examples);
          figures.put(set.name(), RankingFigures.of(outcomes));
          if (set.isWhole()) {
            outcomes.forEach(
                one -> answers.add(new Answer(one.best().confidence(), one.best().correct())));
          }
        });
    RankingModel ranking =
        new RankingModel(first, second, enough, possible, AbstentionFit.fit(answers));
    return new Fitted(ranking, figures);
  }

  private Ranker first(RankingMaterial material) {
    List<RankingExample> learn = new ArrayList<>();
    material
        .learn()
        .forEach(set -> set.mentions().forEach(one -> one.first().ifPresent(learn::add)));
    List<List<RankingExample>> calibrate =
        material.calibrate().stream()
            .filter(RankingSet::isWhole)
            .map(set -> set.mentions().stream().flatMap(one -> one.first().stream()).toList())
            .toList();
    return ranker(
        "Ranker without the model",
        calibrate,
        learn.size(),
        options -> RankerTraining.train(learn, options));
  }

  private Ranker ranker(
      String what,
      List<List<RankingExample>> calibrate,
      int mentions,
      Function<RankerTraining.Options, RankingNetwork> training) {
    try (Step step = terminal.step(what)) {
      RankingNetwork network = training.apply(RankerTraining.Options.seeded(seed));
      step.done(Numbers.of(mentions, "mention"));
      return new Ranker(network, CalibrationFit.fit(network, calibrate));
    }
  }

  /** The mentions that the first ranker leaves open, with what the model says, by their place. */
  private Map<Integer, RankingExample> open(
      RankingSet set, Ranker first, CandidateModel model, int most) {
    List<Integer> places =
        IntStream.range(0, set.mentions().size())
            .filter(i -> highest(first, set, i) < enough)
            .limit(most)
            .boxed()
            .toList();
    Map<Integer, RankingExample> open = new LinkedHashMap<>();
    try (Step step = terminal.step("Asking about " + set.name())) {
      for (int from = 0; from < places.size(); from += ASKED_AT_ONCE) {
        List<Integer> some = places.subList(from, Math.min(places.size(), from + ASKED_AT_ONCE));
        List<Shortlist> shortlists = some.stream().map(i -> shortlist(first, set, i)).toList();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
          asked.add(shortlists.get(i).of(set.mentions().get(some.get(i)).asked()));
        }
        List<ModelScores> said = model.score(asked);
        for (int i = 0; i < some.size(); i++) {
          RankingSet.Labelled mention = set.mentions().get(some.get(i));
          open.put(some.get(i), mention.second(shortlists.get(i), said.get(i)));
        }
        step.progress((double) from / places.size(), Numbers.of(from, "mention"));
      }
      step.done(Numbers.of(places.size(), "mention"));
    }
    return open;
  }

  private Shortlist shortlist(Ranker first, RankingSet set, int place) {
    RankingSet.Labelled mention = set.mentions().get(place);
    return Shortlist.of(mention.named().probabilities(first), possible, mention.asked());
  }

  private static double highest(Ranker ranker, RankingSet set, int place) {
    return set.mentions().get(place).first().stream()
        .flatMapToDouble(first -> Arrays.stream(first.probabilities(ranker)))
        .max()
        .orElse(0);
  }
}
