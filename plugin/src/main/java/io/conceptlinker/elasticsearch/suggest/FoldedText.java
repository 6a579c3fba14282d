package io.conceptlinker.elasticsearch.suggest;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as it is compared while somebody types: lower case, without diacritics, words with one
 * space between them, in UTF-8. Nothing is stemmed, so that what is typed stays a prefix. Reusable
 * and confined to one thread.
 */
final class FoldedText {
  /** Longer texts are compared by their beginning; a length fits into one byte. */
  static final int MAX_BYTES = 63;

  private byte[] bytes = new byte[256];
  private int length;
  private int words;
  private int[] starts = new int[32];

  /** Folds a text. */
  FoldedText reset(String text) {
    length = 0;
    words = 0;
    boolean ascii = true;
    for (int i = 0; i < text.length(); i++) {
      ascii &= text.charAt(i) < 128;
    }
    if (ascii) {
      for (int i = 0; i < text.length(); i++) {
        ascii(text.charAt(i));
      }
    } else {
      others(text);
    }
    if (length > 0 && bytes[length - 1] == ' ') {
      length--;
    }
    return this;
  }

  private void ascii(char c) {
    if (c >= 'A' && c <= 'Z') {
      add((byte) (c + 'a' - 'A'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      add((byte) c);
    } else {
      space();
    }
  }

  private void others(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    decomposed
        .codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                ascii((char) c);
              } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
                return;
              } else if (Character.isLetterOrDigit(c)) {
                String lower = Character.toString(Character.toLowerCase(c));
                for (byte b : lower.getBytes(StandardCharsets.UTF_8)) {
                  add(b);
                }
              } else {
                space();
              }
            });
  }

  private void space() {
    if (length > 0 && bytes[length - 1] != ' ') {
      append((byte) ' ');
    }
  }

  private void add(byte b) {
    if (length == 0 || bytes[length - 1] == ' ') {
      if (words == starts.length) {
        starts = Arrays.copyOf(starts, 2 * words);
      }
      starts[words++] = length;
    }
    append(b);
  }

  private void append(byte b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = b;
  }

  /** The number of words. */
  int words() {
    return words;
  }

  /** The number of bytes from a word on, at most {@link #MAX_BYTES}. */
  int length(int word) {
    return Math.min(MAX_BYTES, length - starts[word]);
  }

  /** A byte, counted from the start of a word. */
  byte at(int word, int i) {
    return bytes[starts[word] + i];
  }

  /** Compares what starts at a word with the prefix that another text is; 0 when it has it. */
  int compareToPrefix(int word, FoldedText prefix) {
    int prefixLength = prefix.length(0);
    int common = Math.min(length(word), prefixLength);
    for (int i = 0; i < common; i++) {
      int difference = Byte.compareUnsigned(at(word, i), prefix.at(0, i));
      if (difference != 0) {
        return difference;
      }
    }
    return common == prefixLength ? 0 : -1;
  }
}
