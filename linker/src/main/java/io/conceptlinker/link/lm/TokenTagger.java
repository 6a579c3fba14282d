package io.conceptlinker.link.lm;

import java.util.List;

/** What of a model finds mentions: it says for each token what it is of one. Thread-safe. */
public interface TokenTagger {

  /** What a token is. */
  enum Tag {
    /** Of no mention. */
    OUTSIDE(0),
    /** The first of a mention. */
    BEGIN(1),
    /** Another of a mention. */
    INSIDE(2);

    private final int index;

    Tag(int index) {
      this.index = index;
    }

    /** The place of its probability among those of a token. */
    public int index() {
      return index;
    }
  }

  /**
   * Reads passages.
   *
   * @param passages token ids, one or more each
   * @return for each passage the natural logarithms of the tags' probabilities: [tokens, tags]
   * @throws IllegalArgumentException if one is empty or longer than the model takes
   */
  List<float[]> tags(List<int[]> passages);
}
