package io.conceptlinker.trie;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.RamUsageEstimator;

/**
 * Maps phrases, sequences of words, to ordinals: 0 to n-1 in the order of their keys. Words have
 * ordinals of their own; the commonest come first.
 *
 * <p>Reads mapped memory in place. The heap holds what most steps need: 16 bytes for each of the
 * first {@value #CACHED_WORDS} words, its arc at the root and a set that has the words that may
 * follow it, because most do not; and a {@link PairFilter} for the words with many followers.
 * Immutable and thread-safe; cursors are confined to one thread. The caller owns the memory: use
 * after it was closed throws {@link IllegalStateException}.
 */
public final class PhraseTrie implements Accountable {
  static final int TRAILER = 4 * Long.BYTES;
  private static final int CACHED_WORDS = 1 << 18;
  private static final int FINAL = 1;
  private static final int PRESENT = 2;
  private static final int FLAG_BITS = 2;
  private static final int OUTPUT_BITS = 31;

  private final WordTable words;
  private final MemorySegment arcs;
  private final long root;
  private final long phraseCount;

  /** For each of the first words its arc at the root (see pack) and its target's signature. */
  private final long[] rootArcs;

  private final PairFilter pairs;

  private PhraseTrie(WordTable words, MemorySegment arcs, long root, long phraseCount) {
    this.words = words;
    this.arcs = arcs;
    this.root = root;
    this.phraseCount = phraseCount;
    boolean packable = arcs.byteSize() <= Integer.MAX_VALUE;
    int cached = packable ? Math.min(words.size(), CACHED_WORDS) : 0;
    this.rootArcs = new long[2 * cached];
    this.pairs = new PairFilter(cached == 0 ? 0 : phraseCount);
    FstArcs arc = new FstArcs(arcs);
    FstArcs next = new FstArcs(arcs);
    arc.forEach(
        root,
        word -> {
          if (word < cached) {
            rootArcs[2 * word] = pack(arc);
            rootArcs[2 * word + 1] = follow(next, arc.target, word);
          }
        });
  }

  /** Notes the pairs of a word and those that may follow it; returns a set of the latter. */
  private long follow(FstArcs arcs, long node, int first) {
    long[] signature = new long[1];
    arcs.forEachLabel(
        node,
        second -> {
          signature[0] |= signatureBit(second);
          pairs.add(first, second);
        });
    return signature[0];
  }

  /** The bit of a word in a signature. */
  static long signatureBit(int word) {
    return 1L << (word * 0x9E3779B1 >>> 26);
  }

  private static long pack(FstArcs arc) {
    return arc.target << (OUTPUT_BITS + FLAG_BITS)
        | arc.output << FLAG_BITS
        | PRESENT
        | (arc.isFinal ? FINAL : 0);
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
    Objects.checkIndex(i, text.size());
    WordBuffer buffer = text.buffer();
    return words.find(buffer.keys, buffer.keyStart(i), buffer.keyLength(i), buffer.hash(i));
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
    return RamUsageEstimator.sizeOf(rootArcs) + pairs.ramBytesUsed();
  }

  MemorySegment arcs() {
    return arcs;
  }

  long root() {
    return root;
  }

  boolean isCached(int word) {
    return 2 * word < rootArcs.length;
  }

  long rootArc(int word) {
    return rootArcs[2 * word];
  }

  long rootSignature(int word) {
    return rootArcs[2 * word + 1];
  }

  /** Returns false if no phrase starts with two words, the first of them {@link #isCached}. */
  boolean mayStart(int first, int second) {
    return pairs.mayContain(first, second);
  }

  static boolean isPresent(long rootArc) {
    return (rootArc & PRESENT) != 0;
  }

  static boolean isFinal(long rootArc) {
    return (rootArc & FINAL) != 0;
  }

  static long target(long rootArc) {
    return rootArc >>> (OUTPUT_BITS + FLAG_BITS);
  }

  static long output(long rootArc) {
    return rootArc >>> FLAG_BITS & Integer.MAX_VALUE;
  }
}
