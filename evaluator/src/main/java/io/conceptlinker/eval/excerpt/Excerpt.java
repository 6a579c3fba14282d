package io.conceptlinker.eval.excerpt;

import io.conceptlinker.eval.linking.GoldMention;

/**
 * A mention with what stands around it.
 *
 * @param before text ahead of it, cut at a word
 * @param mention the mention
 * @param after text behind it, cut at a word
 */
public record Excerpt(String before, String mention, String after) {

  /**
   * The excerpt, or the mention alone when the text does not reach that far.
   *
   * @param around UTF-16 code units on each side at most
   */
  public static Excerpt of(GoldMention mention, DocumentTexts texts, int around) {
    return texts
        .text(mention.document())
        .filter(text -> mention.end() <= text.length())
        .map(text -> of(text, mention.start(), mention.end(), around))
        .orElseGet(() -> new Excerpt("", mention.text(), ""));
  }

  private static Excerpt of(String text, int start, int end, int around) {
    int from = Math.max(0, start - around);
    int space = text.indexOf(' ', Math.max(0, from - 1));
    if (from > 0 && space >= 0 && space < start) {
      from = space + 1;
    }
    if (from < start && Character.isLowSurrogate(text.charAt(from))) {
      from++;
    }
    int to = Math.min(text.length(), end + around);
    int lastSpace = text.lastIndexOf(' ', to);
    if (to < text.length() && lastSpace > end) {
      to = lastSpace;
    }
    if (to > end && Character.isHighSurrogate(text.charAt(to - 1))) {
      to--;
    }
    return new Excerpt(
        (from > 0 ? "… " : "") + text.substring(from, start),
        text.substring(start, end),
        text.substring(end, to) + (to < text.length() ? " …" : ""));
  }
}
