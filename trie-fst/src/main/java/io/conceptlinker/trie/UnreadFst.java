package io.conceptlinker.trie;

import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTReader;

/** Stands for arcs that went straight to a file: only the address of the root is asked for. */
final class UnreadFst implements FSTReader {

  @Override
  public FST.BytesReader getReverseBytesReader() {
    throw new UnsupportedOperationException("arcs: expected to be read by FstArcs");
  }

  @Override
  public void writeTo(DataOutput out) {
    throw new UnsupportedOperationException("arcs: expected to be written while compiling");
  }

  @Override
  public long ramBytesUsed() {
    return 0;
  }
}
