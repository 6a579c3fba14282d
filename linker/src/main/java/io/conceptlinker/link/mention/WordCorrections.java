package io.conceptlinker.link.mention;

import io.conceptlinker.trie.PhraseTrie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a trie that an unknown word may be a misspelling of: one letter was left out, added,
 * replaced, or two were exchanged. All such words are tried, a few hundred look-ups, and the answer
 * is remembered, since most unknown words are common prose. The first letter is taken to be right,
 * and the last one too, because other endings make other words (translocate, translocated). Only
 * words of {@value #SHORTEST} to {@value #LONGEST} letters a to z are tried. Thread-safe; at most
 * {@value #SLOTS} words are remembered, some 2 MiB.
 */
public final class WordCorrections {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 30;
  private static final int SLOTS = 1 << 14;
  private static final int[] NONE = {};
  private static final Known NOTHING = new Known("", NONE, NONE);

  private final PhraseTrie trie;
  private final AtomicReferenceArray<Known> remembered = new AtomicReferenceArray<>(SLOTS);

  public WordCorrections(PhraseTrie trie) {
    this.trie = trie;
  }

  /** The ordinals of the words that a word may be meant for, rising. */
  int[] of(String key) {
    return known(key).all;
  }

  /**
   * The same without those in which a letter was replaced. A single word with another letter is as
   * often another word (estimation, estivation) as a slip.
   */
  int[] withoutReplaced(String key) {
    return known(key).withoutReplaced;
  }

  private Known known(String key) {
    if (key.length() < SHORTEST || key.length() > LONGEST) {
      return NOTHING;
    }
    int slot = key.hashCode() & (SLOTS - 1);
    Known known = remembered.get(slot);
    if (known == null || !known.key.equals(key)) {
      known = isPlain(key) ? search(key) : new Known(key, NONE, NONE);
      remembered.set(slot, known);
    }
    return known;
  }

  private Known search(String key) {
    byte[] letters = key.getBytes(StandardCharsets.US_ASCII);
    int length = letters.length;
    byte[] tried = new byte[length + 1];
    Found found = new Found(trie);
    for (int i = 1; i < length; i++) {
      System.arraycopy(letters, 0, tried, 0, i);
      System.arraycopy(letters, i, tried, i + 1, length - i);
      for (byte c = 'a'; c <= 'z'; c++) {
        tried[i] = c;
        found.look(tried, length + 1);
      }
    }
    System.arraycopy(letters, 0, tried, 0, length);
    for (int i = 1; i + 1 < length; i++) {
      tried[i] = letters[i + 1];
      tried[i + 1] = letters[i];
      found.look(tried, length);
      tried[i] = letters[i];
      tried[i + 1] = letters[i + 1];
    }
    for (int i = 1; i + 1 < length; i++) {
      System.arraycopy(letters, i + 1, tried, i, length - i - 1);
      found.look(tried, length - 1);
      System.arraycopy(letters, i, tried, i, length - i);
    }
    int[] withoutReplaced = found.words();
    for (int i = 1; i + 1 < length; i++) {
      for (byte c = 'a'; c <= 'z'; c++) {
        tried[i] = c;
        found.look(tried, length);
      }
      tried[i] = letters[i];
    }
    return new Known(key, found.words(), withoutReplaced);
  }

  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) < 'a' || key.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private static final class Found {
    private final PhraseTrie trie;
    private final BytesRef key = new BytesRef();
    private int[] words = NONE;

    Found(PhraseTrie trie) {
      this.trie = trie;
    }

    void look(byte[] letters, int length) {
      key.bytes = letters;
      key.length = length;
      int word = trie.word(key);
      if (word >= 0) {
        words = Arrays.copyOf(words, words.length + 1);
        words[words.length - 1] = word;
      }
    }

    int[] words() {
      return Arrays.stream(words).sorted().distinct().toArray();
    }
  }

  private static final class Known {
    final String key;
    final int[] all;
    final int[] withoutReplaced;

    Known(String key, int[] all, int[] withoutReplaced) {
      this.key = key;
      this.all = all;
      this.withoutReplaced = withoutReplaced;
    }
  }
}
