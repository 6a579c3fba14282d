package io.conceptlinker.eval.baseline;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which strings are compared. */
final class Surface {
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Surface() {}

  /** Lower case, white space collapsed and stripped. */
  static String of(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
