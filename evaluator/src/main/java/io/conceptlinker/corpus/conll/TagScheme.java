package io.conceptlinker.corpus.conll;

import java.util.ArrayList;
import java.util.List;

/**
 * A way to write entities as tags, read strictly: what does not begin and end as the scheme says is
 * no entity.
 */
public enum TagScheme {
  /** B, then I. Also known as BIO. */
  IOB2("OBI", "B", "I", ""),
  /** I, then E. */
  IOE2("OIE", "IE", "IE", "E"),
  /** B, I, E, or S for a single token. Also known as BIOES. */
  IOBES("OBIES", "BS", "IE", "ES"),
  /** B, I, L, or U for a single token. */
  BILOU("OBILU", "BU", "IL", "LU");

  private final String prefixes;
  private final String openers;
  private final String followers;

  /** Letters that a chunk has to end with; empty if it may end anywhere. */
  private final String closers;

  TagScheme(String prefixes, String openers, String followers, String closers) {
    this.prefixes = prefixes;
    this.openers = openers;
    this.followers = followers;
    this.closers = closers;
  }

  /**
   * The entities of one sequence, in order.
   *
   * @throws IllegalArgumentException if a tag has a letter that the scheme does not know
   */
  public List<Chunk> chunks(List<String> sequence) {
    List<Tag> tags = sequence.stream().map(tag -> Tag.parse(tag, prefixes)).toList();
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    while (from < tags.size()) {
      int to = from + 1;
      if (openers.indexOf(tags.get(from).prefix()) >= 0) {
        while (to < tags.size() && continues(tags.get(to - 1), tags.get(to))) {
          to++;
        }
        if (closers.isEmpty() || closers.indexOf(tags.get(to - 1).prefix()) >= 0) {
          chunks.add(new Chunk(tags.get(from).type(), from, to));
        }
      }
      from = to;
    }
    return chunks;
  }

  private boolean continues(Tag previous, Tag tag) {
    return previous.is('B', 'I')
        && followers.indexOf(tag.prefix()) >= 0
        && previous.type().equals(tag.type());
  }
}
