package io.conceptlinker.trie;

import java.util.Arrays;

/**
 * The words of a text in two arrays that are reused: five numbers for each word, and the keys one
 * after the other, padded so that eight bytes can be read from any of them. Confined to one thread.
 */
final class WordBuffer {
  private static final int START = 0;
  private static final int END = 1;
  private static final int KEY = 2;
  private static final int HASH = 3;
  private static final int FLAGS = 4;
  private static final int FIELDS = 5;
  private static final int GAP_SHIFT = 8;
  private static final int INITIAL_WORDS = 64;

  private int[] fields = new int[FIELDS * INITIAL_WORDS];
  private int end;

  /** The keys; {@link #keysEnd} is where the next one starts. */
  byte[] keys = new byte[512];

  int keysEnd;

  /** Forgets the words and makes room for keys of that many bytes. */
  void reset(int keyBytes) {
    end = 0;
    keysEnd = 0;
    ensureRoom(keyBytes);
  }

  int size() {
    return end / FIELDS;
  }

  /** Makes sure that the keys can take so many more bytes. */
  void ensureRoom(int more) {
    if (keysEnd + more + WordHash.PADDING > keys.length) {
      keys = Arrays.copyOf(keys, 2 * (keysEnd + more + WordHash.PADDING));
    }
  }

  /** Appends to the key that is being read, and keeps room for what is left of the text. */
  void append(byte[] folded, int left) {
    ensureRoom(folded.length + left);
    System.arraycopy(folded, 0, keys, keysEnd, folded.length);
    keysEnd += folded.length;
  }

  /** Adds a word whose key reaches from {@code key} to {@link #keysEnd}. */
  void add(int wordStart, int wordEnd, int key, Gap gap, int flags) {
    if (end == fields.length) {
      fields = Arrays.copyOf(fields, 2 * end);
    }
    int[] to = fields;
    int at = end;
    to[at + START] = wordStart;
    to[at + END] = wordEnd;
    to[at + KEY] = key;
    to[at + HASH] = WordHash.hash(keys, key, keysEnd - key);
    to[at + FLAGS] = gap.code() << GAP_SHIFT | flags;
    end = at + FIELDS;
  }

  int start(int i) {
    return fields[FIELDS * i + START];
  }

  int end(int i) {
    return fields[FIELDS * i + END];
  }

  int keyStart(int i) {
    return fields[FIELDS * i + KEY];
  }

  /** The keys are in sequence, so one ends where the next one starts. */
  int keyLength(int i) {
    int at = FIELDS * i + KEY;
    return (at + FIELDS < end ? fields[at + FIELDS] : keysEnd) - fields[at];
  }

  int hash(int i) {
    return fields[FIELDS * i + HASH];
  }

  boolean hasFlag(int i, int flag) {
    return (fields[FIELDS * i + FLAGS] & flag) != 0;
  }

  void clearFlags(int i, int mask) {
    fields[FIELDS * i + FLAGS] &= ~mask;
  }

  Gap gap(int i) {
    return Gap.ofCode(fields[FIELDS * i + FLAGS] >>> GAP_SHIFT);
  }
}
