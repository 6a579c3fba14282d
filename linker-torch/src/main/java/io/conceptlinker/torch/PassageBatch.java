package io.conceptlinker.torch;

import java.util.List;

/**
 * Annotated passages: of each token what it is of a mention, and for some mentions a name to say.
 *
 * @param passages one or more, one name or more in all
 */
public record PassageBatch(List<Passage> passages) {
  /** The label of padding. */
  static final long NONE = -100;

  /**
   * A passage. The arrays are not copied and must not be changed.
   *
   * @param tokens token ids, one or more
   * @param tags for each of them the index of its {@link io.conceptlinker.link.lm.TokenTagger.Tag}
   * @param mentions with their names; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Passage(int[] tokens, int[] tags, List<Named> mentions) {
    public Passage {
      mentions = List.copyOf(mentions);
      if (tokens.length == 0 || tags.length != tokens.length) {
        throw new IllegalArgumentException(
            "passage of "
                + tokens.length
                + " tokens: expected one or more and as many tags, found "
                + tags.length);
      }
    }
  }

  /**
   * A mention with its name.
   *
   * @param first its first token
   * @param end one after its last
   * @param name token ids, one or more
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Named(int first, int end, int[] name) {
    public Named {
      if (first < 0 || end <= first || name.length == 0) {
        throw new IllegalArgumentException(
            "mention ["
                + first
                + ","
                + end
                + "): expected a token or more and a name of one or more, found "
                + name.length);
      }
    }
  }

  public PassageBatch {
    passages = List.copyOf(passages);
    if (passages.stream().allMatch(passage -> passage.mentions().isEmpty())) {
      throw new IllegalArgumentException(
          "passages: expected one mention with a name or more, found none");
    }
  }

  /** Number of tokens of passages, padding included, and of names. */
  public int tokens() {
    int longest = passages.stream().mapToInt(passage -> passage.tokens().length).max().orElse(0);
    int names =
        passages.stream()
            .flatMap(passage -> passage.mentions().stream())
            .mapToInt(mention -> mention.name().length)
            .sum();
    return passages.size() * longest + names;
  }
}
