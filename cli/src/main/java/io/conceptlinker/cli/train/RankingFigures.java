package io.conceptlinker.cli.train;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.cli.terminal.Table;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.link.rank.RankedMention;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.train.AbstentionFit.Answer;
import io.conceptlinker.train.RankingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a ranker does on a corpus; mentions without candidates are not counted.
 *
 * @param mentions how many
 * @param lexical share of them whose best candidate without a ranker is right
 * @param first the same for the ranker without the model
 * @param both the same for both rankers
 * @param settled share of mentions that the model was not asked about
 * @param settledRight share of these that are right
 * @param calibrationError expected calibration error of both, 15 bins
 */
record RankingFigures(
    int mentions,
    double lexical,
    double first,
    double both,
    double settled,
    double settledRight,
    double calibrationError) {
  private static final int BINS = 15;

  /**
   * What both rankers answer to the mentions of a corpus.
   *
   * @param open the mentions that the model was asked about, with what it said
   */
  static List<Answer> answers(
      RankingSet set, Ranker first, Ranker second, Map<Integer, RankingExample> open) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < set.mentions().size(); i++) {
      RankingSet.Labelled mention = set.mentions().get(i);
      RankingExample asked = open.get(i);
      double[] says =
          asked == null
              ? says(first, set, mention.example().mention())
              : says(second, set, asked.mention());
      int best = best(says);
      boolean[] right = asked == null ? mention.right() : asked.right();
      answers.add(new Answer(says[best], right[best]));
    }
    return answers;
  }

  /**
   * Figures.
   *
   * @param answers of both rankers
   * @param open the mentions that the model was asked about
   */
  static RankingFigures of(RankingSet set, Ranker first, List<Answer> answers, Set<Integer> open) {
    int lexical = 0;
    int ofFirst = 0;
    int both = 0;
    int settledRight = 0;
    double[] said = new double[BINS];
    double[] held = new double[BINS];
    for (int i = 0; i < answers.size(); i++) {
      RankingSet.Labelled mention = set.mentions().get(i);
      Answer answer = answers.get(i);
      lexical += mention.right()[0] ? 1 : 0;
      ofFirst += mention.right()[best(says(first, set, mention.example().mention()))] ? 1 : 0;
      both += answer.isRight() ? 1 : 0;
      settledRight += answer.isRight() && !open.contains(i) ? 1 : 0;
      int bin = Math.min(BINS - 1, (int) (answer.probability() * BINS));
      said[bin] += answer.probability();
      held[bin] += answer.isRight() ? 1 : 0;
    }
    double count = Math.max(1, answers.size());
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(said[bin] - held[bin]) / count;
    }
    int settled = answers.size() - open.size();
    return new RankingFigures(
        answers.size(),
        lexical / count,
        ofFirst / count,
        both / count,
        settled / count,
        settledRight / (double) Math.max(1, settled),
        error);
  }

  private static double[] says(Ranker ranker, RankingSet set, RankedMention mention) {
    return ranker.probabilities(mention, concept -> set.kb().semanticGroup(concept).orElse(""));
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
            "corpus", "mentions", "lexical", "first", "both", "not asked", "right of these", "ECE");
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
                String.format(Locale.ROOT, "%.3f", one.calibrationError)));
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
                .put("ece", rounded(one.calibrationError)));
    return json;
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
