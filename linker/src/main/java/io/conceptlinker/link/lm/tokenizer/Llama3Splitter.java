package io.conceptlinker.link.lm.tokenizer;

/**
 * The split pattern of Llama 3 (and, with other numbers of digits, of GPT-4 and Qwen 2), which cuts
 * nothing out: {@value #PATTERN}. Written out by hand, since {@code java.util.regex} takes longer
 * than the tokenizer behind it.
 */
final class Llama3Splitter implements Splitter {
  static final String PATTERN =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** The same with one number at a time. */
  static final String PATTERN_OF_SINGLE_NUMBERS = PATTERN.replace("\\p{N}{1,3}", "\\p{N}");

  private final int mostNumbers;

  Llama3Splitter(int mostNumbers) {
    this.mostNumbers = mostNumbers;
  }

  @Override
  public int end(String text, int from) {
    int first = text.codePointAt(from);
    int second = from + Character.charCount(first);
    if (first == '\'') {
      int end = endOfContraction(text, second);
      if (end > second) {
        return end;
      }
    }
    if (CharacterKinds.isLetter(first)) {
      return CharacterKinds.endOfLetters(text, second);
    }
    if (CharacterKinds.isNumber(first)) {
      return CharacterKinds.endOfNumbers(text, from, mostNumbers);
    }
    if (!CharacterKinds.isNewline(first)) {
      int letters = CharacterKinds.endOfLetters(text, second);
      if (letters > second) {
        return letters;
      }
    }
    int others = CharacterKinds.endOfOthers(text, first == ' ' ? second : from);
    if (others > second || others == second && first != ' ') {
      while (others < text.length() && CharacterKinds.isNewline(text.charAt(others))) {
        others++;
      }
      return others;
    }
    return endOfSpace(text, from);
  }

  /** Ends behind the last newline; else before the last space, which goes with what follows. */
  private static int endOfSpace(String text, int from) {
    int end = CharacterKinds.endOfSpaces(text, from);
    for (int last = end - 1; last >= from; last--) {
      if (CharacterKinds.isNewline(text.charAt(last))) {
        return last + 1;
      }
    }
    return end < text.length() && end - 1 > from ? end - 1 : end;
  }

  private static int endOfContraction(String text, int from) {
    int first = fold(text, from);
    int second = fold(text, from + 1);
    return switch (first) {
      case 's', 't', 'm', 'd' -> from + 1;
      case 'r', 'v' -> second == 'e' ? from + 2 : from;
      case 'l' -> second == 'l' ? from + 2 : from;
      default -> from;
    };
  }

  /** Folds the case of the letters that matter; the long s is an s too. */
  private static int fold(String text, int at) {
    if (at >= text.length()) {
      return -1;
    }
    char c = text.charAt(at);
    return c == '\u017F' ? 's' : c < 0x80 ? Character.toLowerCase(c) : c;
  }
}
