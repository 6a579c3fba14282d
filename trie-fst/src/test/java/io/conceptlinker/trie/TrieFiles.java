package io.conceptlinker.trie;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.lucene.store.ByteBuffersDataOutput;

/** A trie's two blocks, written and copied to native memory. */
final class TrieFiles {
  private final byte[] words;
  private final byte[] phrases;

  TrieFiles(byte[] words, byte[] phrases) {
    this.words = words;
    this.phrases = phrases;
  }

  byte[] words() {
    return words;
  }

  byte[] phrases() {
    return phrases;
  }

  static TrieFiles write(PhraseKeys keys) throws IOException {
    ByteBuffersDataOutput words = new ByteBuffersDataOutput();
    keys.writeWords(words);
    ByteBuffersDataOutput phrases = new ByteBuffersDataOutput();
    keys.writePhrases(phrases);
    return new TrieFiles(words.toArrayCopy(), phrases.toArrayCopy());
  }

  PhraseTrie open(Arena arena) {
    return PhraseTrie.open(
        arena.allocateFrom(ValueLayout.JAVA_BYTE, words),
        arena.allocateFrom(ValueLayout.JAVA_BYTE, phrases));
  }

  PhraseTrie openOnHeap() {
    return PhraseTrie.open(MemorySegment.ofArray(words), MemorySegment.ofArray(phrases));
  }
}
