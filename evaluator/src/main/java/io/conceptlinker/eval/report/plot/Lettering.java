package io.conceptlinker.eval.report.plot;

/**
 * How a text is set.
 *
 * @param ink its colour
 * @param size in pixels
 * @param bold whether it is heavy
 * @param anchor which end of it stands at the point
 * @param angle degrees, clockwise
 */
record Lettering(Ink ink, double size, boolean bold, Anchor anchor, double angle) {
  static final Lettering TICK = new Lettering(Ink.MUTED, 11, false, Anchor.START, 0);
  static final Lettering LABEL = new Lettering(Ink.TEXT, 12, false, Anchor.START, 0);
  static final Lettering HEADING = new Lettering(Ink.TEXT, 12, true, Anchor.START, 0);

  /** Mean width of a letter as a share of its size; fonts differ, this one leaves some room. */
  private static final double LETTER_WIDTH = 0.56;

  enum Anchor {
    START,
    MIDDLE,
    END
  }

  Lettering to(Anchor end) {
    return new Lettering(ink, size, bold, end, angle);
  }

  Lettering in(Ink colour) {
    return new Lettering(colour, size, bold, anchor, angle);
  }

  Lettering turned(double degrees) {
    return new Lettering(ink, size, bold, anchor, degrees);
  }

  /** About how wide a text becomes, in pixels. */
  double width(String text) {
    return text.codePointCount(0, text.length()) * size * LETTER_WIDTH;
  }

  /** The text, or as much of it as fits, with an ellipsis. */
  String fit(String text, double width) {
    int letters = Math.max(1, (int) (width / (size * LETTER_WIDTH)));
    int length = text.codePointCount(0, text.length());
    return length <= letters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, letters - 1)).strip() + "…";
  }
}
