package io.conceptlinker.link.lm.prompt;

/**
 * Stretches of a long passage that are read one by one. They overlap by half, and which one a token
 * is looked at in depends on its place only, so that mentions that stand together are mostly of one
 * stretch; a quarter of it, at least, lies on either side where there is as much text.
 *
 * @param size number of tokens of the passage
 * @param most tokens of a stretch, 4 or more
 */
public record PassageWindows(int size, int most) {

  /** Number of stretches. */
  public int count() {
    return size <= most ? 1 : Math.ceilDiv(size - most, step()) + 1;
  }

  /** The stretch for a token. */
  public int of(int token) {
    return Math.clamp((token - step() / 2) / step(), 0, count() - 1);
  }

  /** The first token of a stretch. */
  public int start(int window) {
    return window * step();
  }

  /** One after the last token of a stretch. */
  public int end(int window) {
    return Math.min(size, start(window) + most);
  }

  private int step() {
    return most / 2;
  }
}
