package io.conceptlinker.trie;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/** Writes the words of a trie as the hash table that {@link WordTable} reads. */
final class WordTableWriter {
  private final PhraseKeys keys;

  WordTableWriter(PhraseKeys keys) {
    this.keys = keys;
  }

  void write(DataOutput out) throws IOException {
    int count = keys.wordCount();
    int buckets = Math.max(1, Math.ceilDiv(count, WordTable.WORDS_PER_BUCKET));
    int[] bucketOf = new int[count];
    int[] firsts = new int[buckets + 1];
    long[] bytes = new long[buckets + 1];
    BytesRef word = new BytesRef();
    byte[] padded = new byte[64];
    int ordinalBytes = WordTable.ordinalBytes(count);
    for (int i = 0; i < count; i++) {
      keys.word(i, word);
      if (padded.length < word.length + WordHash.PADDING) {
        padded = new byte[2 * (word.length + WordHash.PADDING)];
      }
      System.arraycopy(word.bytes, word.offset, padded, 0, word.length);
      Arrays.fill(padded, word.length, word.length + WordHash.PADDING, (byte) 0);
      int bucket = WordTable.bucket(WordHash.hash(padded, 0, word.length), buckets);
      bucketOf[i] = bucket;
      firsts[bucket + 1]++;
      bytes[bucket + 1] += entryLength(word.length, ordinalBytes);
    }
    for (int b = 0; b < buckets; b++) {
      firsts[b + 1] += firsts[b];
      bytes[b + 1] += bytes[b];
    }
    if (bytes[buckets] > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "word table ["
              + bytes[buckets]
              + " bytes]: expected at most 2147483647; split the knowledge base");
    }
    int[] byBucket = new int[count];
    int[] next = firsts.clone();
    for (int i = 0; i < count; i++) {
      byBucket[next[bucketOf[i]]++] = i;
    }
    out.writeInt(count);
    out.writeInt(buckets);
    for (long end : bytes) {
      out.writeInt((int) end);
    }
    for (int ordinal : byBucket) {
      keys.word(ordinal, word);
      writeEntry(out, ordinal, ordinalBytes, word);
    }
    out.writeLong(0);
  }

  private static int entryLength(int length, int ordinalBytes) {
    return 1 + (length < WordTable.LONG_WORD ? 0 : Integer.BYTES) + ordinalBytes + length;
  }

  private static void writeEntry(DataOutput out, int ordinal, int ordinalBytes, BytesRef word)
      throws IOException {
    if (word.length < WordTable.LONG_WORD) {
      out.writeByte((byte) word.length);
    } else {
      out.writeByte((byte) WordTable.LONG_WORD);
      out.writeInt(word.length);
    }
    for (int i = 0; i < ordinalBytes; i++) {
      out.writeByte((byte) (ordinal >>> (8 * i)));
    }
    out.writeBytes(word.bytes, word.offset, word.length);
  }
}
