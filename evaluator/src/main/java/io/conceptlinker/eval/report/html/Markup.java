package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.report.plot.Chart;
import io.conceptlinker.eval.report.plot.DataTable;
import io.conceptlinker.eval.report.plot.Svg;
import io.conceptlinker.eval.report.plot.XmlText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes elements that are well-formed as HTML and as XML. Confined to one thread. */
final class Markup {
  private final StringBuilder html = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; attributes are names and values in turn. */
  Markup open(String tag, String... attributes) {
    tag(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Ends the element that is open. */
  Markup close() {
    html.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends the element that is open, and the line. */
  Markup closeLine() {
    close();
    html.append('\n');
    return this;
  }

  Markup text(String text) {
    html.append(XmlText.escape(text));
    return this;
  }

  /** A whole element. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element that never has content. */
  Markup empty(String tag, String... attributes) {
    tag(tag, attributes).append("/>");
    return this;
  }

  /** Text of ours that is markup already. */
  Markup raw(String markup) {
    html.append(markup);
    return this;
  }

  /** A paragraph that explains. */
  Markup note(String text) {
    return open("p", "class", "note").text(text).closeLine();
  }

  /** A chart with its title, and its figures to be unfolded. */
  Markup chart(Chart chart) {
    open("figure");
    open("figcaption").element("strong", chart.title().title()).text(" ");
    element("span", chart.title().description()).close();
    open("div", "class", chart.width() > 560 ? "plot wide" : "plot");
    raw(Svg.of(chart)).close();
    open("details").element("summary", "Figures");
    table(chart.table());
    close();
    return closeLine();
  }

  /** A table whose first column names its rows and whose other columns are numbers. */
  Markup table(DataTable table) {
    beginTable(table.headings(), "numbers");
    for (List<String> row : table.rows()) {
      open("tr").element("th", row.getFirst(), "scope", "row");
      row.stream().skip(1).forEach(cell -> element("td", cell));
      closeLine();
    }
    return endTable();
  }

  /** Begins a table that scrolls by itself when the page is narrow. */
  Markup beginTable(List<String> headings, String style) {
    open("div", "class", "scroll").open("table", "class", style).open("thead").open("tr");
    headings.forEach(heading -> element("th", heading, "scope", "col"));
    return close().close().open("tbody");
  }

  Markup endTable() {
    return close().close().closeLine();
  }

  /** All of it. Everything that was opened has to be closed. */
  String html() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("element [" + open.peek() + "]: expected it to be closed");
    }
    return html.toString();
  }

  private StringBuilder tag(String tag, String... attributes) {
    html.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      html.append(XmlText.escape(attributes[i + 1])).append('"');
    }
    return html;
  }
}
