package io.conceptlinker.ingest;

import io.conceptlinker.ingest.AnnotatedText.Span;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What mapper-annotated-text makes of markup, by its documented rules: an annotation is text
 * without brackets between brackets, at once followed by text without parentheses between
 * parentheses, which is a list of URL-encoded values with ampersands between them; a key with a
 * value is refused; everything else is text.
 */
record AnnotatedTextReader(String text, List<Span> spans) {

  static AnnotatedTextReader read(String markup) {
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    int at = 0;
    while (at < markup.length()) {
      Optional<int[]> annotation = annotationAt(markup, at);
      if (annotation.isEmpty()) {
        text.append(markup.charAt(at++));
      } else {
        int closing = annotation.get()[0];
        int end = annotation.get()[1];
        int start = text.length();
        text.append(markup, at + 1, closing);
        for (String value : markup.substring(closing + 2, end).split("&", -1)) {
          if (value.indexOf('=') >= 0) {
            throw new IllegalArgumentException("key=value pairs are refused");
          }
          if (!value.isEmpty()) {
            String id = URLDecoder.decode(value, StandardCharsets.UTF_8);
            spans.add(new Span(start, text.length(), id));
          }
        }
        at = end + 1;
      }
    }
    return new AnnotatedTextReader(text.toString(), spans);
  }

  /** Where the bracket and the parenthesis close, if an annotation opens here. */
  private static Optional<int[]> annotationAt(String markup, int at) {
    if (markup.charAt(at) != '[') {
      return Optional.empty();
    }
    int closing = next(markup, at + 1, '[', ']');
    if (closing + 1 >= markup.length()
        || markup.charAt(closing) != ']'
        || markup.charAt(closing + 1) != '(') {
      return Optional.empty();
    }
    int end = next(markup, closing + 2, '(', ')');
    return end < markup.length() && markup.charAt(end) == ')'
        ? Optional.of(new int[] {closing, end})
        : Optional.empty();
  }

  private static int next(String markup, int from, char open, char close) {
    int at = from;
    while (at < markup.length() && markup.charAt(at) != open && markup.charAt(at) != close) {
      at++;
    }
    return at;
  }
}
