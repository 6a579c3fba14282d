package io.conceptlinker.link.mention;

import io.conceptlinker.trie.Words;
import java.util.Locale;
import java.util.Set;

/**
 * Says whether a name may be written as the text writes it, beyond having the same words.
 *
 * <ul>
 *   <li>Acronyms and symbols keep their case: CAT is not "cat"; see {@link Acronyms}.
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

  /** The words of another language. */
  public static final double OTHER_LANGUAGE = 0.90;

  /** A word is misspelt. */
  public static final double MISSPELT = 0.85;

  /** Not a spelling of the name. */
  public static final double NONE = 0;

  /** Words that hold a phrase together and carry no meaning. */
  private static final Set<String> LINKS =
      Set.of(
          "of", "the", "in", "de", "du", "des", "del", "la", "le", "les", "el", "los", "las", "d",
          "l");

  private SpellingRules() {}

  /**
   * How well the text of a match spells a name.
   *
   * @param isAcronym what {@link Acronyms#isAcronym} says of the name
   * @return one of the constants of this class
   */
  public static double quality(Surface surface, MatchForm form, String name, boolean isAcronym) {
    return switch (form) {
      case IN_ORDER -> inOrder(surface, name, isAcronym);
      case REORDERED -> reordered(surface, name);
      case COORDINATED -> isAcronym ? NONE : SHARED_WORD;
      case VARIANT -> linksAllow(surface, name) ? OTHER_WORD : NONE;
      case MISSPELT -> !isAcronym && linksAllow(surface, name) ? MISSPELT : NONE;
    };
  }

  private static double inOrder(Surface surface, String name, boolean isAcronym) {
    String written = surface.written();
    if (isAcronym || surface.isOneWord()) {
      return oneWord(surface, name, isAcronym);
    }
    if (written.equals(name)) {
      return EXACT;
    }
    if (!punctuationIsIn(name, written) || !linksAllow(surface, name)) {
      return NONE;
    }
    return written.equalsIgnoreCase(name) ? OTHER_CASE : SAME_WORDS;
  }

  private static double oneWord(Surface surface, String name, boolean isAcronym) {
    String written = surface.written();
    int letters = letters(written);
    if (written.length() < 2 || letters == 0) {
      return NONE;
    }
    boolean exact = written.equals(name);
    boolean capitals = isUpper(written);
    String lower = written.toLowerCase(Locale.ROOT);
    if (CommonWords.isFunctionWord(lower) && !(exact && capitals)) {
      return NONE;
    }
    if (exact) {
      return EXACT;
    }
    if (CommonWords.isCommonWord(lower) || !punctuationIsIn(name, written)) {
      return NONE;
    }
    if (isAcronym) {
      return Acronyms.isWritten(surface, name) ? SAME_WORDS : NONE;
    }
    boolean shout = capitals && letters > 1 && letters(name) <= Acronyms.SHORT;
    if (written.length() <= 2 || (shout && !surface.isAmongCapitals())) {
      return NONE;
    }
    return written.equalsIgnoreCase(name) ? OTHER_CASE : SAME_WORDS;
  }

  private static double reordered(Surface surface, String name) {
    if (!linksAllow(surface, name)) {
      return NONE;
    }
    Words words = surface.words();
    int content = 0;
    boolean linked = false;
    for (int word = surface.firstWord(); word < surface.endWord(); word++) {
      if (words.isStopWord(word)) {
        linked = true;
      } else if (words.isNumber(word) || words.end(word) - words.start(word) == 1) {
        return NONE;
      } else {
        content++;
      }
    }
    boolean shown = linked || content > 2 || name.indexOf(',') > 0 || hasLink(name);
    return shown ? OTHER_ORDER : NONE;
  }

  /** Stop words inside the match that carry meaning must be in the name. */
  private static boolean linksAllow(Surface surface, String name) {
    Words words = surface.words();
    for (int word = surface.firstWord() + 1; word < surface.endWord() - 1; word++) {
      if (words.isStopWord(word)) {
        String key = words.key(word);
        if (!LINKS.contains(key) && !hasWord(name, key)) {
          return false;
        }
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

  private static boolean punctuationIsIn(String name, String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
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

  private static boolean isUpper(String written) {
    return written.equals(written.toUpperCase(Locale.ROOT));
  }

  private static int letters(String written) {
    int count = 0;
    for (int i = 0; i < written.length(); i++) {
      count += Character.isLetter(written.charAt(i)) ? 1 : 0;
    }
    return count;
  }
}
