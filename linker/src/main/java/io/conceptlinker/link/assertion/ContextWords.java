package io.conceptlinker.link.assertion;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The words of a sentence as triggers see them: runs of letters or digits, lower-cased and without
 * diacritics; a question mark, a semicolon and a single plus or minus sign are words of their own.
 * Filled once, then read.
 */
final class ContextWords {
  private String[] keys = new String[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int size;

  static ContextWords of(String text, int from, int to) {
    ContextWords words = new ContextWords();
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      int end = i + 1;
      if (Character.isLetterOrDigit(c)) {
        while (end < to && isWordPart(text.charAt(end))) {
          end++;
        }
        words.add(fold(text.substring(i, end)), i, end);
      } else if (c == '?' || c == ';') {
        words.add(String.valueOf(c), i, end);
      } else if ((c == '+' || c == '-') && i > from && text.charAt(i - 1) == '(') {
        words.add(String.valueOf(c), i, end);
      }
      i = end;
    }
    return words;
  }

  int size() {
    return size;
  }

  String key(int word) {
    return keys[word];
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void add(String key, int start, int end) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    keys[size] = key;
    starts[size] = start;
    ends[size++] = end;
  }

  private static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) > 127) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
      }
    }
    return lower;
  }
}
