package io.conceptlinker.trie;

import org.apache.lucene.util.RamUsageEstimator;

/**
 * Tells which pairs of words no phrase starts with: a Bloom filter (Bloom 1970) of two bits a pair,
 * both in one {@code long} (Putze, Sanders and Singler, "Cache-, hash- and space-efficient Bloom
 * filters", 2007). Six bits a phrase are ten a pair in the vocabularies measured, so that one in
 * thirty other pairs is not told.
 *
 * <p>Filled by one thread, then read by all.
 */
final class PairFilter {
  private static final int BITS_PER_PHRASE = 6;
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

  private final long[] bits;

  /** Makes a filter for the pairs that so many phrases start with. */
  PairFilter(long phrases) {
    bits = new long[(int) Math.min(1 << 27, 1 + phrases * BITS_PER_PHRASE / Long.SIZE)];
  }

  void add(int first, int second) {
    long hash = hash(first, second);
    bits[place(hash)] |= mask(hash);
  }

  /** Returns false only for pairs that were not added. */
  boolean mayContain(int first, int second) {
    long hash = hash(first, second);
    long mask = mask(hash);
    return (bits[place(hash)] & mask) == mask;
  }

  long ramBytesUsed() {
    return RamUsageEstimator.sizeOf(bits);
  }

  private static long hash(int first, int second) {
    long mixed = (first * FIRST) ^ (second * SECOND);
    return (mixed ^ mixed >>> 32) * FIRST;
  }

  private int place(long hash) {
    return (int) ((hash >>> 32) * bits.length >>> 32);
  }

  /** Two of 64 bits; shifts count modulo 64. */
  private static long mask(long hash) {
    return 1L << hash | 1L << (hash >>> 6);
  }
}
