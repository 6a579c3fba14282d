package io.conceptlinker.ingest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * A text with the ids of its concepts in the markup of Elasticsearch's {@code annotated_text} field
 * (plugin mapper-annotated-text): {@code [heart attack](C0027051&C0018799)}. Read back, the markup
 * gives exactly the text, whatever is in it.
 *
 * <p>The syntax has no escape: {@code [a](b)} in the text itself would be read as an annotation,
 * and fail the document where {@code b} has an equals sign or a stray percent sign. An empty
 * annotation, {@code []()}, stands for nothing and is put between the bracket and the parenthesis.
 *
 * <p>Annotations do not overlap, nor can their text have brackets:
 *
 * <ul>
 *   <li>the id of a mention inside of another goes to the other's annotation,
 *   <li>a mention that crosses the end of another has what is left of it,
 *   <li>one with brackets in it has its longest stretch without.
 * </ul>
 */
final class AnnotatedText {

  /**
   * A stretch of text with a concept's id.
   *
   * @param start first UTF-16 code unit
   * @param end one after the last
   */
  record Span(int start, int end, String id) {}

  private record Annotation(int start, int end, SequencedSet<String> ids) {}

  private static final String ENDS_LIKE_AN_ANNOTATION = "](";
  private static final String KEPT_APART = "][]()(";

  private AnnotatedText() {}

  /**
   * The text with its annotations.
   *
   * @param spans in any order, inside of the text; they may overlap
   */
  static String of(String text, List<Span> spans) {
    StringBuilder out = new StringBuilder(text.length() + 16 * spans.size());
    int at = 0;
    for (Annotation whole : disjoint(text, spans)) {
      Optional<Annotation> possible = withoutBrackets(text, whole);
      if (possible.isPresent()) {
        Annotation annotation = possible.get();
        out.append(plain(text, at, annotation.start()));
        out.append('[').append(text, annotation.start(), annotation.end()).append("](");
        out.append(
            annotation.ids().stream()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
        out.append(')');
        at = annotation.end();
      }
    }
    return out.append(plain(text, at, text.length())).toString();
  }

  private static String plain(String text, int from, int to) {
    return text.substring(from, to).replace(ENDS_LIKE_AN_ANNOTATION, KEPT_APART);
  }

  private static List<Annotation> disjoint(String text, List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(
        Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::end).reversed()));
    List<Annotation> annotations = new ArrayList<>();
    int end = 0;
    for (Span span : sorted) {
      int start = Math.max(span.start(), end);
      if (hasWord(text, start, span.end())) {
        annotations.add(new Annotation(start, span.end(), new LinkedHashSet<>(List.of(span.id()))));
        end = span.end();
      } else {
        addToItsAnnotation(span, annotations);
      }
    }
    return annotations;
  }

  private static void addToItsAnnotation(Span span, List<Annotation> annotations) {
    for (Annotation annotation : annotations.reversed()) {
      if (annotation.start() <= span.start()) {
        if (span.start() < annotation.end()) {
          annotation.ids().add(span.id());
        }
        return;
      }
    }
  }

  /** The longest stretch that may stand between brackets, if there is one with a word in it. */
  private static Optional<Annotation> withoutBrackets(String text, Annotation annotation) {
    int bestStart = annotation.start();
    int bestEnd = annotation.start();
    int start = annotation.start();
    for (int i = annotation.start(); i <= annotation.end(); i++) {
      if (i == annotation.end() || text.charAt(i) == '[' || text.charAt(i) == ']') {
        if (i - start > bestEnd - bestStart) {
          bestStart = start;
          bestEnd = i;
        }
        start = i + 1;
      }
    }
    return hasWord(text, bestStart, bestEnd)
        ? Optional.of(new Annotation(bestStart, bestEnd, annotation.ids()))
        : Optional.empty();
  }

  private static boolean hasWord(String text, int from, int to) {
    return from < to && text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
