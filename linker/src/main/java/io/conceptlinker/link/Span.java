package io.conceptlinker.link;

/**
 * A stretch of a request's text.
 *
 * @param passage index of the passage
 * @param start first UTF-16 code unit in the passage
 * @param end one after the last
 */
public record Span(int passage, int start, int end) {
  public Span {
    if (passage < 0 || start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "span [" + start + "," + end + ") of passage [" + passage + "]: not a span");
    }
  }
}
