package io.conceptlinker.eval.report.plot;

import java.util.EnumSet;
import org.apache.lucene.tests.util.LuceneTestCase;

public class InkTests extends LuceneTestCase {
  private static final EnumSet<Ink> WORDS =
      EnumSet.of(Ink.TEXT, Ink.MUTED, Ink.FIRST, Ink.SECOND, Ink.THIRD);

  /** Relative luminance as WCAG 2.2 defines it. */
  private static double luminance(int colour) {
    return 0.2126 * channel(colour >> 16 & 255)
        + 0.7152 * channel(colour >> 8 & 255)
        + 0.0722 * channel(colour & 255);
  }

  private static double channel(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** {@code ink} laid over {@code paper}. */
  private static int over(int ink, int paper, double opacity) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double share = opacity * (ink >> shift & 255) + (1 - opacity) * (paper >> shift & 255);
      mixed |= (int) Math.round(share) << shift;
    }
    return mixed;
  }

  public void testContrastOfKnownColours() {
    assertEquals(21, contrast(0x000000, 0xFFFFFF), 1e-9);
    assertEquals(4.48, contrast(0x777777, 0xFFFFFF), 0.005);
  }

  public void testEverythingCanBeSeenOnBothPapers() {
    for (Ink ink : Ink.values()) {
      if (ink != Ink.PAPER && ink != Ink.GRID) {
        double least = WORDS.contains(ink) ? 4.5 : ink == Ink.AXIS ? 2.5 : 3;
        assertTrue(ink.name(), contrast(ink.light(), Ink.PAPER.light()) >= least);
        assertTrue(ink.name(), contrast(ink.dark(), Ink.PAPER.dark()) >= least);
      }
    }
  }

  public void testCountsCanBeReadOnTheDarkestCell() {
    int light = over(Ink.GRID.light(), Ink.PAPER.light(), 0.5);
    int dark = over(Ink.GRID.dark(), Ink.PAPER.dark(), 0.5);
    assertTrue(contrast(Ink.TEXT.light(), over(Ink.FIRST.light(), light, 0.48)) >= 4.5);
    assertTrue(contrast(Ink.TEXT.dark(), over(Ink.FIRST.dark(), dark, 0.48)) >= 4.5);
  }

  public void testDeclarations() {
    assertTrue(Ink.declarations(false).startsWith("--paper:#fcfcfa;--text:#1f2933;"));
    assertTrue(Ink.declarations(true).startsWith("--paper:#14181c;"));
  }
}
