package io.conceptlinker.elasticsearch.expand;

import io.conceptlinker.elasticsearch.plain.Quoted;
import java.util.Locale;
import java.util.stream.Stream;

/** Which concepts an id stands for besides itself. */
public enum Expand {
  /** None: a term means what was written. */
  NONE,
  /** Everything below it. */
  NARROWER,
  /**
   * Everything below it, and the ids that the knowledge base has for all of these in other
   * vocabularies: alternative ids and mappings.
   */
  RELATED;

  /** The name in requests and mappings: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Expand parse(String label) {
    return Stream.of(values())
        .filter(expand -> expand.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "[expand] is ["
                        + Quoted.of(label)
                        + "]: expected one of "
                        + Stream.of(values()).map(Expand::label).toList()
                        + "; choose one of them"));
  }

  @Override
  public String toString() {
    return label();
  }
}
