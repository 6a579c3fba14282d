package io.conceptlinker.eval.report.plot;

import java.io.IOException;

/** An image cannot be drawn, for Java has no font to write its labels in. */
public final class MissingFontException extends IOException {

  private static final long serialVersionUID = 1;

  MissingFontException(String chart, Throwable cause) {
    super(
        "plot ["
            + chart
            + ".png]: expected a font, found none; install fontconfig and a font such as DejaVu",
        cause);
  }
}
