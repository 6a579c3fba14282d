package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.report.plot.Lettering.Anchor;
import java.util.List;
import java.util.Locale;

/**
 * Draws SVG. Colours are left to the style sheet: classes {@code f-INK} fill, {@code s-INK} draw.
 */
final class SvgCanvas implements Canvas {
  private final StringBuilder svg = new StringBuilder();

  /** The elements drawn so far. */
  String elements() {
    return svg.toString();
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, Pen pen) {
    path(List.of(new Spot(fromX, fromY), new Spot(toX, toY)), pen);
  }

  @Override
  public void path(List<Spot> spots, Pen pen) {
    svg.append("<path class=\"s-").append(pen.ink().css());
    svg.append("\" fill=\"none\" stroke-linejoin=\"round\" stroke-width=\"");
    svg.append(number(pen.width())).append('"');
    if (pen.dash() > 0) {
      svg.append(" stroke-dasharray=\"").append(number(pen.dash())).append(' ');
      svg.append(number(Math.max(3, pen.dash() / 2))).append('"');
    }
    outline(spots, "").append("\"/>");
  }

  @Override
  public void area(List<Spot> spots, Ink ink, double opacity) {
    svg.append("<path").append(fill(ink, opacity));
    outline(spots, "Z").append("\"/>");
  }

  @Override
  public void rectangle(double x, double y, double width, double height, Ink ink, double opacity) {
    svg.append("<rect").append(fill(ink, opacity));
    attribute("x", x);
    attribute("y", y);
    attribute("width", Math.max(0, width));
    attribute("height", Math.max(0, height));
    svg.append("/>");
  }

  @Override
  public void disc(double x, double y, double radius, Ink ink) {
    svg.append("<circle").append(fill(ink, 1));
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", radius);
    svg.append("/>");
  }

  @Override
  public void text(double x, double y, String text, Lettering lettering) {
    svg.append("<text").append(fill(lettering.ink(), 1));
    attribute("x", x);
    attribute("y", y);
    attribute("font-size", lettering.size());
    if (lettering.bold()) {
      svg.append(" font-weight=\"600\"");
    }
    if (lettering.anchor() != Anchor.START) {
      svg.append(" text-anchor=\"");
      svg.append(lettering.anchor().name().toLowerCase(Locale.ROOT)).append('"');
    }
    if (lettering.angle() != 0) {
      svg.append(" transform=\"rotate(").append(number(lettering.angle())).append(' ');
      svg.append(number(x)).append(' ').append(number(y)).append(")\"");
    }
    svg.append('>').append(XmlText.escape(text)).append("</text>");
  }

  private StringBuilder outline(List<Spot> spots, String end) {
    svg.append(" d=\"");
    for (int i = 0; i < spots.size(); i++) {
      svg.append(i == 0 ? 'M' : 'L').append(number(spots.get(i).x()));
      svg.append(' ').append(number(spots.get(i).y()));
    }
    return svg.append(end);
  }

  private static String fill(Ink ink, double opacity) {
    String filled = " class=\"f-" + ink.css() + "\"";
    return opacity < 1 ? filled + " fill-opacity=\"" + number(opacity) + "\"" : filled;
  }

  private void attribute(String name, double value) {
    svg.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  /** Two decimals are below what a screen shows and keep files small. */
  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
