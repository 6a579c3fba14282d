package io.conceptlinker.link.mention;

import io.conceptlinker.trie.Gap;
import io.conceptlinker.trie.PhraseCursor;
import io.conceptlinker.trie.PhraseTrie;
import java.util.Set;

/**
 * Finds phrases that share a word with a neighbour in a coordination. On the left, "breast and
 * ovarian cancer" has "breast cancer", and the match covers "breast"; on the right, "hepatitis B
 * and C" has "hepatitis C", and the match covers "C". The word is shared with a match of two or
 * more words that was found in order. Confined to one thread.
 */
public final class CoordinationTagger {
  private static final Set<String> CONJUNCTIONS =
      Set.of("and", "or", "et", "ou", "y", "e", "o", "u", "ni", "nor");

  /** The longest conjunct that is completed, in words. */
  private static final int LONGEST = 2;

  /** How many conjuncts are followed to each side. */
  private static final int MOST = 4;

  private final PhraseCursor cursor;

  public CoordinationTagger(PhraseTrie trie) {
    this.cursor = trie.cursor();
  }

  /** Adds the matches that share a word with one of the matches so far. */
  public void tag(TokenizedText text, PhraseMatches matches) {
    int inOrder = matches.size();
    for (int i = 0; i < inOrder; i++) {
      int first = matches.firstWord(i);
      int end = matches.endWord(i);
      if (end - first > 1 && matches.form(i) == MatchForm.IN_ORDER) {
        leftOf(text, first, end, matches);
        rightOf(text, first, end, matches);
      }
    }
  }

  /** "breast, colorectal and [ovarian cancer]": the head is the last word. */
  private void leftOf(TokenizedText text, int first, int end, PhraseMatches matches) {
    int head = text.ordinal(end - 1);
    int edge = first;
    boolean conjunctionSeen = false;
    for (int conjunct = 0; conjunct < MOST; conjunct++) {
      int to = separatorBefore(text, edge, conjunctionSeen);
      if (to < 0) {
        return;
      }
      conjunctionSeen = true;
      edge = complete(text, to, head, matches);
      if (edge < 0) {
        return;
      }
    }
  }

  /** Tries the one or two words before {@code to} with the head; where they start, or -1. */
  private int complete(TokenizedText text, int to, int head, PhraseMatches matches) {
    for (int length = LONGEST; length > 0; length--) {
      int from = to - length;
      if (from < 0 || !isRun(text, from, to)) {
        continue;
      }
      cursor.reset();
      boolean alive = true;
      for (int word = from; word < to && alive; word++) {
        alive = cursor.step(text.ordinal(word));
      }
      if (alive && cursor.step(head) && cursor.isPhrase()) {
        matches.add(from, to, cursor.phrase(), MatchForm.COORDINATED);
        return from;
      }
    }
    return -1;
  }

  /** "[hepatitis B] and C": what precedes the last word is shared. */
  private void rightOf(TokenizedText text, int first, int end, PhraseMatches matches) {
    int edge = end;
    for (int conjunct = 0; conjunct < MOST; conjunct++) {
      int at = separatorAfter(text, edge);
      if (at < 0 || text.ordinal(at) < 0 || !isSymbol(text, at) || !isSymbol(text, end - 1)) {
        return;
      }
      cursor.reset();
      boolean alive = true;
      for (int word = first; word < end - 1 && alive; word++) {
        if (text.ordinal(word) != TokenizedText.STOP_WORD) {
          alive = cursor.step(text.ordinal(word));
        }
      }
      if (!alive || !cursor.step(text.ordinal(at)) || !cursor.isPhrase()) {
        return;
      }
      matches.add(at, at + 1, cursor.phrase(), MatchForm.COORDINATED);
      edge = at + 1;
    }
  }

  /** B, 2, II: a word that stands for a kind, not for a thing. */
  private static boolean isSymbol(TokenizedText text, int word) {
    int length = text.words().end(word) - text.words().start(word);
    return text.words().isNumber(word) || (text.words().isUpper(word) && length <= 3);
  }

  /**
   * The end of the conjunct before a word, when a conjunction (or further left a comma) lies
   * between, or -1.
   */
  private static int separatorBefore(TokenizedText text, int word, boolean commaToo) {
    if (!text.continues(word)) {
      return -1;
    }
    Gap gap = text.words().gap(word);
    if (gap == Gap.SLASH || (commaToo && gap == Gap.COMMA)) {
      return word;
    }
    boolean conjunction = text.continuesSmoothly(word) && isConjunction(text, word - 1);
    return conjunction && text.continues(word - 1) ? word - 1 : -1;
  }

  /** The conjunct after a word when a conjunction or comma lies between, or -1. */
  private static int separatorAfter(TokenizedText text, int end) {
    if (end >= text.size() || !text.continues(end)) {
      return -1;
    }
    Gap gap = text.words().gap(end);
    if (isConjunction(text, end)) {
      return end + 1 < text.size() && text.continuesSmoothly(end + 1) ? end + 1 : -1;
    }
    if (gap != Gap.COMMA && gap != Gap.SLASH) {
      return -1;
    }
    return end;
  }

  private static boolean isRun(TokenizedText text, int from, int to) {
    for (int word = from; word < to; word++) {
      if (text.ordinal(word) < 0 || (word > from && !text.continuesSmoothly(word))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConjunction(TokenizedText text, int word) {
    return CONJUNCTIONS.contains(text.words().key(word));
  }
}
