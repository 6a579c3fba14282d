package io.conceptlinker.eval.report.plot;

import java.util.Locale;

/**
 * What a mark is, in place of its colour, so that a page can be light or dark. Text on the page has
 * a contrast of at least 4.5 to its background, series one of at least 3 (WCAG 2.2, 1.4.3 and
 * 1.4.11); a test measures them.
 */
public enum Ink {
  PAPER(0xFCFCFA, 0x14181C),
  TEXT(0x1F2933, 0xE4E8EB),
  MUTED(0x55626C, 0xA3AEB8),
  AXIS(0x8B97A0, 0x66727C),
  GRID(0xE3E6E4, 0x2A3138),
  FIRST(0x2A6F97, 0x6CB4DD),
  SECOND(0xB3591A, 0xE8A365),
  THIRD(0x3B7A48, 0x84C391),
  FOURTH(0x7A5195, 0xC39BDD),
  FIFTH(0x66727C, 0x9FABB5);

  private static final Ink[] SERIES = {FIRST, SECOND, THIRD, FOURTH, FIFTH};

  private final int light;
  private final int dark;

  Ink(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** Red, green and blue on a light page, eight bits each. */
  public int light() {
    return light;
  }

  /** The same on a dark page. */
  public int dark() {
    return dark;
  }

  /** The ink of the n-th series, from 0; the fifth one is shared by all that follow. */
  static Ink series(int n) {
    return SERIES[Math.min(n, SERIES.length - 1)];
  }

  /** The name in style sheets. */
  public String css() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Declares all inks as properties of a style sheet. */
  public static String declarations(boolean darkPage) {
    StringBuilder css = new StringBuilder();
    for (Ink ink : values()) {
      css.append("--").append(ink.css()).append(':');
      css.append(hex(darkPage ? ink.dark : ink.light)).append(';');
    }
    return css.toString();
  }

  static String hex(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
