package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IntColumn;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which sections, that is semantic groups, the names of each token sequence belong to. A set of
 * sections is a {@code long}: bit 0 for concepts without a group, bit g+1 for group g, bit 63 for
 * all groups from there on.
 *
 * <p>Three file sections: {@code section.sets}, the different sets, little-endian {@code long}s;
 * {@code section.ranks}, an {@link IntColumn} with the set of each sequence; {@code
 * section.blocks}, the union over each {@value #BLOCK} sequences. Immutable and thread-safe.
 */
final class NameSections {
  static final long ALL = -1;
  private static final int BLOCK = 64;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final long[] sets;
  private final IntColumn ranks;
  private final MemorySegment blocks;

  NameSections(BundleFile file) throws CorruptBundleException {
    sets = file.section("section.sets").toArray(LONG);
    ranks = new IntColumn(file.section("section.ranks"));
    blocks = file.section("section.blocks");
    if (blocks.byteSize() != Math.ceilDiv(ranks.size(), BLOCK) * (long) Long.BYTES) {
      throw new CorruptBundleException(file.path(), 0, "expected a union for each block");
    }
  }

  /** Writes the sections; {@code ofRanks} has the set of each sequence. */
  static void write(BundleFileWriter out, long[] ofRanks) throws IOException {
    Map<Long, Integer> indexes = new LinkedHashMap<>();
    int[] indexOfRank = new int[ofRanks.length];
    long[] unions = new long[Math.ceilDiv(ofRanks.length, BLOCK)];
    for (int rank = 0; rank < ofRanks.length; rank++) {
      unions[rank / BLOCK] |= ofRanks[rank];
      Integer index = indexes.putIfAbsent(ofRanks[rank], indexes.size());
      indexOfRank[rank] = index == null ? indexes.size() - 1 : index;
    }
    out.section("section.sets");
    for (long set : indexes.keySet()) {
      out.writeLong(set);
    }
    out.section("section.ranks");
    IntColumn.write(out, indexOfRank.length, rank -> indexOfRank[rank]);
    out.section("section.blocks");
    for (long union : unions) {
      out.writeLong(union);
    }
  }

  /** Returns the set with the one section of a group; -1 is no group. */
  static long ofGroup(int group) {
    return 1L << Math.min(group + 1, Long.SIZE - 1);
  }

  int size() {
    return ranks.size();
  }

  private long set(int rank) {
    return sets[ranks.get(rank)];
  }

  /**
   * Returns the first sequence from {@code from} that is in one of the sections, or {@code end}.
   */
  int next(int from, int end, long sections) {
    int rank = from;
    while (rank < end) {
      if ((blocks.get(LONG, (long) (rank / BLOCK) * Long.BYTES) & sections) == 0) {
        rank = (rank / BLOCK + 1) * BLOCK;
      } else if ((set(rank) & sections) != 0) {
        return rank;
      } else {
        rank++;
      }
    }
    return end;
  }
}
