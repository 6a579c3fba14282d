package io.conceptlinker.trie;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a text and their keys. The one normalisation of surface forms: names go through it
 * when a knowledge base is compiled and documents when they are tagged, so that both meet.
 *
 * <p>A word is a maximal run of letters of one script or of digits ({@code IL2}, {@code IL-2} and
 * {@code IL 2} are the same two words). Its key is lower case, without diacritics, ligatures
 * spelled out, singular (S-stemmer), in American spelling; Greek letters become their names ({@code
 * TNF-α} is {@code tnf alpha}); a possessive {@code 's} is dropped.
 *
 * <p>Reusable and confined to one thread; {@link #reset} allocates nothing once the buffers have
 * grown to the longest text. Offsets are UTF-16, half-open, in the given text.
 */
public final class Words {
  private static final int STOP = 1;
  private static final int UPPER = 2;
  private static final int NUMBER = 4;
  private static final int ROMANCE_IN_CAPITALS = 8;

  /** Clear in ASCII capitals, set in small letters and in digits. */
  private static final int CASE_BIT = 'a' - 'A';

  private static final int MAX_GREEK_LETTERS = 3;
  private static final byte[] ASCII = asciiKinds();

  private char[] text = new char[256];
  private int offset;
  private int length;

  private int size;
  private int contentSize;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] keyStarts = new int[64];
  private int[] keyEnds = new int[64];
  private int[] hashes = new int[64];
  private byte[] flags = new byte[64];
  private Gap[] gaps = new Gap[64];
  private byte[] keys = new byte[512];
  private int keysEnd;

  /** Whether the ASCII read last had lower case letters or digits. */
  private boolean ranLower;

  /** Whether the ASCII read last had capitals. */
  private boolean ranUpper;

  /** Creates an empty view. */
  public Words() {}

  /** Returns the words of a text. */
  public static Words of(CharSequence text) {
    return new Words().reset(text);
  }

  /** Reads a whole text. */
  public Words reset(CharSequence newText) {
    return reset(newText, 0, newText.length());
  }

  /** Reads {@code [from, to)} of a text; nothing outside of it has an influence. */
  public Words reset(CharSequence newText, int from, int to) {
    Objects.checkFromToIndex(from, to, newText.length());
    offset = from;
    length = to - from;
    if (text.length < length) {
      text = new char[Math.max(length, text.length * 2)];
    }
    newText.getChars(from, to, text, 0);
    size = 0;
    contentSize = 0;
    keysEnd = 0;
    ensureKeyRoom(length);
    tokenise();
    return this;
  }

  /** Returns the number of words. */
  public int size() {
    return size;
  }

  /** Returns the number of words that are no stop words. */
  public int contentSize() {
    return contentSize;
  }

  /** Returns where word {@code i} starts in the text. */
  public int start(int i) {
    return offset + starts[Objects.checkIndex(i, size)];
  }

  /** Returns where word {@code i} ends in the text; a possessive 's is inside of the word. */
  public int end(int i) {
    return offset + ends[Objects.checkIndex(i, size)];
  }

  /** Returns the key of word {@code i}. */
  public String key(int i) {
    Objects.checkIndex(i, size);
    return new String(keys, keyStarts[i], keyEnds[i] - keyStarts[i], StandardCharsets.UTF_8);
  }

  /** Points {@code into} at the key of word {@code i}, in UTF-8; valid until the next reset. */
  public BytesRef key(int i, BytesRef into) {
    Objects.checkIndex(i, size);
    into.bytes = keys;
    into.offset = keyStarts[i];
    into.length = keyEnds[i] - keyStarts[i];
    return into;
  }

  /** Returns whether phrase keys leave word {@code i} out. */
  public boolean isStopWord(int i) {
    return (flags[Objects.checkIndex(i, size)] & STOP) != 0;
  }

  /**
   * Returns whether word {@code i} belongs to the text's phrase key: all do if all are stop words.
   */
  public boolean isKeyWord(int i) {
    return contentSize == 0 || !isStopWord(i);
  }

  /** Returns whether word {@code i} is written in capitals, one or more. */
  public boolean isUpper(int i) {
    return (flags[Objects.checkIndex(i, size)] & UPPER) != 0;
  }

  /** Returns whether word {@code i} consists of digits. */
  public boolean isNumber(int i) {
    return (flags[Objects.checkIndex(i, size)] & NUMBER) != 0;
  }

  /** Returns what separates word {@code i} from the one before. */
  public Gap gap(int i) {
    return gaps[Objects.checkIndex(i, size)];
  }

  /** Returns the phrase key as text: the keys of its words, one space between them. */
  public String phraseKey() {
    StringBuilder phrase = new StringBuilder();
    for (int i = 0; i < size; i++) {
      if (isKeyWord(i)) {
        phrase.append(phrase.isEmpty() ? "" : " ").append(key(i));
      }
    }
    return phrase.toString();
  }

  /** The array that {@link #keyStart} points into; padded for the hash. */
  byte[] keys() {
    return keys;
  }

  int keyStart(int i) {
    return keyStarts[i];
  }

  int keyLength(int i) {
    return keyEnds[i] - keyStarts[i];
  }

  int hash(int i) {
    return hashes[i];
  }

  private void tokenise() {
    int at = 0;
    boolean ambiguous = false;
    while (true) {
      int gapStart = at;
      int kind = Folding.SEPARATOR;
      while (at < length && (kind = kindAt(at)) <= Folding.TRANSPARENT) {
        at += widthAt(at);
      }
      if (at >= length) {
        break;
      }
      Gap gap = size == 0 ? Gap.START : gapBetween(gapStart, at);
      if (kind == Folding.GREEK) {
        at = readGreek(at, gap);
      } else {
        at = readRun(at, kind, gap);
        ambiguous |= (flags[size - 1] & ROMANCE_IN_CAPITALS) != 0;
      }
    }
    if (ambiguous) {
      resolveCapitals();
    }
    for (int i = 0; i < size; i++) {
      contentSize += (flags[i] & STOP) == 0 ? 1 : 0;
    }
  }

  /** Reads a run of one kind, folds it into a key and returns the position behind it. */
  private int readRun(int start, int kind, Gap gap) {
    int key = keysEnd;
    int at = readAscii(start, kind);
    boolean lower = ranLower;
    boolean upper = ranUpper;
    while (at < length && text[at] >= 128) {
      int codePoint = codePointAt(at);
      int found = Folding.kind(codePoint);
      if (found != kind && found != Folding.TRANSPARENT) {
        break;
      }
      append(Folding.fold(codePoint), length - at);
      boolean isUpper = Character.isUpperCase(codePoint);
      upper |= isUpper;
      lower |= found == kind && !isUpper;
      at = readAscii(at + Character.charCount(codePoint), kind);
      lower |= ranLower;
      upper |= ranUpper;
    }
    int wordFlags = kind == Folding.DIGIT ? NUMBER : upper && !lower ? UPPER : 0;
    int end = at;
    if (kind == Folding.LATIN) {
      wordFlags |= stopFlags(key, wordFlags, at);
      keysEnd = isShortPlural(start, at) ? keysEnd - 1 : Spelling.normalise(keys, key, keysEnd);
      end = skipPossessive(at);
    }
    addWord(start, end, key, gap, wordFlags);
    return end;
  }

  /** Reads the ASCII characters of a kind from a position on; there is room for them. */
  private int readAscii(int start, int kind) {
    char[] from = text;
    byte[] to = keys;
    int out = keysEnd;
    int at = start;
    int end = length;
    int all = CASE_BIT;
    int any = 0;
    while (at < end) {
      char c = from[at];
      if (c >= 128 || ASCII[c] != kind) {
        break;
      }
      all &= c;
      any |= c;
      to[out++] = (byte) (c | CASE_BIT);
      at++;
    }
    ranLower = (any & CASE_BIT) != 0;
    ranUpper = all == 0;
    keysEnd = out;
    return at;
  }

  /**
   * Greek letters are symbols (alpha chain), each a word; longer runs are words of the language.
   */
  private int readGreek(int start, Gap gap) {
    int letters = 0;
    int at = start;
    while (at < length) {
      int kind = kindAt(at);
      if (kind != Folding.GREEK && kind != Folding.TRANSPARENT) {
        break;
      }
      letters += kind == Folding.GREEK ? 1 : 0;
      at += widthAt(at);
    }
    if (letters > MAX_GREEK_LETTERS) {
      return readRun(start, Folding.GREEK, gap);
    }
    int end = at;
    at = start;
    while (at < end) {
      int letterStart = at;
      int codePoint = codePointAt(at);
      at += Character.charCount(codePoint);
      while (at < end && kindAt(at) == Folding.TRANSPARENT) {
        at += widthAt(at);
      }
      int key = keysEnd;
      append(Folding.greekName(Folding.fold(codePoint)), length - at);
      addWord(
          letterStart,
          at,
          key,
          letterStart == start ? gap : Gap.NONE,
          Character.isUpperCase(codePoint) ? UPPER : 0);
    }
    return end;
  }

  private void addWord(int start, int end, int key, Gap gap, int wordFlags) {
    if (size == starts.length) {
      grow();
    }
    starts[size] = start;
    ends[size] = end;
    keyStarts[size] = key;
    keyEnds[size] = keysEnd;
    hashes[size] = WordHash.hash(keys, key, keysEnd - key);
    gaps[size] = gap;
    flags[size] = (byte) wordFlags;
    size++;
  }

  private int stopFlags(int key, int wordFlags, int end) {
    int keyLength = keysEnd - key;
    if (keyLength == 1) {
      boolean elided =
          (keys[key] == 'd' || keys[key] == 'l')
              && end + 1 < length
              && Folding.isApostrophe(text[end])
              && kindAt(end + 1) > Folding.DIGIT;
      return elided ? STOP : 0;
    }
    if (StopWords.isEnglish(keys, key, keysEnd)) {
      return STOP;
    }
    if (StopWords.isRomance(keys, key, keysEnd)) {
      return (wordFlags & UPPER) != 0 ? STOP | ROMANCE_IN_CAPITALS : STOP;
    }
    return 0;
  }

  /** DES in "women with DES exposure" is no article; in a text in capitals it is. */
  private void resolveCapitals() {
    for (int i = 0; i < size; i++) {
      if ((flags[i] & ROMANCE_IN_CAPITALS) != 0) {
        boolean amongCapitals = isLongUpper(i - 1) || isLongUpper(i + 1);
        flags[i] &= (byte) ~(amongCapitals ? ROMANCE_IN_CAPITALS : STOP | ROMANCE_IN_CAPITALS);
      }
    }
  }

  /** AEs and CTs are plurals although the stemmer leaves words of three letters alone. */
  private boolean isShortPlural(int start, int end) {
    return end - start == 3
        && text[start + 2] == 's'
        && isAsciiUpper(text[start])
        && isAsciiUpper(text[start + 1]);
  }

  private static boolean isAsciiUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private boolean isLongUpper(int i) {
    return i >= 0 && i < size && (flags[i] & UPPER) != 0 && ends[i] - starts[i] > 1;
  }

  private int skipPossessive(int at) {
    boolean possessive =
        at + 1 < length
            && Folding.isApostrophe(text[at])
            && (text[at + 1] == 's' || text[at + 1] == 'S')
            && (at + 2 == length || kindAt(at + 2) == Folding.SEPARATOR);
    return possessive ? at + 2 : at;
  }

  private Gap gapBetween(int from, int to) {
    if (to == from + 1 && text[from] == ' ') {
      return Gap.SPACE;
    }
    int last = size - 1;
    boolean afterLetter = ends[last] - starts[last] == 1 && (flags[last] & NUMBER) == 0;
    return Separators.strongest(text, from, to, length, afterLetter);
  }

  private int kindAt(int at) {
    char c = text[at];
    return c < 128 ? ASCII[c] : Folding.kind(codePointAt(at));
  }

  private int widthAt(int at) {
    return text[at] < 128 ? 1 : Character.charCount(codePointAt(at));
  }

  private int codePointAt(int at) {
    return Character.codePointAt(text, at, length);
  }

  /** Appends to the key and keeps room for the characters that are left to be read. */
  private void append(byte[] folded, int left) {
    ensureKeyRoom(folded.length + left);
    System.arraycopy(folded, 0, keys, keysEnd, folded.length);
    keysEnd += folded.length;
  }

  private void ensureKeyRoom(int more) {
    if (keysEnd + more + WordHash.PADDING > keys.length) {
      keys = Arrays.copyOf(keys, 2 * (keysEnd + more + WordHash.PADDING));
    }
  }

  private void grow() {
    int capacity = size * 2;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    keyStarts = Arrays.copyOf(keyStarts, capacity);
    keyEnds = Arrays.copyOf(keyEnds, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    flags = Arrays.copyOf(flags, capacity);
    gaps = Arrays.copyOf(gaps, capacity);
  }

  private static byte[] asciiKinds() {
    byte[] kinds = new byte[128];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = (byte) Folding.kind(c);
    }
    return kinds;
  }
}
