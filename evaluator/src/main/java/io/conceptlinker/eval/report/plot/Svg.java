package io.conceptlinker.eval.report.plot;

/** Charts as elements of a page. */
public final class Svg {
  private Svg() {}

  /** A well-formed {@code svg} element with a title and a description for those who hear it. */
  public static String of(Chart chart) {
    ChartTitle title = chart.title();
    SvgCanvas canvas = new SvgCanvas();
    chart.draw(canvas);
    StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    svg.append(" viewBox=\"0 0 ").append(chart.width()).append(' ').append(chart.height());
    svg.append("\" width=\"").append(chart.width());
    svg.append("\" height=\"").append(chart.height());
    svg.append("\" aria-labelledby=\"").append(title.name()).append("-title ");
    svg.append(title.name()).append("-desc\">");
    svg.append("<title id=\"").append(title.name()).append("-title\">");
    svg.append(XmlText.escape(title.title())).append("</title>");
    svg.append("<desc id=\"").append(title.name()).append("-desc\">");
    svg.append(XmlText.escape(title.description())).append("</desc>");
    return svg.append(canvas.elements()).append("</svg>").toString();
  }
}
