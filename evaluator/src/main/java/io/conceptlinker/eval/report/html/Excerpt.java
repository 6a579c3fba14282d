package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.GoldMention;

/**
 * A mention with what stands around it.
 *
 * @param before text ahead of it, cut at a word
 * @param mention the mention
 * @param after text behind it, cut at a word
 */
record Excerpt(String before, String mention, String after) {
  private static final int AROUND = 90;

  /** The excerpt, or the mention alone when the text does not reach that far. */
  static Excerpt of(GoldMention mention, DocumentTexts texts) {
    return texts
        .text(mention.document())
        .filter(text -> mention.end() <= text.length())
        .map(text -> of(text, mention.start(), mention.end()))
        .orElseGet(() -> new Excerpt("", mention.text(), ""));
  }

  private static Excerpt of(String text, int start, int end) {
    int from = Math.max(0, start - AROUND);
    int space = text.indexOf(' ', Math.max(0, from - 1));
    if (from > 0 && space >= 0 && space < start) {
      from = space + 1;
    }
    if (from < start && Character.isLowSurrogate(text.charAt(from))) {
      from++;
    }
    int to = Math.min(text.length(), end + AROUND);
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

  void write(Markup page) {
    page.open("bdi").text(before).element("mark", mention).text(after).close();
  }
}
