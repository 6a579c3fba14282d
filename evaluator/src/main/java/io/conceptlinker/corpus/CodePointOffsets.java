package io.conceptlinker.corpus;

/** Converts between the UTF-16 code units and the code points of one text. Immutable. */
final class CodePointOffsets {
  private final String text;
  private final boolean same;

  CodePointOffsets(String text) {
    this.text = text;
    this.same = text.codePointCount(0, text.length()) == text.length();
  }

  /** Code points before a UTF-16 offset. */
  int toCodePoints(int utf16) {
    return same ? utf16 : text.codePointCount(0, utf16);
  }

  /** The UTF-16 offset of a code point; beyond the end, beyond the end. */
  int toUtf16(int codePoints) {
    if (same || codePoints > text.codePointCount(0, text.length())) {
      return codePoints;
    }
    return text.offsetByCodePoints(0, codePoints);
  }

  /** Whether [start, end) is a stretch of the text that says {@code surface}, white space aside. */
  boolean holds(int start, int end, String surface) {
    if (start < 0 || end > text.length() || start >= end) {
      return false;
    }
    String there = text.substring(start, end);
    return there.equals(surface) || squeeze(there).equals(squeeze(surface));
  }

  private static String squeeze(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
