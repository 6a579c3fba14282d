/**
 * The plots of a report. A {@link io.conceptlinker.eval.report.plot.Chart} holds its figures and
 * draws itself on a canvas; the same drawing becomes SVG inside of a page and a PNG file, and the
 * figures become a Vega-Lite specification and a table.
 *
 * <pre>{@code
 * Chart chart = new LineChart(title, Axis.of("k", 1, 10, 1), Axis.percent("Recall"), series);
 * String svg = Svg.of(chart);
 * PlotFiles.write(chart, Path.of("plots"));
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.report.plot;

import org.jspecify.annotations.NullMarked;
