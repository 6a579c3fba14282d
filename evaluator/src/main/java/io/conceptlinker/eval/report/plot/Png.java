package io.conceptlinker.eval.report.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Charts as PNG images, with their title, two image pixels for each of the chart's. */
final class Png {
  private static final int SCALE = 2;
  private static final int MARGIN = 16;
  private static final int TITLE = 28;

  private Png() {}

  /**
   * Writes a chart; leaves the stream open.
   *
   * @throws MissingFontException when Java finds no font on this machine
   */
  static void write(Chart chart, OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(
            SCALE * (chart.width() + 2 * MARGIN),
            SCALE * (chart.height() + 2 * MARGIN + TITLE),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(new Color(Ink.PAPER.light()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(SCALE, SCALE);
      graphics.translate(MARGIN, MARGIN);
      PngCanvas canvas = new PngCanvas(graphics);
      Lettering heading = new Lettering(Ink.TEXT, 14, true, Lettering.Anchor.START, 0);
      canvas.text(0, 12, chart.title().title(), heading);
      graphics.translate(0, TITLE);
      chart.draw(canvas);
    } catch (LinkageError | InternalError | NullPointerException e) {
      // What Java 25 throws depends on which piece is not there: its library, its configuration, a
      // font. See sun.awt.FontConfiguration and sun.font.SunFontManager.
      throw new MissingFontException(chart.title().name(), e);
    } finally {
      graphics.dispose();
    }
    try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", memory);
    }
  }
}
