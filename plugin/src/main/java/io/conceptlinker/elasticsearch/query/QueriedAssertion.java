package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.plain.Quoted;
import java.util.Locale;
import java.util.stream.Stream;

/** What documents have to say of a concept. */
enum QueriedAssertion {
  /** That it is or may be there, now or before: the field itself. */
  PRESENT,
  /** Only that it is absent: the field {@code negated_id} beside it. */
  NEGATED;

  private static final String NEGATED_FIELD = "negated_id";

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static QueriedAssertion parse(String label) {
    return Stream.of(values())
        .filter(assertion -> assertion.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "[assertion] is ["
                        + Quoted.of(label)
                        + "]: expected one of "
                        + Stream.of(values()).map(QueriedAssertion::label).toList()
                        + "; choose one of them"));
  }

  /** The field that holds ids with this assertion. */
  String field(String field) {
    return this == PRESENT ? field : field.substring(0, field.lastIndexOf('.') + 1) + NEGATED_FIELD;
  }
}
