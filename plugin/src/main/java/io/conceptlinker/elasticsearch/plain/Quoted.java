package io.conceptlinker.elasticsearch.plain;

import java.util.Locale;

/**
 * A value of a request as error messages and logs show it: its beginning, without anything that a
 * terminal, a log or a page would take for more than text.
 */
public final class Quoted {
  private static final int LONGEST = 64;

  private Quoted() {}

  /**
   * At most {@value #LONGEST} code points; controls, format characters (those that turn the
   * direction of writing, too), separators, private and broken ones are written as {@code \}{@code
   * uXXXX}.
   */
  public static String of(String value) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (int count = 0; at < value.length() && count < LONGEST; count++) {
      int c = value.codePointAt(at);
      at += Character.charCount(c);
      if (isPlain(c)) {
        shown.appendCodePoint(c);
      } else {
        shown.append(String.format(Locale.ROOT, "\\u%04X", c));
      }
    }
    return at == value.length() ? shown.toString() : shown + "…";
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
