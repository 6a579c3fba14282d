package io.conceptlinker.trie;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.apache.lucene.util.Accountable;

/**
 * Maps sequences of a model's token ids to their ranks: 0 to n-1 in the order of the sequences, a
 * sequence before those that it starts. So all sequences that start alike have ranks in a row, and
 * a cursor knows them: what holds for everything that can still be decoded is a question about a
 * range of ranks.
 *
 * <p>Reads mapped memory in place; the heap holds the children of the root, of which there are
 * thousands. Immutable and thread-safe; cursors are confined to one thread. The caller owns the
 * memory: use after it was closed throws {@link IllegalStateException}.
 */
public final class TokenTrie implements Accountable {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int TRAILER = 4 * Long.BYTES;

  private final MemorySegment arcs;
  private final long root;
  private final int size;
  private final TokenChildren rootChildren = new TokenChildren();

  private TokenTrie(MemorySegment arcs, long root, int size) {
    this.arcs = arcs;
    this.root = root;
    this.size = size;
    rootChildren.list(new FstArcs(arcs), root, 0);
    rootChildren.trim();
  }

  /** Opens a trie over what {@link TokenTrieBuilder#write} wrote. */
  public static TokenTrie open(MemorySegment bytes) {
    long at = bytes.byteSize() - TRAILER;
    if (at < 0) {
      throw new IllegalArgumentException(
          "token trie [" + bytes.byteSize() + " bytes]: expected at least " + TRAILER);
    }
    long root = bytes.get(LONG, at);
    long length = bytes.get(LONG, at + Long.BYTES);
    long size = bytes.get(LONG, at + 2 * Long.BYTES);
    long format = bytes.get(LONG, at + 3 * Long.BYTES);
    if (format != FstArcs.FORMAT
        || length != at
        || root < 0
        || root > Math.max(0, at - 1)
        || size < 0
        || size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "token trie ["
              + bytes.byteSize()
              + " bytes]: expected arcs of format "
              + FstArcs.FORMAT
              + " in "
              + at
              + " bytes, found format "
              + format
              + " in "
              + length);
    }
    return new TokenTrie(bytes.asSlice(0, length), root, (int) size);
  }

  /** Returns the number of sequences. */
  public int size() {
    return size;
  }

  /** Returns a cursor at the root. */
  public TokenCursor cursor() {
    return new TokenCursor(this);
  }

  @Override
  public long ramBytesUsed() {
    return rootChildren.ramBytesUsed();
  }

  MemorySegment arcs() {
    return arcs;
  }

  long root() {
    return root;
  }

  TokenChildren rootChildren() {
    return rootChildren;
  }
}
