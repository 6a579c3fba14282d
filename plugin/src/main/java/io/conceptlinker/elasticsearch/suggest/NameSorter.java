package io.conceptlinker.elasticsearch.suggest;

import io.conceptlinker.kb.KnowledgeBase;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.apache.lucene.util.MSBRadixSorter;

/**
 * Sorts names by their folded texts, which it keeps outside of the heap while it works. Confined to
 * one thread.
 */
final class NameSorter {
  private static final int MAX_WORDS = 255;

  private final KnowledgeBase kb;
  private final FoldedText text = new FoldedText();
  private int[] names;
  private byte[] words;
  private int size;
  private long keyBytes;

  NameSorter(KnowledgeBase kb) {
    this.kb = kb;
    this.names = new int[kb.nameCount() + kb.nameCount() / 2 + 1];
    this.words = new byte[names.length];
  }

  NameIndex sort() {
    collect();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment keys = arena.allocate(Math.max(1, keyBytes));
      long[] starts = new long[size];
      fill(keys, starts);
      new MSBRadixSorter(FoldedText.MAX_BYTES) {
        @Override
        protected int byteAt(int i, int k) {
          long start = starts[i];
          return k < keys.get(ValueLayout.JAVA_BYTE, start)
              ? Byte.toUnsignedInt(keys.get(ValueLayout.JAVA_BYTE, start + 1 + k))
              : -1;
        }

        @Override
        protected void swap(int i, int j) {
          NameSorter.this.swap(i, j);
          long start = starts[i];
          starts[i] = starts[j];
          starts[j] = start;
        }
      }.sort(0, size);
    }
    return new NameIndex(kb, Arrays.copyOf(names, size), Arrays.copyOf(words, size));
  }

  /** The start of every name, and the later words of preferred ones. */
  private void collect() {
    for (int name = 0; name < kb.nameCount(); name++) {
      text.reset(kb.nameText(name));
      boolean preferred = name == kb.firstName(kb.nameConcept(name));
      int starts = preferred ? Math.min(MAX_WORDS, text.words()) : Math.min(1, text.words());
      for (int word = 0; word < starts; word++) {
        if (size == names.length) {
          names = Arrays.copyOf(names, size + size / 2);
          words = Arrays.copyOf(words, names.length);
        }
        names[size] = name;
        words[size++] = (byte) word;
        keyBytes += 1 + text.length(word);
      }
    }
  }

  private void fill(MemorySegment keys, long[] starts) {
    long at = 0;
    int last = -1;
    for (int i = 0; i < size; i++) {
      if (names[i] != last) {
        last = names[i];
        text.reset(kb.nameText(last));
      }
      starts[i] = at;
      int word = Byte.toUnsignedInt(words[i]);
      int length = text.length(word);
      keys.set(ValueLayout.JAVA_BYTE, at++, (byte) length);
      for (int k = 0; k < length; k++) {
        keys.set(ValueLayout.JAVA_BYTE, at++, text.at(word, k));
      }
    }
  }

  private void swap(int i, int j) {
    int name = names[i];
    names[i] = names[j];
    names[j] = name;
    byte word = words[i];
    words[i] = words[j];
    words[j] = word;
  }
}
