package io.conceptlinker.trie;

import java.util.Objects;

/**
 * A position in a {@link TokenTrie}: the tokens stepped over so far. Confined to one thread;
 * allocates only where a node has more children than any before.
 *
 * <p>The children of a position are listed when they are first asked for, in time proportional to
 * their number; a step to one of them is then a matter of a few assignments. A step by token where
 * nothing was listed looks for that one only.
 */
public final class TokenCursor {
  private final TokenTrie trie;
  private final FstArcs arcs;
  private final TokenChildren own = new TokenChildren();
  private TokenChildren children;
  private boolean listed;
  private long node;
  private boolean isEnd;
  private int firstRank;

  /**
   * Below zero where it is not known: the rank at which the sibling after {@link #label} starts.
   */
  private int endRank;

  private long parent;
  private int parentRank;
  private int label;

  /** Where the tokens of a node are put while they are read. */
  private int[] into = {};

  private int put;
  private final FstArcs.Visitor putToken = token -> into[put++] = token;

  TokenCursor(TokenTrie trie) {
    this.trie = trie;
    this.arcs = new FstArcs(trie.arcs());
    this.children = own;
    reset();
  }

  TokenTrie trie() {
    return trie;
  }

  /** Goes back to the root. */
  public TokenCursor reset() {
    node = trie.root();
    isEnd = false;
    firstRank = 0;
    endRank = trie.size();
    children = trie.rootChildren();
    listed = true;
    return this;
  }

  /** Goes to the position of another cursor of the same trie. */
  public TokenCursor copyFrom(TokenCursor other) {
    if (other.trie != trie) {
      throw new IllegalArgumentException("cursor: expected one of the same trie, found another");
    }
    node = other.node;
    isEnd = other.isEnd;
    firstRank = other.firstRank;
    endRank = other.endRank;
    parent = other.parent;
    parentRank = other.parentRank;
    label = other.label;
    listed = node == trie.root();
    children = listed ? trie.rootChildren() : own;
    return this;
  }

  /** Returns how many tokens can come next. */
  public int childCount() {
    if (!listed) {
      own.list(arcs, node, firstRank);
      listed = true;
    }
    return children.count;
  }

  /** Returns a token that can come next; they rise. */
  public int token(int child) {
    return children.tokens[Objects.checkIndex(child, childCount())];
  }

  /** Returns the lowest rank of the sequences that go on with a child. */
  public int firstRank(int child) {
    return children.firstRanks[Objects.checkIndex(child, childCount())];
  }

  /** Returns the end (exclusive) of the ranks of the sequences that go on with a child. */
  public int endRank(int child) {
    Objects.checkIndex(child, childCount());
    return child + 1 < children.count ? children.firstRanks[child + 1] : endRank();
  }

  /** Goes on by a child. */
  public void stepTo(int child) {
    int end = endRank(child);
    long target = children.targets[child];
    firstRank = children.firstRanks[child];
    endRank = end;
    isEnd = target < 0;
    node = isEnd ? ~target : target;
    children = own;
    listed = false;
  }

  /** Goes on by a token; returns whether it can come next, and stays where it is if not. */
  public boolean step(int token) {
    if (listed) {
      int child = children.find(token);
      if (child >= 0) {
        stepTo(child);
      }
      return child >= 0;
    }
    if (!arcs.find(node, token)) {
      return false;
    }
    if (!arcs.isLast) {
      endRank = -1;
      parent = node;
      parentRank = firstRank;
      label = token;
    }
    firstRank += (int) arcs.output;
    isEnd = arcs.isFinal;
    node = arcs.target;
    children = own;
    return true;
  }

  /** Puts the tokens that can come next into an array, from {@code at}; returns how many. */
  public int tokens(int[] array, int at) {
    if (listed) {
      System.arraycopy(children.tokens, 0, array, at, children.count);
      return children.count;
    }
    into = array;
    put = at;
    arcs.forEachLabel(node, putToken);
    return put - at;
  }

  /** Returns whether the tokens so far are a sequence; its rank is {@link #firstRank()}. */
  public boolean isEnd() {
    return isEnd;
  }

  /** Returns whether longer sequences start with the tokens so far. */
  public boolean hasMore() {
    return node > FstArcs.END;
  }

  /** Returns the lowest rank of the sequences that start with the tokens so far. */
  public int firstRank() {
    return firstRank;
  }

  /**
   * Returns the end (exclusive) of the ranks of the sequences that start with the tokens so far.
   */
  public int endRank() {
    if (endRank < 0) {
      TokenChildren siblings = listed ? new TokenChildren() : own;
      siblings.list(arcs, parent, parentRank);
      endRank = siblings.firstRanks[siblings.find(label) + 1];
    }
    return endRank;
  }
}
