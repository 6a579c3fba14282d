package io.conceptlinker.kb;

/** How names become the token ids that a model decodes. Implementations are thread-safe. */
public interface NameEncoding {
  /** Returns the token ids of a name. */
  int[] encode(String name);

  /** Returns what tells encodings apart: equal for those that give equal ids, one line. */
  String fingerprint();
}
