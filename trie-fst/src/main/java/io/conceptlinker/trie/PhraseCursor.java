package io.conceptlinker.trie;

/**
 * A position in a {@link PhraseTrie}: the words stepped over so far. Confined to one thread,
 * allocates nothing. Once a step has failed the cursor is nowhere, and further steps fail, until
 * {@link #reset} or {@link #copyFrom}.
 */
public final class PhraseCursor {
  private static final long NOWHERE = -1;
  private static final int NO_WORD = -1;

  private final PhraseTrie trie;
  private final FstArcs arcs;
  private final long root;
  private long node;
  private long output;

  /** Which words may follow the one word so far; after more words, all. */
  private long signature = -1;

  /** The one word so far, if its followers are known; otherwise negative. */
  private int first = NO_WORD;

  private boolean isPhrase;

  PhraseCursor(PhraseTrie trie) {
    this.trie = trie;
    this.arcs = new FstArcs(trie.arcs());
    this.root = trie.root();
    this.node = root;
  }

  /** Goes back to the root. */
  public PhraseCursor reset() {
    node = root;
    output = 0;
    signature = -1;
    first = NO_WORD;
    isPhrase = false;
    return this;
  }

  /** Goes to the position of another cursor of the same trie. */
  public PhraseCursor copyFrom(PhraseCursor other) {
    if (other.trie != trie) {
      throw new IllegalArgumentException("cursor: expected one of the same trie, found another");
    }
    node = other.node;
    output = other.output;
    signature = other.signature;
    first = other.first;
    isPhrase = other.isPhrase;
    return this;
  }

  /**
   * Goes on by a word.
   *
   * @param word an ordinal, or -1 for a word that no phrase has
   * @return whether a phrase starts with the words so far
   */
  public boolean step(int word) {
    if (word < 0) {
      return fail();
    }
    if (node == root && trie.isCached(word)) {
      return stepFromRoot(word);
    }
    if (!mayFollow(word) || !arcs.find(node, word)) {
      return fail();
    }
    signature = -1;
    first = NO_WORD;
    node = arcs.target;
    output += arcs.output;
    isPhrase = arcs.isFinal;
    return true;
  }

  private boolean stepFromRoot(int word) {
    long arc = trie.rootArc(word);
    if (!PhraseTrie.isPresent(arc)) {
      return fail();
    }
    node = PhraseTrie.target(arc);
    output = PhraseTrie.output(arc);
    signature = trie.rootSignature(word);
    first = word;
    isPhrase = PhraseTrie.isFinal(arc);
    return true;
  }

  private boolean mayFollow(int word) {
    return (signature & PhraseTrie.signatureBit(word)) != 0
        && (first < 0 || trie.mayStart(first, word));
  }

  /** Returns whether the words so far are a phrase. */
  public boolean isPhrase() {
    return isPhrase;
  }

  /** Returns the phrase's ordinal; only where {@link #isPhrase} holds. */
  public int phrase() {
    if (!isPhrase) {
      throw new IllegalStateException(
          "cursor: expected to stand on a phrase; check isPhrase first");
    }
    return (int) output;
  }

  /** Returns whether longer phrases start with the words so far. */
  public boolean hasMore() {
    return node > FstArcs.END;
  }

  private boolean fail() {
    node = NOWHERE;
    isPhrase = false;
    return false;
  }
}
