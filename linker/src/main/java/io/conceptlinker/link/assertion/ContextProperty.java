package io.conceptlinker.link.assertion;

/** What ConText can say about a mention; several can hold at once. */
public enum ContextProperty {
  NEGATED,
  UNCERTAIN,
  HISTORICAL,
  FAMILY
}
