package io.conceptlinker.elasticsearch.highlight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * A text with its marked spans, which may overlap in any way: where they do, each stretch between
 * two borders is marked once, with all of its concepts. Immutable.
 */
final class MarkedText {
  /** Stretches with more concepts are marked with the first of them. */
  private static final int MAX_CONCEPTS = 16;

  private final String text;
  private final List<MarkedSpan> spans;
  private final Marks marks;

  /**
   * How marks are written.
   *
   * @param pre what stands before; an HTML tag gets attributes with the concepts
   * @param post what stands after
   * @param html whether the text is written as HTML
   */
  record Marks(String pre, String post, boolean html) {}

  /**
   * @param spans at least one, inside of the text
   */
  MarkedText(String text, List<MarkedSpan> spans, Marks marks) {
    this.text = text;
    this.spans = new ArrayList<>(spans);
    this.spans.sort(Comparator.comparingInt(MarkedSpan::start).thenComparing(MarkedSpan::end));
    this.marks = marks;
  }

  /** The whole text. */
  String whole() {
    return render(0, text.length(), 0, spans.size());
  }

  /**
   * Pieces with marks, in reading order; a mark is never cut.
   *
   * @param size about so many code units each
   * @param most at most so many pieces
   */
  List<String> fragments(int size, int most) {
    List<String> fragments = new ArrayList<>();
    int i = 0;
    int last = 0;
    while (i < spans.size() && fragments.size() < most) {
      int first = i;
      int start = spans.get(i).start();
      int end = spans.get(i).end();
      while (i < spans.size()
          && (spans.get(i).start() < end || spans.get(i).end() - start <= size)) {
        end = Math.max(end, spans.get(i).end());
        i++;
      }
      int room = Math.max(0, size - (end - start)) / 2;
      int limit = i < spans.size() ? spans.get(i).start() : text.length();
      int from = wordStart(Math.max(last, start - room), start);
      int to = wordEnd(Math.min(limit, end + room), end);
      fragments.add(render(from, to, first, i));
      last = to;
    }
    return fragments;
  }

  /** The first place from here on where a word starts, at most {@code latest}. */
  private int wordStart(int from, int latest) {
    int at = from;
    while (at > 0 && at < latest && !Character.isWhitespace(text.charAt(at - 1))) {
      at++;
    }
    return at;
  }

  /** The last place up to here where a word ends, at least {@code earliest}. */
  private int wordEnd(int to, int earliest) {
    int at = to;
    while (at < text.length() && at > earliest && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  /**
   * Renders a stretch.
   *
   * @param first the first span inside of it
   * @param end one after the last
   */
  private String render(int from, int to, int first, int end) {
    TreeSet<Integer> borders = new TreeSet<>(List.of(from, to));
    for (MarkedSpan span : spans.subList(first, end)) {
      borders.add(span.start());
      borders.add(span.end());
    }
    StringBuilder out = new StringBuilder();
    List<MarkedSpan> covering = new ArrayList<>();
    int next = first;
    int start = from;
    for (int border : borders.tailSet(from, false)) {
      int here = start;
      covering.removeIf(span -> span.end() <= here);
      for (; next < end && spans.get(next).start() <= start; next++) {
        if (covering.size() < MAX_CONCEPTS) {
          covering.add(spans.get(next));
        }
      }
      append(start, border, covering, out);
      start = border;
    }
    return out.toString();
  }

  private void append(int start, int end, List<MarkedSpan> covering, StringBuilder out) {
    SequencedSet<String> ids = new LinkedHashSet<>();
    SequencedSet<String> names = new LinkedHashSet<>();
    for (MarkedSpan span : covering) {
      ids.add(span.id());
      names.add(span.name());
    }
    String part = text.substring(start, end);
    String shown = marks.html() ? escaped(part) : part;
    if (ids.isEmpty()) {
      out.append(shown);
    } else {
      out.append(tag(String.join(" ", ids), String.join("; ", names)));
      out.append(shown).append(marks.post());
    }
  }

  private String tag(String ids, String names) {
    String pre = marks.pre();
    if (!pre.startsWith("<") || !pre.endsWith(">")) {
      return pre;
    }
    return pre.substring(0, pre.length() - 1)
        + " data-concept=\""
        + escaped(ids)
        + "\" title=\""
        + escaped(names)
        + "\">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
