package io.conceptlinker.load.obo;

import org.jspecify.annotations.Nullable;

/**
 * The value of an OBO tag: words, quoted strings and bracketed lists, with escapes, before trailing
 * qualifiers in braces and a comment after an exclamation mark.
 */
final class OboValue {

  private final String line;
  private int at;

  OboValue(String line, int from) {
    this.line = line;
    this.at = from;
  }

  /** The next quoted string, unescaped; null when there is none or it does not end. */
  @Nullable String quoted() {
    skipBlanks();
    if (at >= line.length() || line.charAt(at) != '"') {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (at++; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        at++;
        return text.toString();
      }
      if (c == '\\' && at + 1 < line.length()) {
        c = unescaped(line.charAt(++at));
      }
      text.append(c);
    }
    return null;
  }

  /** The next word, unescaped; empty before a list, qualifiers, a comment or the end. */
  String word() {
    skipBlanks();
    StringBuilder text = new StringBuilder();
    for (; at < line.length(); at++) {
      char c = line.charAt(at);
      if (isBlank(c) || (text.isEmpty() && "[{!\"".indexOf(c) >= 0)) {
        break;
      }
      if (c == '\\' && at + 1 < line.length()) {
        c = unescaped(line.charAt(++at));
      }
      text.append(c);
    }
    return text.toString();
  }

  /** Everything up to qualifiers or a comment, unescaped and without blanks around it. */
  String rest() {
    skipBlanks();
    StringBuilder text = new StringBuilder();
    boolean afterBlank = true;
    for (; at < line.length(); at++) {
      char c = line.charAt(at);
      if (afterBlank && (c == '!' || (c == '{' && isQualifiers(at)))) {
        break;
      }
      afterBlank = isBlank(c);
      if (c == '\\' && at + 1 < line.length()) {
        c = unescaped(line.charAt(++at));
      }
      text.append(c);
    }
    return text.toString().strip();
  }

  /** Whether a brace opens {@code {key="value"...}} and not a chemical name. */
  private boolean isQualifiers(int brace) {
    int close = line.indexOf('}', brace);
    int equals = line.indexOf("=\"", brace);
    return equals > brace && close > equals;
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'W' -> ' ';
      default -> c;
    };
  }
}
