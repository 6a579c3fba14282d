package io.conceptlinker.link.mention;

import io.conceptlinker.trie.PhraseCursor;
import io.conceptlinker.trie.PhraseTrie;

/**
 * Finds phrases of which the text has all words but one. Instead of that one it has a {@linkplain
 * WordVariants variant} ("pancreatic tumor" where a name says "pancreatic neoplasm"; phrases of two
 * words and more) or a {@linkplain WordCorrections misspelling}. Confined to one thread.
 */
public final class ExchangeTagger {
  /** How far from the exchanged word a phrase starts and ends, in content words. */
  private static final int REACH = 3;

  /** The shortest misspelt word that is a phrase of its own; shorter ones are other words. */
  private static final int SHORTEST_ALONE = 9;

  private final WordVariants variants;
  private final WordCorrections corrections;
  private final PhraseCursor cursor;
  private final PhraseCursor exchanged;

  public ExchangeTagger(PhraseTrie trie, WordVariants variants, WordCorrections corrections) {
    this.variants = variants;
    this.corrections = corrections;
    this.cursor = trie.cursor();
    this.exchanged = trie.cursor();
  }

  /** Adds the matches of a text. */
  public void tag(TokenizedText text, PhraseMatches into) {
    for (int word = 0; word < text.size(); word++) {
      int ordinal = text.ordinal(word);
      if (ordinal >= 0) {
        int[] others = variants.of(ordinal);
        if (others.length > 0) {
          tagAround(text, word, others, MatchForm.VARIANT, into);
        }
      } else if (ordinal != TokenizedText.STOP_WORD && !text.words().isUpper(word)) {
        int[] others = corrections.of(text.words().key(word));
        if (others.length > 0) {
          tagAround(text, word, others, MatchForm.MISSPELT, into);
          tagAlone(text, word, into);
        }
      }
    }
  }

  private void tagAround(
      TokenizedText text, int word, int[] others, MatchForm form, PhraseMatches into) {
    int first = word;
    for (int left = 0; left <= REACH; left++) {
      boolean isContent = first == word || text.ordinal(first) >= 0;
      if (isContent && walk(text, first, word)) {
        for (int other : others) {
          exchanged.copyFrom(cursor);
          if (exchanged.step(other)) {
            walkOn(text, first, word, form, into);
          }
        }
      }
      if (first == 0 || !text.continuesSmoothly(first) || text.ordinal(first - 1) == -1) {
        return;
      }
      first--;
    }
  }

  /** Goes along the words before the exchanged one. */
  private boolean walk(TokenizedText text, int first, int word) {
    cursor.reset();
    for (int i = first; i < word; i++) {
      if (text.ordinal(i) != TokenizedText.STOP_WORD && !cursor.step(text.ordinal(i))) {
        return false;
      }
    }
    return true;
  }

  /** Goes on after the exchanged word and reports every phrase. */
  private void walkOn(TokenizedText text, int first, int word, MatchForm form, PhraseMatches into) {
    int at = word;
    for (int right = 0; right <= REACH; right++) {
      if (exchanged.isPhrase() && at > first) {
        into.add(first, at + 1, exchanged.phrase(), form);
      }
      do {
        at++;
        if (at >= text.size() || !text.continuesSmoothly(at)) {
          return;
        }
      } while (text.ordinal(at) == TokenizedText.STOP_WORD);
      if (!exchanged.step(text.ordinal(at))) {
        return;
      }
    }
  }

  private void tagAlone(TokenizedText text, int word, PhraseMatches into) {
    if (text.end(word + 1) - text.start(word) < SHORTEST_ALONE) {
      return;
    }
    for (int other : corrections.withoutReplaced(text.words().key(word))) {
      if (cursor.reset().step(other) && cursor.isPhrase()) {
        into.add(word, word + 1, cursor.phrase(), MatchForm.MISSPELT);
      }
    }
  }
}
