package io.conceptlinker.link.mention;

import java.util.Locale;

/** Names that are acronyms or symbols: CAT, TNF-α, BRCA1, mRNA. Stateless. */
public final class Acronyms {
  /** So many letters are a short name. */
  static final int SHORT = 4;

  private Acronyms() {}

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
  public static double risk(String name) {
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

  /**
   * Whether a text may write the acronym so: in its case, hyphens and a plural s aside; in any case
   * where it is one word with a digit, of four characters or more (brca1).
   */
  static boolean isWritten(Surface surface, String acronym) {
    String bare = bare(surface.written());
    String bareAcronym = bare(acronym);
    if (bare.equals(bareAcronym)
        || bare.equals(bareAcronym + "s")
        || bareAcronym.equals(bare + "s")) {
      return true;
    }
    return bare.length() >= SHORT
        && bare.equalsIgnoreCase(bareAcronym)
        && bare.chars().anyMatch(Character::isDigit)
        && surface.isOneWord();
  }

  /** Letters and digits only, Greek letters by name. */
  private static String bare(String surface) {
    StringBuilder bare = new StringBuilder(surface.length());
    for (int i = 0; i < surface.length(); i++) {
      char c = surface.charAt(i);
      if (c > 127 && Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK) {
        String name = Character.getName(c);
        bare.append(name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
      } else if (Character.isLetterOrDigit(c)) {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
