package io.conceptlinker.link.mention;

import io.conceptlinker.trie.Words;
import java.util.Locale;
import java.util.Set;

/**
 * Says whether a name may be written as the text writes it, beyond having the same words.
 *
 * <ul>
 *   <li>Acronyms and symbols keep their case: CAT is not "cat"; a plural s and hyphens may differ.
 *       With a digit and four characters or more, case is free (brca1).
 *   <li>Short names are not matched by capitals (gout is not GOUT among lower-case words).
 *   <li>Function words ("was") are no mentions; other {@linkplain CommonWords common words} are
 *       where they are written exactly as the name.
 *   <li>Punctuation inside a mention must be in the name, and so must "and", "with", "for".
 *   <li>Words change order where "of" shows it, where a comma or "of" in the name shows it, or
 *       where they are three or more.
 * </ul>
 *
 * Stateless.
 */
public final class SpellingRules {
  /** The name, character by character. */
  public static final double EXACT = 1;

  /** The name but for capitals. */
  public static final double OTHER_CASE = 0.99;

  /** The same words: inflection, hyphens, accents, spelling variants. */
  public static final double SAME_WORDS = 0.97;

  /** The same words in another order. */
  public static final double OTHER_ORDER = 0.92;

  /** A word is shared with a neighbour. */
  public static final double SHARED_WORD = 0.9;

  /** A word is exchanged for a variant. */
  public static final double OTHER_WORD = 0.88;

  /** Not a spelling of the name. */
  public static final double NONE = 0;

  private static final int SHORT = 4;

  /** Words that hold a phrase together and carry no meaning. */
  private static final Set<String> LINKS =
      Set.of(
          "of", "the", "in", "de", "du", "des", "del", "la", "le", "les", "el", "los", "las", "d",
          "l");

  private SpellingRules() {}

  /**
   * How well the text of a match spells a name.
   *
   * @return one of the constants of this class
   */
  public static double quality(
      TokenizedText text, int firstWord, int endWord, MatchForm form, String name) {
    return switch (form) {
      case IN_ORDER -> inOrder(text, firstWord, endWord, name);
      case REORDERED -> reordered(text, firstWord, endWord, name);
      case COORDINATED -> isAcronym(name) ? NONE : SHARED_WORD;
      case VARIANT -> linksAllow(text, firstWord, endWord, name) ? OTHER_WORD : NONE;
    };
  }

  /**
   * Whether a name is an acronym or symbol: one word, mostly capitals. Five capitals and more that
   * read like a word are one (some vocabularies write all names in capitals).
   */
  public static boolean isAcronym(String name) {
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int vowels = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isWhitespace(c)) {
        return false;
      }
      upper += Character.isUpperCase(c) ? 1 : 0;
      lower += Character.isLowerCase(c) ? 1 : 0;
      digits += Character.isDigit(c) ? 1 : 0;
      vowels += "AEIOUY".indexOf(c) >= 0 ? 1 : 0;
    }
    if (lower > 0) {
      return upper >= 2 && upper >= lower;
    }
    return upper > 0 && (upper <= SHORT || digits > 0 || vowels * SHORT < upper);
  }

  /**
   * How likely an acronym that a document does not define means something that the knowledge base
   * does not know: the shorter, the likelier. 0 for other names.
   */
  public static double acronymRisk(String name) {
    if (!isAcronym(name)) {
      return 0;
    }
    return switch (name.length()) {
      case 1, 2 -> 0.5;
      case 3 -> 0.35;
      case SHORT -> 0.15;
      default -> 0.05;
    };
  }

  private static double inOrder(TokenizedText text, int firstWord, int endWord, String name) {
    String surface = text.text().substring(text.start(firstWord), text.end(endWord));
    boolean exact = surface.equals(name);
    if (isOneWord(surface) || isAcronym(name)) {
      return oneWord(text, firstWord, endWord, surface, name, exact);
    }
    if (exact) {
      return EXACT;
    }
    if (!punctuationIsIn(name, surface) || !linksAllow(text, firstWord, endWord, name)) {
      return NONE;
    }
    return surface.equalsIgnoreCase(name) ? OTHER_CASE : SAME_WORDS;
  }

  private static double oneWord(
      TokenizedText text, int firstWord, int endWord, String surface, String name, boolean exact) {
    int letters = letters(surface);
    if (surface.length() < 2 || letters == 0) {
      return NONE;
    }
    boolean capitals = isUpper(surface);
    String lower = surface.toLowerCase(Locale.ROOT);
    if (CommonWords.isFunctionWord(lower) && !(exact && capitals)) {
      return NONE;
    }
    if (exact) {
      return EXACT;
    }
    if (CommonWords.isCommonWord(lower) || !punctuationIsIn(name, surface)) {
      return NONE;
    }
    if (isAcronym(name)) {
      return acronym(surface, name, letters);
    }
    boolean shortName = letters(name) <= SHORT;
    if (shortName && capitals && letters > 1 && !amongCapitals(text, firstWord, endWord)) {
      return NONE;
    }
    if (surface.length() <= 2) {
      return NONE;
    }
    return surface.equalsIgnoreCase(name) ? OTHER_CASE : SAME_WORDS;
  }

  private static double acronym(String surface, String name, int letters) {
    String bare = bare(surface);
    String bareName = bare(name);
    if (bare.equals(bareName) || bare.equals(bareName + "s") || bareName.equals(bare + "s")) {
      return SAME_WORDS;
    }
    boolean longEnough = letters < bare.length() && bare.length() >= SHORT && isOneWord(surface);
    return longEnough && bare.equalsIgnoreCase(bareName) ? SAME_WORDS : NONE;
  }

  private static double reordered(TokenizedText text, int firstWord, int endWord, String name) {
    if (!linksAllow(text, firstWord, endWord, name)) {
      return NONE;
    }
    Words words = text.words();
    int content = 0;
    boolean linked = false;
    boolean symbols = false;
    for (int word = firstWord; word < endWord; word++) {
      if (words.isStopWord(word)) {
        linked = true;
      } else {
        content++;
        symbols |= words.isNumber(word) || words.end(word) - words.start(word) == 1;
      }
    }
    if (symbols) {
      return NONE;
    }
    boolean inverted = name.indexOf(',') > 0 || hasLink(name);
    return linked || inverted || content > 2 ? OTHER_ORDER : NONE;
  }

  /** Stop words inside the match that carry meaning must be in the name. */
  private static boolean linksAllow(TokenizedText text, int firstWord, int endWord, String name) {
    Words words = text.words();
    for (int word = firstWord + 1; word < endWord - 1; word++) {
      if (words.isStopWord(word)
          && !LINKS.contains(words.key(word))
          && !hasWord(name, words.key(word))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasLink(String name) {
    Words words = Words.of(name);
    for (int word = 1; word < words.size(); word++) {
      if (words.isStopWord(word) && LINKS.contains(words.key(word))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWord(String name, String key) {
    Words words = Words.of(name);
    for (int word = 0; word < words.size(); word++) {
      if (words.key(word).equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean punctuationIsIn(String name, String surface) {
    for (int i = 0; i < surface.length(); i++) {
      char c = surface.charAt(i);
      if (!isPlain(c) && name.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Letters, digits, marks, and what separates words without separating phrases. */
  private static boolean isPlain(char c) {
    return switch (c) {
      case '-', '/', '.', '\'', '’', '‘', '′', '‐', '‑', '–', '−' -> true;
      default ->
          Character.isLetterOrDigit(c)
              || Character.isWhitespace(c)
              || Character.isSpaceChar(c)
              || Character.isSurrogate(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Character.getType(c) == Character.FORMAT;
    };
  }

  private static boolean isOneWord(String surface) {
    for (int i = 0; i < surface.length(); i++) {
      if (Character.isWhitespace(surface.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean amongCapitals(TokenizedText text, int firstWord, int endWord) {
    return isLongUpper(text, firstWord - 1) || isLongUpper(text, endWord);
  }

  private static boolean isLongUpper(TokenizedText text, int word) {
    return word >= 0
        && word < text.size()
        && text.words().isUpper(word)
        && text.words().end(word) - text.words().start(word) > SHORT;
  }

  private static boolean isUpper(String surface) {
    return surface.equals(surface.toUpperCase(Locale.ROOT));
  }

  private static int letters(String surface) {
    int count = 0;
    for (int i = 0; i < surface.length(); i++) {
      count += Character.isLetter(surface.charAt(i)) ? 1 : 0;
    }
    return count;
  }

  /** Letters and digits only, Greek letters by name. */
  private static String bare(String surface) {
    StringBuilder bare = new StringBuilder(surface.length());
    for (int i = 0; i < surface.length(); i++) {
      char c = surface.charAt(i);
      if (Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK) {
        String name = Character.getName(c);
        bare.append(name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
      } else if (Character.isLetterOrDigit(c)) {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
