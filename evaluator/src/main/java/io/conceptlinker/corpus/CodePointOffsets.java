package io.conceptlinker.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts between the UTF-16 code units and the code points of one text. Immutable. */
public final class CodePointOffsets {
  private final String text;
  private final boolean same;

  /** The offsets of a text. */
  public CodePointOffsets(String text) {
    this.text = text;
    this.same = text.codePointCount(0, text.length()) == text.length();
  }

  /** Code points before a UTF-16 offset. */
  public int toCodePoints(int utf16) {
    return same ? utf16 : text.codePointCount(0, utf16);
  }

  /** The UTF-16 offset of a code point; beyond the end, beyond the end. */
  public int toUtf16(int codePoints) {
    if (same) {
      return codePoints;
    }
    int beyond = codePoints - text.codePointCount(0, text.length());
    return beyond > 0 ? text.length() + beyond : text.offsetByCodePoints(0, codePoints);
  }

  /**
   * The region of some half-open offsets that a corpus counts in code points or in UTF-16 code
   * units: the unit in which it says {@code surface}, white space aside. Where both do, code points
   * it is.
   *
   * @return nothing if it says so in neither
   */
  public Optional<Region> region(List<Fragment> counted, String surface) {
    List<Fragment> converted = converted(counted);
    if (says(converted, surface)) {
      return Optional.of(new Region(converted));
    }
    return !same && says(counted, surface) ? Optional.of(new Region(counted)) : Optional.empty();
  }

  /** The region of offsets in code points, or nothing if they are beyond the end. */
  public Optional<Region> region(List<Fragment> codePoints) {
    Region region = new Region(converted(codePoints));
    return region.end() <= text.length() ? Optional.of(region) : Optional.empty();
  }

  private List<Fragment> converted(List<Fragment> codePoints) {
    List<Fragment> converted = new ArrayList<>(codePoints.size());
    for (Fragment fragment : codePoints) {
      converted.add(new Fragment(toUtf16(fragment.start()), toUtf16(fragment.end())));
    }
    return converted;
  }

  private boolean says(List<Fragment> fragments, String surface) {
    return says(text, fragments, surface);
  }

  /** Whether a text says {@code surface} in some fragments of it, white space aside. */
  static boolean says(CharSequence text, List<Fragment> fragments, String surface) {
    StringBuilder there = new StringBuilder();
    for (Fragment fragment : fragments) {
      if (fragment.end() > text.length()) {
        return false;
      }
      there.append(text, fragment.start(), fragment.end()).append(' ');
    }
    return letters(there.toString()).equals(letters(surface));
  }

  /** Corpora join the fragments of a surface with spaces, with dots, or with nothing. */
  private static String letters(String text) {
    return text.replaceAll("\\s+|\\.\\.\\.", "");
  }
}
