package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.report.plot.Lettering.Anchor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws on an image, in the colours of a light page. Needs no display, but a font. */
final class PngCanvas implements Canvas {
  private final Graphics2D graphics;

  PngCanvas(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, Pen pen) {
    path(List.of(new Spot(fromX, fromY), new Spot(toX, toY)), pen);
  }

  @Override
  public void path(List<Spot> spots, Pen pen) {
    if (!spots.isEmpty()) {
      graphics.setColor(colour(pen.ink(), 1));
      graphics.setStroke(stroke(pen));
      graphics.draw(outline(spots));
    }
  }

  @Override
  public void area(List<Spot> spots, Ink ink, double opacity) {
    if (!spots.isEmpty()) {
      Path2D outline = outline(spots);
      outline.closePath();
      graphics.setColor(colour(ink, opacity));
      graphics.fill(outline);
    }
  }

  @Override
  public void rectangle(double x, double y, double width, double height, Ink ink, double opacity) {
    graphics.setColor(colour(ink, opacity));
    graphics.fill(new Rectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height)));
  }

  @Override
  public void disc(double x, double y, double radius, Ink ink) {
    graphics.setColor(colour(ink, 1));
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** Letters are filled outlines, which look the same at every size and without hinting. */
  @Override
  public void text(double x, double y, String text, Lettering lettering) {
    if (text.isBlank()) {
      return;
    }
    Font font =
        new Font(Font.SANS_SERIF, lettering.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) lettering.size());
    TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
    double back =
        lettering.anchor() == Anchor.START
            ? 0
            : layout.getAdvance() / (lettering.anchor() == Anchor.MIDDLE ? 2 : 1);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(Math.toRadians(lettering.angle()));
    place.translate(-back, 0);
    graphics.setColor(colour(lettering.ink(), 1));
    graphics.fill(layout.getOutline(place));
  }

  private static BasicStroke stroke(Pen pen) {
    float[] dashes = {(float) pen.dash(), (float) Math.max(3, pen.dash() / 2)};
    return pen.dash() > 0
        ? new BasicStroke(
            (float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0)
        : new BasicStroke((float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  private static Path2D outline(List<Spot> spots) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(spots.getFirst().x(), spots.getFirst().y());
    spots.stream().skip(1).forEach(spot -> outline.lineTo(spot.x(), spot.y()));
    return outline;
  }

  private static Color colour(Ink ink, double opacity) {
    return new Color(ink.light() | (int) Math.round(opacity * 255) << 24, true);
  }
}
