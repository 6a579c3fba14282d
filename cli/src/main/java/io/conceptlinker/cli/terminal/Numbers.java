package io.conceptlinker.cli.terminal;

import java.util.Locale;

/** Numbers for people: the same in every locale. */
public final class Numbers {

  private Numbers() {}

  /** With a comma between thousands; fractions with one digit. */
  public static String grouped(Number number) {
    return number instanceof Double || number instanceof Float
        ? String.format(Locale.ROOT, "%,.1f", number.doubleValue())
        : String.format(Locale.ROOT, "%,d", number.longValue());
  }

  /** A number of bytes in the unit that fits. */
  public static String bytes(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes;
    int unit = -1;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /** A count with its noun: {@code 1 document}, {@code 2 documents}. */
  public static String of(long count, String noun) {
    return grouped(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
