package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.kb.store.VarintReader;
import java.lang.foreign.MemorySegment;

/**
 * The names of each phrase or token sequence, as {@code PhraseNamesWriter} lays them out in the
 * sections {@code names} and {@code more}. Immutable and thread-safe.
 */
final class NameLists {
  private final IntColumn entries;
  private final MemorySegment more;
  private final int nameCount;

  NameLists(BundleFile file, int nameCount) throws CorruptBundleException {
    this.entries = new IntColumn(file.section("names"));
    this.more = file.section("more");
    this.nameCount = nameCount;
  }

  int size() {
    return entries.size();
  }

  /** Returns the name if there is one only, otherwise -1. */
  int single(int i) {
    long entry = entries.getLong(i);
    return entry < nameCount ? (int) entry : -1;
  }

  NameList get(int i) {
    long entry = entries.getLong(i);
    if (entry < nameCount) {
      return NameList.of((int) entry);
    }
    VarintReader reader = new VarintReader(more).seek(entry - nameCount);
    int[] found = new int[reader.nextInt()];
    int name = 0;
    for (int at = 0; at < found.length; at++) {
      name += reader.nextInt();
      found[at] = name;
    }
    return NameList.of(found);
  }
}
