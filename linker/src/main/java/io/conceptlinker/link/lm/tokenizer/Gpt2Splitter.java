package io.conceptlinker.link.lm.tokenizer;

/**
 * The split pattern of GPT-2, BART and RoBERTa, which {@code ByteLevel} stands for: {@value
 * #PATTERN}.
 */
final class Gpt2Splitter implements Splitter {
  static final String PATTERN =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  @Override
  public int end(String text, int from) {
    if (text.charAt(from) == '\'') {
      int end = endOfContraction(text, from + 1);
      if (end > from + 1) {
        return end;
      }
    }
    int start = text.charAt(from) == ' ' ? from + 1 : from;
    int end = CharacterKinds.endOfLetters(text, start);
    if (end == start) {
      end = CharacterKinds.endOfNumbers(text, start, Integer.MAX_VALUE);
    }
    if (end == start) {
      end = CharacterKinds.endOfOthers(text, start);
    }
    if (end > start) {
      return end;
    }
    end = CharacterKinds.endOfSpaces(text, from);
    return end < text.length() && end - 1 > from ? end - 1 : end;
  }

  private static int endOfContraction(String text, int from) {
    if (from >= text.length()) {
      return from;
    }
    return switch (text.charAt(from)) {
      case 's', 't', 'm', 'd' -> from + 1;
      case 'r', 'v' -> text.startsWith("e", from + 1) ? from + 2 : from;
      case 'l' -> text.startsWith("l", from + 1) ? from + 2 : from;
      default -> from;
    };
  }
}
