package io.conceptlinker.elasticsearch.plain;

import java.util.Collection;

/** Refuses values that nobody writes on purpose, before any work is spent on them. */
public final class PlainText {
  /** UTF-16 code units of the longest concept id. */
  public static final int MAX_ID_CHARS = 512;

  /** UTF-16 code units of the longest name of a field or of a semantic group. */
  public static final int MAX_NAME_CHARS = 1_000;

  private static final int MAX_GROUPS = 100;

  private PlainText() {}

  /**
   * Answers with the value.
   *
   * @param option what the request calls it
   * @throws IllegalArgumentException when it is longer than {@code maxChars} code units, or has a
   *     control character or half of a surrogate pair; the value is not in the message
   */
  public static String line(String option, String value, int maxChars) {
    return checked(option, value, maxChars, false);
  }

  /** The same for text of several lines: white space is not taken for control characters. */
  public static String text(String option, String value, int maxChars) {
    return checked(option, value, maxChars, true);
  }

  /** The same for the names of semantic groups. */
  public static void groups(String option, Collection<String> groups) {
    if (groups.size() > MAX_GROUPS) {
      throw new IllegalArgumentException(
          "["
              + option
              + "] has ["
              + groups.size()
              + "] values: expected at most ["
              + MAX_GROUPS
              + "]; name fewer groups, or none for all");
    }
    groups.forEach(group -> line(option, group, MAX_NAME_CHARS));
  }

  private static String checked(String option, String value, int maxChars, boolean spaces) {
    if (value.length() > maxChars) {
      throw new IllegalArgumentException(
          "["
              + option
              + "] has ["
              + value.length()
              + "] characters: expected at most ["
              + maxChars
              + "]; send less");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean control = Character.isISOControl(c) && !(spaces && Character.isWhitespace(c));
      if (control || isHalf(value, i)) {
        throw new IllegalArgumentException(
            "["
                + option
                + "] has the character ["
                + Quoted.of(Character.toString(c))
                + "] at offset ["
                + i
                + "]: expected text without control characters; leave it out");
      }
    }
    return value;
  }

  private static boolean isHalf(String value, int i) {
    char c = value.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
  }
}
