package io.conceptlinker.link;

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
        public BitSet look(List<Spot> spots, Document document) {
          return new BitSet();
        }
      };

  /** Whether scores may change: then those of the first look are no reason to drop a mention. */
  default boolean isComing() {
    return true;
  }

  /** Whether candidates may be found: then a mention without any is looked at, too. */
  default boolean isFinding() {
    return false;
  }

  /** Whether time was over before all mentions of the last document were looked at. */
  default boolean isCutShort() {
    return false;
  }

  /**
   * Scores candidates anew, and may add some.
   *
   * @param spots each with its candidates, best first; none only if this {@link #isFinding}
   * @return which of the spots the model was asked about
   */
  BitSet look(List<Spot> spots, Document document);
}
