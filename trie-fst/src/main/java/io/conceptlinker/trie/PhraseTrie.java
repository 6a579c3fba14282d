package io.conceptlinker.trie;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.RamUsageEstimator;

/**
 * Maps phrases, sequences of words, to ordinals: 0 to n-1 in the order of their keys. Words have
 * ordinals of their own; the commonest come first.
 *
 * <p>Reads mapped memory in place. The heap holds the arcs of the first {@value #CACHED_WORDS}
 * words at the root, where a search would take longest: 16 bytes each. Immutable and thread-safe;
 * cursors are confined to one thread. The caller owns the memory: use after it was closed throws
 * {@link IllegalStateException}.
 */
public final class PhraseTrie implements Accountable {
  static final int TRAILER = 4 * Long.BYTES;
  private static final int CACHED_WORDS = 1 << 20;
  private static final long FINAL = 1;
  private static final long PRESENT = 2;

  private final WordTable words;
  private final MemorySegment arcs;
  private final long root;
  private final long phraseCount;
  private final long[] rootArcs;
  private final long[] rootOutputs;

  private PhraseTrie(WordTable words, MemorySegment arcs, long root, long phraseCount) {
    this.words = words;
    this.arcs = arcs;
    this.root = root;
    this.phraseCount = phraseCount;
    int cached = Math.min(words.size(), CACHED_WORDS);
    this.rootArcs = new long[cached];
    this.rootOutputs = new long[cached];
    FstArcs arc = new FstArcs(arcs);
    for (int word = 0; word < cached; word++) {
      if (arc.find(root, word)) {
        rootArcs[word] = arc.target << 2 | PRESENT | (arc.isFinal ? FINAL : 0);
        rootOutputs[word] = arc.output;
      }
    }
  }

  /**
   * Opens a trie over memory that a {@link PhraseKeys} has filled.
   *
   * @param words what {@link PhraseKeys#writeWords} wrote
   * @param phrases what {@link PhraseKeys#writePhrases} wrote
   */
  public static PhraseTrie open(MemorySegment words, MemorySegment phrases) {
    return PhraseTrieTrailer.read(phrases).open(new WordTable(words), phrases);
  }

  static PhraseTrie of(WordTable words, MemorySegment arcs, long root, long phraseCount) {
    return new PhraseTrie(words, arcs, root, phraseCount);
  }

  /** Returns the number of phrases. */
  public long phraseCount() {
    return phraseCount;
  }

  /** Returns the number of different words in phrases. */
  public int wordCount() {
    return words.size();
  }

  /** Returns the ordinal of word {@code i}, or -1 if no phrase has it. Allocates nothing. */
  public int word(Words text, int i) {
    return words.find(text.keys(), text.keyStart(i), text.keyLength(i), text.hash(i));
  }

  /** Returns the ordinal of a word, given by its key in UTF-8, or -1. */
  public int word(BytesRef key) {
    byte[] padded =
        Arrays.copyOfRange(key.bytes, key.offset, key.offset + key.length + WordHash.PADDING);
    Arrays.fill(padded, key.length, padded.length, (byte) 0);
    return words.find(padded, 0, key.length, WordHash.hash(padded, 0, key.length));
  }

  /** Returns the ordinal of a word, given by its key, or -1. */
  public int word(CharSequence key) {
    return word(new BytesRef(key.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the ordinal of the phrase that the text is, or -1. */
  public int phrase(CharSequence text) {
    return phrase(Words.of(text));
  }

  /** Returns the ordinal of the phrase that the words are, stop words aside, or -1. */
  public int phrase(Words text) {
    PhraseCursor cursor = cursor();
    for (int i = 0; i < text.size(); i++) {
      if (text.isKeyWord(i) && !cursor.step(word(text, i))) {
        return -1;
      }
    }
    return cursor.isPhrase() ? cursor.phrase() : -1;
  }

  /** Returns a cursor at the root. */
  public PhraseCursor cursor() {
    return new PhraseCursor(this);
  }

  @Override
  public long ramBytesUsed() {
    return RamUsageEstimator.sizeOf(rootArcs) + RamUsageEstimator.sizeOf(rootOutputs);
  }

  MemorySegment arcs() {
    return arcs;
  }

  long root() {
    return root;
  }

  boolean isCached(int word) {
    return word < rootArcs.length;
  }

  long rootArc(int word) {
    return rootArcs[word];
  }

  long rootOutput(int word) {
    return rootOutputs[word];
  }

  static boolean isPresent(long rootArc) {
    return (rootArc & PRESENT) != 0;
  }

  static boolean isFinal(long rootArc) {
    return (rootArc & FINAL) != 0;
  }

  static long target(long rootArc) {
    return rootArc >>> 2;
  }
}
