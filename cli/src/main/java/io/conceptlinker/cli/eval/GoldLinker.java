package io.conceptlinker.cli.eval;

import io.conceptlinker.eval.baseline.Ranking;
import java.util.List;

/** A linker that is told where the mentions are. Implementations are thread-safe. */
interface GoldLinker {

  /** One ranking for each mention of the document, in their order. */
  List<Ranking> link(GoldDocument document);
}
