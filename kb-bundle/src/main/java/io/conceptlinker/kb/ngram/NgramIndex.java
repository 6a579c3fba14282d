package io.conceptlinker.kb.ngram;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A compiled n-gram index over mapped memory; immutable and shared. The heap holds this handle
 * only.
 *
 * <p>Layout, little endian: gram, word and phrase counts and a reserved int; grams (long, sorted);
 * where the postings of each gram, the postings of each word and the words of each block of {@link
 * #BLOCK} phrases start (long); idf of each gram, norm of each word, norm of each phrase (float);
 * the lengths of the three lists (long); the lists. Postings of a gram: word delta and, in the
 * lowest bit, whether a count byte follows; of a word: phrase deltas; of a phrase: how many words,
 * then their deltas.
 */
public final class NgramIndex {
  /** The longest phrase, in words, that an index takes; longer ones are cut by the caller. */
  public static final int MAX_WORDS = 256;

  static final int BLOCK = 8;

  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final long HEADER = 4 * Integer.BYTES;

  final MemorySegment body;
  final int gramCount;
  final int wordCount;
  final int phraseCount;
  private final long gramPostingStarts;
  private final long wordPostingStarts;
  private final long forwardStarts;
  private final long idfs;
  private final long wordNorms;
  private final long phraseNorms;
  private final long gramPostings;
  private final long wordPostings;
  private final long forward;

  private NgramIndex(MemorySegment body) {
    this.body = body;
    gramCount = body.get(INT, 0);
    wordCount = body.get(INT, 4);
    phraseCount = body.get(INT, 8);
    gramPostingStarts = HEADER + (long) gramCount * Long.BYTES;
    wordPostingStarts = gramPostingStarts + (gramCount + 1L) * Long.BYTES;
    forwardStarts = wordPostingStarts + (wordCount + 1L) * Long.BYTES;
    idfs = forwardStarts + (phraseCount / BLOCK + 1L) * Long.BYTES;
    wordNorms = idfs + (long) gramCount * Float.BYTES;
    phraseNorms = wordNorms + (long) wordCount * Float.BYTES;
    long lengths = phraseNorms + (long) phraseCount * Float.BYTES;
    gramPostings = lengths + 3 * Long.BYTES;
    wordPostings = gramPostings + body.get(LONG, lengths);
    forward = wordPostings + body.get(LONG, lengths + 8);
  }

  /**
   * Opens an index.
   *
   * @param body what {@link NgramIndexWriter} wrote; its integrity was checked by the caller
   * @throws IndexOutOfBoundsException if the body is shorter than it says
   */
  public static NgramIndex open(MemorySegment body) {
    return new NgramIndex(body);
  }

  /** How many phrases can be found. */
  public int phraseCount() {
    return phraseCount;
  }

  /** A searcher for one thread. */
  public NgramSearcher searcher() {
    return new NgramSearcher(this);
  }

  /** The ordinal of a gram, or -1. */
  int gram(long gram) {
    int low = 0;
    int high = gramCount - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long value = body.get(LONG, HEADER + (long) middle * Long.BYTES);
      if (value < gram) {
        low = middle + 1;
      } else if (value > gram) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  float idf(int gram) {
    return body.get(FLOAT, idfs + (long) gram * Float.BYTES);
  }

  float wordNorm(int word) {
    return body.get(FLOAT, wordNorms + (long) word * Float.BYTES);
  }

  float phraseNorm(int phrase) {
    return body.get(FLOAT, phraseNorms + (long) phrase * Float.BYTES);
  }

  /**
   * Where the postings of a gram start in {@link #body}; they end where those of the next start.
   */
  long gramPostings(int gram) {
    return gramPostings + body.get(LONG, gramPostingStarts + (long) gram * Long.BYTES);
  }

  /**
   * Where the postings of a word start in {@link #body}; they end where those of the next start.
   */
  long wordPostings(int word) {
    return wordPostings + body.get(LONG, wordPostingStarts + (long) word * Long.BYTES);
  }

  /** Where the words of the block that a phrase is in start in {@link #body}. */
  long forwardBlock(int phrase) {
    return forward + body.get(LONG, forwardStarts + (long) (phrase / BLOCK) * Long.BYTES);
  }
}
