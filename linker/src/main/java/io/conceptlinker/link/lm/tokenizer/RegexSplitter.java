package io.conceptlinker.link.lm.tokenizer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any other pattern: matches are pieces, and so is what lies between them. */
final class RegexSplitter implements Splitter {
  private final Pattern pattern;

  RegexSplitter(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE);
  }

  @Override
  public int end(String text, int from) {
    Matcher matcher = pattern.matcher(text);
    int start = from;
    while (matcher.find(start)) {
      if (matcher.end() > matcher.start()) {
        return matcher.start() > from ? matcher.start() : matcher.end();
      }
      start = matcher.end() + 1;
      if (start > text.length()) {
        break;
      }
    }
    return text.length();
  }
}
