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
    if (same || codePoints > text.codePointCount(0, text.length())) {
      return codePoints;
    }
    return text.offsetByCodePoints(0, codePoints);
  }

  /** Whether [start, end) is a stretch of the text that says {@code surface}, white space aside. */
  public boolean holds(int start, int end, String surface) {
    if (start < 0 || end > text.length() || start >= end) {
      return false;
    }
    String there = text.substring(start, end);
    return there.equals(surface) || squeeze(there).equals(squeeze(surface));
  }

  /**
   * The region of some half-open offsets that a corpus counts in UTF-16 code units or in code
   * points: the unit in which it says {@code surface}, white space aside.
   *
   * @return nothing if it says so in neither
   */
  public Optional<Region> region(List<Fragment> counted, String surface) {
    if (says(counted, surface)) {
      return Optional.of(new Region(counted));
    }
    if (same) {
      return Optional.empty();
    }
    List<Fragment> converted = new ArrayList<>();
    for (Fragment fragment : counted) {
      converted.add(new Fragment(toUtf16(fragment.start()), toUtf16(fragment.end())));
    }
    return says(converted, surface) ? Optional.of(new Region(converted)) : Optional.empty();
  }

  private boolean says(List<Fragment> fragments, String surface) {
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

  private static String squeeze(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
