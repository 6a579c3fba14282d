package io.conceptlinker.cli.eval;

import io.conceptlinker.eval.baseline.MentionRanker;
import io.conceptlinker.eval.baseline.Ranking;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A baseline: looks at strings only, at each string once. Thread-safe; keeps a ranking for each
 * distinct string.
 */
final class BaselineGoldLinker implements GoldLinker {
  private final MentionRanker ranker;
  private final MentionStrings strings;
  private final Map<String, Ranking> known = new ConcurrentHashMap<>();

  /**
   * @param ranker ranks concepts for a string
   * @param strings which string a mention stands for
   */
  BaselineGoldLinker(MentionRanker ranker, MentionStrings strings) {
    this.ranker = ranker;
    this.strings = strings;
  }

  @Override
  public List<Ranking> link(GoldDocument document) {
    return strings.of(document).stream()
        .map(text -> known.computeIfAbsent(text, ranker::rank))
        .toList();
  }
}
