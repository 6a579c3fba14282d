package io.conceptlinker.trie;

import java.io.IOException;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.InPlaceMergeSorter;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.MSBRadixSorter;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;

/**
 * The sorted phrases of a {@link PhraseTrieBuilder}: words by falling number of phrases that have
 * them, then by their bytes; phrases by the ordinals of their words. The ordinals depend on the set
 * of phrases only, not on the order in which they came. Confined to one thread.
 */
public final class PhraseKeys {
  private static final int HANDLE_BITS = 7;
  private static final double SUFFIX_SHARING_MB = 256;

  private final BytesRefHash words;
  private final int[] wordHandles;
  private final int wordBytes;

  /** The keys in the order of phrases: word ordinals, highest byte first. */
  private final byte[] pool;

  private final int[] ends;
  private final int[] ordinals;

  private PhraseKeys(
      BytesRefHash words,
      int[] wordHandles,
      int wordBytes,
      byte[] pool,
      int[] ends,
      int[] ordinals) {
    this.words = words;
    this.wordHandles = wordHandles;
    this.wordBytes = wordBytes;
    this.pool = pool;
    this.ends = ends;
    this.ordinals = ordinals;
  }

  /** Returns the number of different words. */
  public int wordCount() {
    return wordHandles.length;
  }

  /** Returns the number of phrases. */
  public int phraseCount() {
    return ends.length;
  }

  /** Points {@code into} at the key of a word, in UTF-8. */
  public BytesRef word(int ordinal, BytesRef into) {
    return words.get(wordHandles[ordinal], into);
  }

  /** Returns the ordinal of the phrase for which {@link PhraseTrieBuilder#add} gave the handle. */
  public int phrase(int handle) {
    return ordinals[handle];
  }

  /** Reads the word ordinals of a phrase. */
  public IntsRef phraseWords(int phrase, IntsRefBuilder into) {
    into.clear();
    for (int at = start(ends, phrase); at < ends[phrase]; at += wordBytes) {
      int word = 0;
      for (int i = 0; i < wordBytes; i++) {
        word = word << 8 | (pool[at + i] & 0xFF);
      }
      into.append(word);
    }
    return into.get();
  }

  /** Writes the word table. */
  public void writeWords(DataOutput out) throws IOException {
    new WordTableWriter(this).write(out);
  }

  /** Writes the phrases as a Lucene FST, then the trailer. */
  public void writePhrases(DataOutput out) throws IOException {
    FSTCompiler<Long> compiler =
        new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE4, PositiveIntOutputs.getSingleton())
            .suffixRAMLimitMB(SUFFIX_SHARING_MB)
            .setVersion(FstArcs.FORMAT)
            .dataOutput(out)
            .build();
    IntsRefBuilder key = new IntsRefBuilder();
    for (int phrase = 0; phrase < phraseCount(); phrase++) {
      compiler.add(phraseWords(phrase, key), (long) phrase);
    }
    FST.FSTMetadata<Long> metadata = compiler.compile();
    long root = 0;
    long length = 0;
    if (metadata != null) {
      FST<Long> fst = FST.fromFSTReader(metadata, new UnreadFst());
      root = fst.getFirstArc(new FST.Arc<>()).target();
      length = metadata.getNumBytes();
    }
    new PhraseTrieTrailer(root, length, phraseCount(), FstArcs.FORMAT).write(out);
  }

  private static int start(int[] ends, int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  static void appendHandle(BytesRefBuilder key, int handle) {
    int rest = handle;
    while (rest >>> HANDLE_BITS != 0) {
      key.append((byte) (rest | 0x80));
      rest >>>= HANDLE_BITS;
    }
    key.append((byte) rest);
  }

  static PhraseKeys sort(BytesRefHash words, int[] frequencies, BytesRefHash phrases) {
    int[] wordHandles = sortWords(words, frequencies);
    int[] rank = new int[wordHandles.length];
    for (int i = 0; i < rank.length; i++) {
      rank[wordHandles[i]] = i;
    }
    int wordBytes = Math.max(1, WordTable.ordinalBytes(rank.length));
    int[] ends = new int[phrases.size()];
    byte[] pool = new byte[measure(phrases, ends, wordBytes)];
    BytesRef key = new BytesRef();
    int at = 0;
    for (int handle = 0; handle < ends.length; handle++) {
      phrases.get(handle, key);
      int word = 0;
      int shift = 0;
      for (int i = key.offset; i < key.offset + key.length; i++) {
        word |= (key.bytes[i] & 0x7F) << shift;
        shift += HANDLE_BITS;
        if (key.bytes[i] >= 0) {
          for (int b = wordBytes - 1; b >= 0; b--) {
            pool[at++] = (byte) (rank[word] >>> (8 * b));
          }
          word = 0;
          shift = 0;
        }
      }
    }
    phrases.close();
    int[] handles = sortPhrases(pool, ends);
    byte[] sortedPool = new byte[pool.length];
    int[] sortedEnds = new int[ends.length];
    int[] ordinals = new int[ends.length];
    int end = 0;
    for (int phrase = 0; phrase < handles.length; phrase++) {
      int handle = handles[phrase];
      int start = start(ends, handle);
      System.arraycopy(pool, start, sortedPool, end, ends[handle] - start);
      end += ends[handle] - start;
      sortedEnds[phrase] = end;
      ordinals[handle] = phrase;
    }
    return new PhraseKeys(words, wordHandles, wordBytes, sortedPool, sortedEnds, ordinals);
  }

  private static int measure(BytesRefHash phrases, int[] ends, int wordBytes) {
    BytesRef key = new BytesRef();
    long end = 0;
    for (int handle = 0; handle < ends.length; handle++) {
      phrases.get(handle, key);
      for (int i = key.offset; i < key.offset + key.length; i++) {
        end += key.bytes[i] >= 0 ? wordBytes : 0;
      }
      if (end > Integer.MAX_VALUE - Long.BYTES) {
        throw new IllegalArgumentException(
            "phrases ["
                + ends.length
                + "]: expected keys of at most 2 GiB together; split the knowledge base");
      }
      ends[handle] = (int) end;
    }
    return (int) end;
  }

  private static int[] sortWords(BytesRefHash words, int[] frequencies) {
    int count = words.size();
    int[] sorted = new int[count];
    System.arraycopy(words.sort(), 0, sorted, 0, count);
    int[] scratch = new int[1];
    new InPlaceMergeSorter() {
      @Override
      protected int compare(int i, int j) {
        return Integer.compare(frequencies[sorted[j]], frequencies[sorted[i]]);
      }

      @Override
      protected void swap(int i, int j) {
        scratch[0] = sorted[i];
        sorted[i] = sorted[j];
        sorted[j] = scratch[0];
      }
    }.sort(0, count);
    return sorted;
  }

  /** Returns the handles in the order of their keys. */
  private static int[] sortPhrases(byte[] pool, int[] ends) {
    int[] handles = new int[ends.length];
    int longest = 0;
    for (int handle = 0; handle < handles.length; handle++) {
      handles[handle] = handle;
      longest = Math.max(longest, ends[handle] - start(ends, handle));
    }
    new MSBRadixSorter(longest) {
      @Override
      protected int byteAt(int i, int k) {
        int at = start(ends, handles[i]) + k;
        return at < ends[handles[i]] ? pool[at] & 0xFF : -1;
      }

      @Override
      protected void swap(int i, int j) {
        int swapped = handles[i];
        handles[i] = handles[j];
        handles[j] = swapped;
      }
    }.sort(0, handles.length);
    return handles;
  }
}
