package io.conceptlinker.cli.eval;

import io.conceptlinker.eval.baseline.MentionRanker;
import io.conceptlinker.eval.baseline.Ranking;
import java.util.List;

/**
 * A baseline: looks at strings only.
 *
 * @param ranker ranks concepts for a string
 * @param strings which string a mention stands for
 */
record BaselineSpanLinker(MentionRanker ranker, MentionStrings strings) implements SpanLinker {

  @Override
  public List<Ranking> link(GoldDocument document) {
    return strings.of(document).stream().map(ranker::rank).toList();
  }
}
