package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece of a text around its first mention, with the mentions in it marked.
 *
 * @param text the whole text
 * @param spans the mentions, as UTF-16 offsets into the text, in any order
 */
record Snippet(String text, List<Span> spans) {

  /** A half-open range of UTF-16 code units. */
  record Span(int start, int end) {}

  /** The piece in one line, of about {@code width} characters; empty if nothing is mentioned. */
  String render(int width, Style style) {
    List<Span> ordered = new ArrayList<>(spans);
    ordered.sort(Comparator.comparingInt(Span::start).thenComparing(Span::end));
    if (ordered.isEmpty()) {
      return "";
    }
    Span first = ordered.getFirst();
    int room = Math.max(0, width - (first.end() - first.start()));
    int from = boundary(Math.max(0, first.start() - room / 3), first.start());
    int to = Math.min(text.length(), from + width);
    StringBuilder line = new StringBuilder(from > 0 ? "…" : "");
    int at = from;
    for (Span span : ordered) {
      if (span.start() >= at && span.end() <= to) {
        line.append(flat(at, span.start())).append(style.mention(flat(span.start(), span.end())));
        at = span.end();
      }
    }
    int end = to < text.length() ? Math.max(at, lastBoundary(at, to)) : to;
    return line.append(flat(at, end)).append(end < text.length() ? "…" : "").toString();
  }

  /** The first word that begins at or after {@code from}. */
  private int boundary(int from, int latest) {
    int at = from;
    while (at > 0 && at < latest && !Character.isWhitespace(text.charAt(at - 1))) {
      at++;
    }
    return at;
  }

  /** The end of the last word that ends before {@code to}. */
  private int lastBoundary(int from, int to) {
    int at = to;
    while (at > from && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private String flat(int from, int to) {
    return text.substring(from, to).replaceAll("\\s+", " ");
  }
}
