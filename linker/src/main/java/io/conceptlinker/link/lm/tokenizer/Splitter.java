package io.conceptlinker.link.lm.tokenizer;

/** Cuts a text into pieces that no token crosses. Implementations are immutable. */
interface Splitter {
  /** Returns the end of the piece that starts at {@code from}; greater than {@code from}. */
  int end(String text, int from);
}
