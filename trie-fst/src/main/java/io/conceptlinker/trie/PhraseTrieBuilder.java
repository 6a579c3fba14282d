package io.conceptlinker.trie;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefHash;

/**
 * Collects phrases in any order. Confined to one thread. Heap: about 40 bytes a phrase while
 * collecting and about as much again in {@link #sort}.
 */
public final class PhraseTrieBuilder {
  /** Phrases of more words are not indexed. */
  public static final int MAX_WORDS = 255;

  /** Phrases with a word whose key has more bytes are not indexed. */
  public static final int MAX_WORD_BYTES = 1024;

  private final BytesRefHash words = new BytesRefHash();
  private final BytesRefHash phrases = new BytesRefHash();
  private final BytesRefBuilder key = new BytesRefBuilder();
  private final BytesRef word = new BytesRef();
  private int[] frequencies = new int[1024];
  private int[] phraseWords = new int[16];

  /** Creates a builder without phrases. */
  public PhraseTrieBuilder() {}

  /**
   * Adds the phrase key of a text.
   *
   * @return a handle, the same for the same key, for {@link PhraseKeys#phrase}; or -1 if the text
   *     has no words or is longer than the limits above
   */
  public int add(Words text) {
    int count = 0;
    for (int i = 0; i < text.size(); i++) {
      if (text.isKeyWord(i)) {
        count++;
        if (count > MAX_WORDS || text.buffer().keyLength(i) > MAX_WORD_BYTES) {
          return -1;
        }
      }
    }
    if (count == 0) {
      return -1;
    }
    if (phraseWords.length < count) {
      phraseWords = new int[MAX_WORDS];
    }
    key.clear();
    int at = 0;
    for (int i = 0; i < text.size(); i++) {
      if (text.isKeyWord(i)) {
        int id = words.add(text.key(i, word));
        phraseWords[at] = id < 0 ? -id - 1 : id;
        PhraseKeys.appendHandle(key, phraseWords[at++]);
      }
    }
    int handle = phrases.add(key.get());
    if (handle < 0) {
      return -handle - 1;
    }
    if (words.size() > frequencies.length) {
      frequencies = Arrays.copyOf(frequencies, Math.max(words.size(), frequencies.length * 2));
    }
    for (int i = 0; i < at; i++) {
      frequencies[phraseWords[i]]++;
    }
    return handle;
  }

  /** Returns the number of different phrases so far. */
  public int size() {
    return phrases.size();
  }

  /** Gives words and phrases their ordinals. The builder cannot be used afterwards. */
  public PhraseKeys sort() {
    return PhraseKeys.sort(words, frequencies, phrases);
  }
}
