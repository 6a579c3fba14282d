package io.conceptlinker.trie;

import java.nio.charset.StandardCharsets;
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

  private final WordBuffer words = new WordBuffer();
  private int size;
  private int contentSize;

  /** Whether the ASCII read last had lower case letters or digits. */
  private boolean ranLower;

  /** Whether the ASCII read last had capitals. */
  private boolean ranUpper;

  /** Whether there are articles in capitals. */
  private boolean ambiguous;

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
    words.reset(length);
    contentSize = 0;
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
    return offset + words.start(Objects.checkIndex(i, size));
  }

  /** Returns where word {@code i} ends in the text; a possessive 's is inside of the word. */
  public int end(int i) {
    return offset + words.end(Objects.checkIndex(i, size));
  }

  /** Returns the key of word {@code i}. */
  public String key(int i) {
    Objects.checkIndex(i, size);
    return new String(words.keys, words.keyStart(i), words.keyLength(i), StandardCharsets.UTF_8);
  }

  /** Points {@code into} at the key of word {@code i}, in UTF-8; valid until the next reset. */
  public BytesRef key(int i, BytesRef into) {
    Objects.checkIndex(i, size);
    into.bytes = words.keys;
    into.offset = words.keyStart(i);
    into.length = words.keyLength(i);
    return into;
  }

  /** Returns whether phrase keys leave word {@code i} out. */
  public boolean isStopWord(int i) {
    return words.hasFlag(Objects.checkIndex(i, size), STOP);
  }

  /**
   * Returns whether word {@code i} belongs to the text's phrase key: all do if all are stop words.
   */
  public boolean isKeyWord(int i) {
    return contentSize == 0 || !isStopWord(i);
  }

  /** Returns whether word {@code i} is written in capitals, one or more. */
  public boolean isUpper(int i) {
    return words.hasFlag(Objects.checkIndex(i, size), UPPER);
  }

  /** Returns whether word {@code i} consists of digits. */
  public boolean isNumber(int i) {
    return words.hasFlag(Objects.checkIndex(i, size), NUMBER);
  }

  /** Returns what separates word {@code i} from the one before. */
  public Gap gap(int i) {
    return words.gap(Objects.checkIndex(i, size));
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

  /** The words as arrays, for the word table. */
  WordBuffer buffer() {
    return words;
  }

  private void tokenise() {
    int at = 0;
    ambiguous = false;
    while (at < length) {
      int gapStart = at;
      int kind = kindAt(at);
      while (kind <= Folding.TRANSPARENT) {
        at += widthAt(at);
        if (at >= length) {
          break;
        }
        kind = kindAt(at);
      }
      if (at >= length) {
        break;
      }
      Gap gap = gapBetween(gapStart, at);
      at = kind == Folding.GREEK ? readGreek(at, gap) : readRun(at, kind, gap);
    }
    size = words.size();
    if (ambiguous) {
      resolveCapitals();
    }
  }

  /** Reads a run of one kind, folds it into a key and returns the position behind it. */
  private int readRun(int start, int kind, Gap gap) {
    int key = words.keysEnd;
    int at = readAscii(start, kind);
    boolean lower = ranLower;
    boolean upper = ranUpper;
    while (at < length && text[at] >= 128) {
      int codePoint = codePointAt(at);
      int found = Folding.kind(codePoint);
      if (found != kind && found != Folding.TRANSPARENT) {
        break;
      }
      words.append(Folding.fold(codePoint), length - at);
      boolean isUpper = Character.isUpperCase(codePoint);
      upper |= isUpper;
      lower |= found == kind && !isUpper;
      at = readAscii(at + Character.charCount(codePoint), kind);
      lower |= ranLower;
      upper |= ranUpper;
    }
    if (kind == Folding.LATIN) {
      return addLatin(start, at, key, gap, upper && !lower ? UPPER : 0);
    }
    int flags = kind == Folding.DIGIT ? NUMBER : upper && !lower ? UPPER : 0;
    words.add(start, at, key, gap, flags);
    contentSize++;
    return at;
  }

  private int addLatin(int start, int end, int key, Gap gap, int upper) {
    int flags = upper | stopFlags(key, upper, end);
    contentSize += (flags & STOP) == 0 ? 1 : 0;
    if (isShortPlural(start, end)) {
      words.keysEnd--;
    } else {
      words.keysEnd = Spelling.normalise(words.keys, key, words.keysEnd);
    }
    int wordEnd = skipPossessive(end);
    words.add(start, wordEnd, key, gap, flags);
    return wordEnd;
  }

  /** Reads the ASCII characters of a kind from a position on; there is room for them. */
  private int readAscii(int start, int kind) {
    char[] from = text;
    byte[] to = words.keys;
    int out = words.keysEnd;
    int at = start;
    int end = length;
    int all = CASE_BIT;
    int any = 0;
    if (kind == Folding.LATIN) {
      while (at < end) {
        int c = from[at];
        int lower = c | CASE_BIT;
        if (Integer.compareUnsigned(lower - 'a', 'z' - 'a') > 0) {
          break;
        }
        all &= c;
        any |= c;
        to[out++] = (byte) lower;
        at++;
      }
    } else if (kind == Folding.DIGIT) {
      while (at < end && from[at] >= '0' && from[at] <= '9') {
        to[out++] = (byte) from[at++];
      }
    }
    ranLower = (any & CASE_BIT) != 0;
    ranUpper = all == 0;
    words.keysEnd = out;
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
      int key = words.keysEnd;
      words.append(Folding.greekName(Folding.fold(codePoint)), length - at);
      Gap before = letterStart == start ? gap : Gap.NONE;
      words.add(letterStart, at, key, before, Character.isUpperCase(codePoint) ? UPPER : 0);
      contentSize++;
    }
    return end;
  }

  private int stopFlags(int key, int upper, int end) {
    byte[] keys = words.keys;
    int keyLength = words.keysEnd - key;
    if (keyLength == 1) {
      boolean elided =
          (keys[key] == 'd' || keys[key] == 'l')
              && end + 1 < length
              && Folding.isApostrophe(text[end])
              && kindAt(end + 1) > Folding.DIGIT;
      return elided ? STOP : 0;
    }
    int stopWord = StopWords.classify(keys, key, keyLength);
    if (stopWord == StopWords.ROMANCE && upper != 0) {
      ambiguous = true;
      return STOP | ROMANCE_IN_CAPITALS;
    }
    return stopWord == StopWords.CONTENT ? 0 : STOP;
  }

  /** DES in "women with DES exposure" is no article; in a text in capitals it is. */
  private void resolveCapitals() {
    for (int i = 0; i < size; i++) {
      if (words.hasFlag(i, ROMANCE_IN_CAPITALS) && !isLongUpper(i - 1) && !isLongUpper(i + 1)) {
        words.clearFlags(i, STOP);
        contentSize++;
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
    return i >= 0 && i < size && words.hasFlag(i, UPPER) && words.end(i) - words.start(i) > 1;
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
    int last = words.size() - 1;
    if (last < 0) {
      return Gap.START;
    }
    if (to == from + 1 && text[from] == ' ') {
      return Gap.SPACE;
    }
    boolean afterLetter = words.end(last) - words.start(last) == 1 && !words.hasFlag(last, NUMBER);
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

  private static byte[] asciiKinds() {
    byte[] kinds = new byte[128];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = (byte) Folding.kind(c);
    }
    return kinds;
  }
}
