package io.conceptlinker.link.mention;

import io.conceptlinker.trie.PhraseCursor;
import io.conceptlinker.trie.PhraseTrie;

/**
 * Finds phrases of two or more words of which one is exchanged for a {@linkplain WordVariants
 * variant}: "pancreatic tumor" for a name that says "pancreatic neoplasm". Confined to one thread.
 */
public final class VariantTagger {
  /** How far from the exchanged word a phrase starts and ends, in content words. */
  private static final int REACH = 3;

  private static final int[] NONE = {};

  private final WordVariants variants;
  private final PhraseCursor cursor;
  private final PhraseCursor exchanged;

  public VariantTagger(PhraseTrie trie, WordVariants variants) {
    this.variants = variants;
    this.cursor = trie.cursor();
    this.exchanged = trie.cursor();
  }

  /** Adds the matches of a text. */
  public void tag(TokenizedText text, PhraseMatches into) {
    for (int word = 0; word < text.size(); word++) {
      int ordinal = text.ordinal(word);
      int[] others = ordinal < 0 ? NONE : variants.of(ordinal);
      if (others.length > 0) {
        aroundOf(text, word, others, into);
      }
    }
  }

  private void aroundOf(TokenizedText text, int word, int[] others, PhraseMatches into) {
    int first = word;
    for (int left = 0; left <= REACH; left++) {
      if (text.ordinal(first) >= 0 && walk(text, first, word)) {
        for (int other : others) {
          exchanged.copyFrom(cursor);
          if (exchanged.step(other)) {
            walkOn(text, first, word, into);
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

  /** Goes on after the exchanged word and reports every phrase of two words or more. */
  private void walkOn(TokenizedText text, int first, int word, PhraseMatches into) {
    int at = word;
    for (int right = 0; right <= REACH; right++) {
      if (exchanged.isPhrase() && at > first) {
        into.add(first, at + 1, exchanged.phrase(), MatchForm.VARIANT);
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
}
