package io.conceptlinker.link.mention;

import io.conceptlinker.trie.PhraseCursor;
import io.conceptlinker.trie.PhraseTrie;

/**
 * Finds phrases whose words stand in another order: up to {@value #WINDOW} content words in a row,
 * all of them used, no punctuation in between. "Cancers of the breast" is "breast cancer",
 * "juvenile rheumatoid arthritis" is "arthritis, juvenile rheumatoid". Confined to one thread.
 *
 * <p>The window is searched depth first along the trie, so an order is given up at the first word
 * that no phrase continues with.
 */
public final class ReorderingTagger {
  private static final int WINDOW = 4;

  private final PhraseCursor[] cursors = new PhraseCursor[WINDOW];
  private final int[] window = new int[WINDOW];
  private int size;
  private boolean hasRepeats;

  public ReorderingTagger(PhraseTrie trie) {
    for (int i = 0; i < WINDOW; i++) {
      cursors[i] = trie.cursor();
    }
  }

  /** Adds the matches of a text, by first word. */
  public void tag(TokenizedText text, PhraseMatches into) {
    for (int first = 0; first + 1 < text.size(); first++) {
      if (text.ordinal(first) >= 0 && fill(text, first)) {
        search(text, 0, 0, true, into);
      }
    }
  }

  /** Collects the content words of the window; whether there are two or more. */
  private boolean fill(TokenizedText text, int first) {
    size = 0;
    hasRepeats = false;
    window[size++] = first;
    for (int word = first + 1; word < text.size() && size < WINDOW; word++) {
      int ordinal = text.ordinal(word);
      if (ordinal == -1 || !text.continuesSmoothly(word)) {
        break;
      }
      if (ordinal >= 0) {
        for (int i = 0; i < size; i++) {
          hasRepeats |= text.ordinal(window[i]) == ordinal;
        }
        window[size++] = word;
      }
    }
    return size > 1;
  }

  /** Whether an earlier unused word is the same one: both would give the same order. */
  private boolean repeats(TokenizedText text, int i, int used) {
    for (int j = 0; j < i; j++) {
      if ((used & (1 << j)) == 0 && text.ordinal(window[j]) == text.ordinal(window[i])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Extends an order by each word left.
   *
   * @param depth how many words the order has
   * @param used which ones, as bits
   * @param inOrder whether they are as in the text
   */
  private void search(
      TokenizedText text, int depth, int used, boolean inOrder, PhraseMatches into) {
    PhraseCursor cursor = cursors[depth];
    for (int i = 0; i < size; i++) {
      if ((used & (1 << i)) != 0 || (hasRepeats && repeats(text, i, used))) {
        continue;
      }
      if (depth == 0) {
        cursor.reset();
      } else {
        cursor.copyFrom(cursors[depth - 1]);
      }
      if (!cursor.step(text.ordinal(window[i]))) {
        continue;
      }
      int nowUsed = used | (1 << i);
      boolean stillInOrder = inOrder && i == depth;
      boolean firstOfWindow = (nowUsed & (nowUsed + 1)) == 0;
      if (cursor.isPhrase() && firstOfWindow && !stillInOrder) {
        into.add(window[0], window[depth] + 1, cursor.phrase(), MatchForm.REORDERED);
      }
      if (depth + 1 < size && cursor.hasMore()) {
        search(text, depth + 1, nowUsed, stillInOrder, into);
      }
    }
  }
}
