package io.conceptlinker.link;

import io.conceptlinker.link.candidate.DocumentContext;
import java.util.BitSet;
import java.util.List;

/** Looks at mentions of a document again, whose candidates were scored without a model. */
interface SecondLook {
  /** Leaves the scores as they are. */
  SecondLook NONE =
      new SecondLook() {
        @Override
        public boolean isComing() {
          return false;
        }

        @Override
        public BitSet look(List<Spot> spots, DocumentContext context) {
          return new BitSet();
        }
      };

  /** Whether scores may change: then those of the first look are no reason to drop a mention. */
  default boolean isComing() {
    return true;
  }

  /**
   * Scores candidates anew.
   *
   * @param spots each with one candidate or more, best first
   * @param context of their document
   * @return which of the spots the model was asked about
   */
  BitSet look(List<Spot> spots, DocumentContext context);
}
