package io.conceptlinker.link.mention;

import io.conceptlinker.trie.PhraseCursor;
import io.conceptlinker.trie.PhraseTrie;

/**
 * Walks the phrase trie from every word and reports every phrase, nested and overlapping ones
 * included. Stop words inside are passed over. No match crosses the end of a sentence. Costs a few
 * trie steps a word. Confined to one thread.
 */
public final class DictionaryTagger {
  private final PhraseCursor cursor;

  public DictionaryTagger(PhraseTrie trie) {
    this.cursor = trie.cursor();
  }

  /** Adds the matches of a text, by first word, shortest first. */
  public void tag(TokenizedText text, PhraseMatches into) {
    int size = text.size();
    for (int first = 0; first < size; first++) {
      int ordinal = text.ordinal(first);
      if (ordinal >= 0 && cursor.reset().step(ordinal)) {
        tagFrom(text, first, into);
      }
    }
  }

  private void tagFrom(TokenizedText text, int first, PhraseMatches into) {
    int size = text.size();
    int word = first;
    while (true) {
      if (cursor.isPhrase()) {
        into.add(first, word + 1, cursor.phrase(), MatchForm.IN_ORDER);
      }
      if (!cursor.hasMore()) {
        return;
      }
      do {
        word++;
        if (word >= size || !text.continues(word)) {
          return;
        }
      } while (text.ordinal(word) == TokenizedText.STOP_WORD);
      if (!cursor.step(text.ordinal(word))) {
        return;
      }
    }
  }
}
