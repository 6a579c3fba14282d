package io.conceptlinker.cli.train;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.calibration.Answer;
import io.conceptlinker.eval.calibration.Calibration;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.train.RankingExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a ranker does on a corpus; mentions without candidates are not counted.
 *
 * @param mentions how many
 * @param lexical share of them whose best candidate without a ranker is right
 * @param first the same for the ranker without the model
 * @param both the same for both rankers
 * @param settled share of mentions that the model was not asked about
 * @param settledRight share of these that are right
 * @param none share of mentions of which no candidate is right
 * @param nonePrecision share of those of which none is likelier than the best candidate that are
 *     such
 * @param noneRecall share of such of which none is likelier than the best candidate
 * @param calibrationError expected calibration error of both, 15 bins
 * @param byChance what that would be on average if the probabilities held
 */
record RankingFigures(
    int mentions,
    double lexical,
    double first,
    double both,
    double settled,
    double settledRight,
    double none,
    double nonePrecision,
    double noneRecall,
    double calibrationError,
    double byChance) {

  /**
   * What both rankers answer to a mention.
   *
   * @param best the best candidate's probability, and whether it is right
   * @param isNone whether that of none is higher
   * @param isUnanswered whether no candidate is right
   * @param isSettled whether the model was not asked
   * @param firstIsRight whether the first ranker's best candidate is right
   * @param lexicalIsRight whether the best candidate without a ranker is right
   */
  record Outcome(
      Answer best,
      boolean isNone,
      boolean isUnanswered,
      boolean isSettled,
      boolean firstIsRight,
      boolean lexicalIsRight) {}

  /**
   * What both rankers answer to the mentions of a corpus.
   *
   * @param open the mentions that the model was asked about, with what it said
   */
  static List<Outcome> outcomes(
      RankingSet set, Ranker first, Ranker second, Map<Integer, RankingExample> open) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < set.mentions().size(); i++) {
      RankingSet.Labelled mention = set.mentions().get(i);
      RankingExample asked = open.get(i);
      RankingExample last = asked == null ? mention.first().orElseThrow() : asked;
      double[] says = last.probabilities(asked == null ? first : second);
      int best = best(says);
      outcomes.add(
          new Outcome(
              new Answer(
                  Math.min(1, says[best]),
                  last.right()[best],
                  true,
                  mention.question() + last.mention().concepts()[best]),
              1 - Arrays.stream(says).sum() > says[best],
              mention.named().isUnanswered(),
              asked == null,
              mention
                  .first()
                  .filter(before -> before.right()[best(before.probabilities(first))])
                  .isPresent(),
              mention.first().filter(before -> before.right()[0]).isPresent()));
    }
    return outcomes;
  }

  static RankingFigures of(List<Outcome> outcomes) {
    List<Outcome> settled = outcomes.stream().filter(Outcome::isSettled).toList();
    List<Outcome> none = outcomes.stream().filter(Outcome::isNone).toList();
    List<Outcome> unanswered = outcomes.stream().filter(Outcome::isUnanswered).toList();
    Calibration calibration = Calibration.of(outcomes.stream().map(Outcome::best).toList());
    return new RankingFigures(
        outcomes.size(),
        share(outcomes, Outcome::lexicalIsRight),
        share(outcomes, Outcome::firstIsRight),
        share(outcomes, one -> one.best().correct()),
        share(outcomes, Outcome::isSettled),
        share(settled, one -> one.best().correct()),
        share(outcomes, Outcome::isUnanswered),
        share(none, Outcome::isUnanswered),
        share(unanswered, Outcome::isNone),
        calibration.expectedError(),
        calibration.errorByChance());
  }

  private static double share(List<Outcome> outcomes, Predicate<Outcome> what) {
    return outcomes.stream().mapToInt(one -> what.test(one) ? 1 : 0).average().orElse(0);
  }

  private static int best(double[] says) {
    int best = 0;
    for (int i = 1; i < says.length; i++) {
      best = says[i] > says[best] ? i : best;
    }
    return best;
  }

  static void print(Map<String, RankingFigures> figures, Terminal terminal) {
    Table table =
        Table.of(
            "corpus",
            "mentions",
            "lexical",
            "first",
            "both",
            "not asked",
            "right of these",
            "none",
            "precision",
            "recall",
            "ECE",
            "by chance");
    figures.forEach(
        (corpus, one) ->
            table.row(
                corpus,
                one.mentions,
                percent(one.lexical),
                percent(one.first),
                percent(one.both),
                percent(one.settled),
                percent(one.settledRight),
                percent(one.none),
                percent(one.nonePrecision),
                percent(one.noneRecall),
                String.format(Locale.ROOT, "%.3f", one.calibrationError),
                String.format(Locale.ROOT, "%.3f", one.byChance)));
    table.print(terminal);
  }

  static ObjectNode json(Map<String, RankingFigures> figures) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    figures.forEach(
        (corpus, one) ->
            json.putObject(corpus)
                .put("mentions", one.mentions)
                .put("lexical", rounded(one.lexical))
                .put("first", rounded(one.first))
                .put("both", rounded(one.both))
                .put("settled", rounded(one.settled))
                .put("settled_right", rounded(one.settledRight))
                .put("none", rounded(one.none))
                .put("none_precision", rounded(one.nonePrecision))
                .put("none_recall", rounded(one.noneRecall))
                .put("ece", rounded(one.calibrationError))
                .put("ece_by_chance", rounded(one.byChance)));
    return json;
  }

  private static double rounded(double value) {
    return Double.isNaN(value) ? 0 : Math.rint(value * 1e4) / 1e4;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
