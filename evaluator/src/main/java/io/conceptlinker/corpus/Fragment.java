package io.conceptlinker.corpus;

/**
 * A contiguous stretch of text.
 *
 * @param start first UTF-16 code unit
 * @param end one after the last, greater than {@code start}
 */
public record Fragment(int start, int end) {
  public Fragment {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "fragment [" + start + ", " + end + "): expected 0 <= start < end");
    }
  }
}
