package io.conceptlinker.link.lm.tokenizer;

/** Turns text without added tokens into token ids and back. Implementations are thread-safe. */
interface TokenModel {
  /** Appends the ids of a text; {@code isStart} says whether a document starts with it. */
  void encode(String text, boolean isStart, TokenIds into);

  /** Returns the text of tokens; a token that is no model's own stands for its own text. */
  String decode(String[] tokens);
}
