package io.conceptlinker.trie;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;

/**
 * Classifies code points and folds letters and digits: compatibility decomposition (NFKD), marks
 * removed, lower case, the Latin letters that do not decompose spelled out. Immutable tables.
 */
final class Folding {
  /** Not part of a word. */
  static final int SEPARATOR = 0;

  /** Inside a word, but without a trace in its key: marks, soft hyphens, joiners. */
  static final int TRANSPARENT = 1;

  static final int DIGIT = 2;
  static final int LATIN = 3;
  static final int GREEK = 4;

  /** The first code of the other scripts; the rare ones share one. */
  private static final int OTHER_SCRIPT = 5;

  /** Latin to the letter-like symbols: everything that biomedical text uses often. */
  private static final int TABLE_SIZE = 0x2200;

  private static final byte[] EMPTY = {};
  private static final byte[] KINDS = new byte[TABLE_SIZE];
  private static final byte[][] FOLDED = new byte[TABLE_SIZE][];

  private static final Map<Integer, String> UNDECOMPOSED =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'ħ', "h"),
          Map.entry((int) 'ŧ', "t"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'ς', "σ"));

  private static final String[] GREEK_NAMES = {
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi",
    "psi", "omega"
  };
  private static final byte[][] GREEK_KEYS = new byte[GREEK_NAMES.length][];

  static {
    for (int c = 0; c < TABLE_SIZE; c++) {
      byte[] folded = compute(c);
      FOLDED[c] = folded;
      KINDS[c] = (byte) computeKind(c, folded);
    }
    for (int i = 0; i < GREEK_NAMES.length; i++) {
      GREEK_KEYS[i] = GREEK_NAMES[i].getBytes(StandardCharsets.US_ASCII);
    }
  }

  private Folding() {}

  /** Returns {@link #SEPARATOR}, {@link #TRANSPARENT}, {@link #DIGIT} or the code of a script. */
  static int kind(int codePoint) {
    return codePoint < TABLE_SIZE
        ? KINDS[codePoint] & 0xFF
        : computeKind(codePoint, compute(codePoint));
  }

  /** Returns the folded form in UTF-8, empty for separators and transparent code points. */
  static byte[] fold(int codePoint) {
    return codePoint < TABLE_SIZE ? FOLDED[codePoint] : compute(codePoint);
  }

  /** Returns the name of a folded Greek letter given in UTF-8, or the letter itself. */
  static byte[] greekName(byte[] letter) {
    if (letter.length == 2) {
      int index = ((letter[0] & 0x1F) << 6 | (letter[1] & 0x3F)) - 'α';
      if (index >= 0 && index < GREEK_KEYS.length) {
        return GREEK_KEYS[index];
      }
    }
    return letter;
  }

  /** Returns whether the code point is used as an apostrophe. */
  static boolean isApostrophe(int c) {
    return switch (c) {
      case '\'', '’', '‘', '`', '´', 'ʼ', 'ʹ', '′', '＇' -> true;
      default -> false;
    };
  }

  private static int computeKind(int codePoint, byte[] folded) {
    if (folded.length == 0) {
      return isTransparent(codePoint) ? TRANSPARENT : SEPARATOR;
    }
    int first = new String(folded, StandardCharsets.UTF_8).codePointAt(0);
    if (first >= '0' && first <= '9') {
      return DIGIT;
    }
    UnicodeScript script = UnicodeScript.of(first);
    return switch (script) {
      case LATIN -> LATIN;
      case GREEK -> GREEK;
      case CYRILLIC -> OTHER_SCRIPT;
      case HAN -> OTHER_SCRIPT + 1;
      case HIRAGANA -> OTHER_SCRIPT + 2;
      case KATAKANA -> OTHER_SCRIPT + 3;
      case HANGUL -> OTHER_SCRIPT + 4;
      default -> OTHER_SCRIPT + 5;
    };
  }

  private static boolean isTransparent(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  private static byte[] compute(int codePoint) {
    if (isApostrophe(codePoint) || !isLetterOrNumber(codePoint)) {
      return EMPTY;
    }
    String decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder();
    decomposed
        .codePoints()
        .forEach(
            c -> {
              int digit = Character.digit(c, 10);
              if (digit >= 0) {
                folded.append((char) ('0' + digit));
              } else if (isLetterOrNumber(c) && !isApostrophe(c)) {
                int lower = Character.toLowerCase(c);
                String spelled = UNDECOMPOSED.get(lower);
                if (spelled == null) {
                  folded.appendCodePoint(lower);
                } else {
                  folded.append(spelled);
                }
              }
            });
    return folded.isEmpty() ? EMPTY : folded.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isLetterOrNumber(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }
}
