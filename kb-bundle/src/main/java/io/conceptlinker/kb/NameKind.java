package io.conceptlinker.kb;

/** What a name is to its concept, most important first. */
public enum NameKind {
  /** A name that a source prefers. */
  PREFERRED,
  /** Another name that a source gives. */
  SYNONYM,
  /** A short form, which denotes more concepts than the sources say. */
  ABBREVIATION,
  /** A mention of an annotated corpus, with the number of times it was seen. */
  TRAINING;

  private static final NameKind[] KINDS = values();

  /** The code in bundles; part of the format. */
  int code() {
    return switch (this) {
      case PREFERRED -> 1;
      case SYNONYM -> 2;
      case ABBREVIATION -> 3;
      case TRAINING -> 4;
    };
  }

  static NameKind ofCode(int code) {
    return KINDS[code - 1];
  }
}
