package io.conceptlinker.trie;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.apache.lucene.store.DataOutput;

/**
 * The last 32 bytes behind the arcs, four little-endian {@code long}s.
 *
 * @param root the address of the root node, 0 if there are no phrases
 * @param length the length of the arcs in bytes
 * @param phraseCount the number of phrases
 * @param format the format of the arcs
 */
record PhraseTrieTrailer(long root, long length, long phraseCount, long format) {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static PhraseTrieTrailer read(MemorySegment phrases) {
    long at = phrases.byteSize() - PhraseTrie.TRAILER;
    if (at < 0) {
      throw new IllegalArgumentException(
          "phrase trie ["
              + phrases.byteSize()
              + " bytes]: expected at least "
              + PhraseTrie.TRAILER
              + "; compile the knowledge base again");
    }
    PhraseTrieTrailer trailer =
        new PhraseTrieTrailer(
            phrases.get(LONG, at),
            phrases.get(LONG, at + Long.BYTES),
            phrases.get(LONG, at + 2 * Long.BYTES),
            phrases.get(LONG, at + 3 * Long.BYTES));
    if (trailer.format != FstArcs.FORMAT
        || trailer.length != at
        || trailer.root > Math.max(0, at - 1)) {
      throw new IllegalArgumentException(
          "phrase trie ["
              + trailer
              + "]: expected arcs of format "
              + FstArcs.FORMAT
              + " and "
              + at
              + " bytes; compile the knowledge base again");
    }
    return trailer;
  }

  PhraseTrie open(WordTable words, MemorySegment phrases) {
    return PhraseTrie.of(words, phrases.asSlice(0, length), root, phraseCount);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(root);
    out.writeLong(length);
    out.writeLong(phraseCount);
    out.writeLong(format);
  }
}
