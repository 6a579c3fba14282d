package io.conceptlinker.kb;

import io.conceptlinker.trie.TokenCursor;
import java.util.Arrays;
import java.util.Objects;

/**
 * A position in a {@link NameTrie}: the tokens decoded so far, and the sections that may follow.
 * Confined to one thread; a decoder has one for each beam.
 *
 * <p>The children of a position are listed once, in time proportional to their number, and a step
 * to one of them costs the same wherever it is.
 */
public final class NameCursor {
  private final NameTrie trie;
  private final TokenCursor tokens;
  private long sections = NameTrie.ALL_SECTIONS;

  /** Indexes of the children in the sections; unused where the sections are all. */
  private int[] kept = {};

  private int keptCount;
  private int[] own = {};
  private boolean listed;
  private boolean isRoot = true;

  NameCursor(NameTrie trie) {
    this.trie = trie;
    this.tokens = trie.tokens().cursor();
  }

  /** Goes back to the root, with all sections. */
  public NameCursor reset() {
    return reset(NameTrie.ALL_SECTIONS);
  }

  /** Goes back to the root, with the sections of some groups: see {@link NameTrie#section}. */
  public NameCursor reset(long wanted) {
    sections = wanted;
    tokens.reset();
    listed = false;
    isRoot = true;
    return this;
  }

  /** Goes to the position of another cursor of the same trie. */
  public NameCursor copyFrom(NameCursor other) {
    tokens.copyFrom(other.tokens);
    sections = other.sections;
    listed = false;
    isRoot = other.isRoot;
    return this;
  }

  private boolean keepsAll() {
    return sections == NameTrie.ALL_SECTIONS;
  }

  private void list() {
    if (isRoot) {
      kept = trie.rootChildren(sections);
      keptCount = kept.length;
    } else {
      int count = tokens.childCount();
      if (own.length < count) {
        own = new int[Math.max(count, 2 * own.length)];
      }
      kept = own;
      keptCount = trie.keep(tokens, sections, own);
    }
    listed = true;
  }

  /** Returns how many tokens are allowed next. */
  public int childCount() {
    if (keepsAll()) {
      return tokens.childCount();
    }
    if (!listed) {
      list();
    }
    return keptCount;
  }

  private int index(int child) {
    Objects.checkIndex(child, childCount());
    return keepsAll() ? child : kept[child];
  }

  /** Returns an allowed next token; they rise. */
  public int token(int child) {
    return tokens.token(index(child));
  }

  /** Puts the allowed next tokens into an array, from {@code at}; returns how many they are. */
  public int tokens(int[] into, int at) {
    if (keepsAll()) {
      return tokens.tokens(into, at);
    }
    int count = childCount();
    Objects.checkFromIndexSize(at, count, into.length);
    for (int child = 0; child < count; child++) {
      into[at + child] = tokens.token(kept[child]);
    }
    return count;
  }

  /** Goes on by a child. */
  public void stepTo(int child) {
    tokens.stepTo(index(child));
    listed = false;
    isRoot = false;
  }

  /** Goes on by a token; returns whether it is allowed, and stays where it is if not. */
  public boolean step(int token) {
    if (keepsAll()) {
      boolean stepped = tokens.step(token);
      isRoot &= !stepped;
      return stepped;
    }
    int low = 0;
    int high = childCount() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = token(middle);
      if (found == token) {
        stepTo(middle);
        return true;
      }
      if (found < token) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /**
   * Goes on while there is nothing to decide: one token is allowed and the name cannot end.
   *
   * @return the tokens stepped over
   */
  public int[] stepForced() {
    int[] run = new int[4];
    int length = 0;
    while (childCount() == 1 && !isName()) {
      if (length == run.length) {
        run = Arrays.copyOf(run, 2 * length);
      }
      run[length++] = token(0);
      stepTo(0);
    }
    return Arrays.copyOf(run, length);
  }

  /** Returns whether the tokens so far are a name in the sections. */
  public boolean isName() {
    return tokens.isEnd()
        && (keepsAll()
            || trie.sections().next(tokens.firstRank(), tokens.firstRank() + 1, sections)
                == tokens.firstRank());
  }

  /** Returns the names that the tokens so far are; only where {@link #isName} holds. */
  public NameList names() {
    if (!isName()) {
      throw new IllegalStateException("cursor: expected to stand on a name; check isName first");
    }
    return trie.names(tokens.firstRank(), sections);
  }

  /**
   * Returns the concept that every name denotes that can still be decoded from here, or -1 if there
   * are several: where there is one, nothing is left to decide.
   */
  public int soleConcept() {
    return trie.soleConcept(tokens.firstRank(), tokens.endRank(), sections);
  }

  /**
   * Returns the name that comes first in the order of tokens of those that can still be decoded
   * from here; all that share its tokens, if they are several.
   */
  public NameList firstNames() {
    int rank = trie.sections().next(tokens.firstRank(), tokens.endRank(), sections);
    if (rank == tokens.endRank()) {
      throw new IllegalStateException("cursor: expected names in the sections, found none");
    }
    return trie.names(rank, sections);
  }

  /** Returns at least the number of names from here on: exact where the sections are all. */
  public int sequenceCount() {
    return tokens.endRank() - tokens.firstRank();
  }
}
