package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.Ngrams;
import io.conceptlinker.kb.internal.PhraseLength;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Searches an {@link NgramIndex}. Confined to one thread; reusable.
 *
 * <p>3-grams do not cross words, so the vector of a phrase is the sum of those of its words. First
 * the dot product of the query with every word that shares a 3-gram is accumulated, which is cheap
 * because a word is indexed once however many phrases have it. Then words are taken by falling
 * cosine, and each phrase with such a word is scored exactly: the sum of the products of its words
 * over its norm. A phrase of m words whose best word has cosine c has at most the cosine c times
 * the square root of m (Cauchy-Schwarz, since no weight is negative), so the search ends, and for
 * short phrases earlier than for long ones, once that cannot reach the k-th best score any more.
 */
public final class NgramSearcher {
  private static final int LEVELS = 256;
  private static final int MAX_VARINT = 10;

  /** Covers the rounding of single-precision norms in the bound. */
  private static final double SLACK = 1 + 1e-5;

  private final NgramIndex index;
  private final MemorySegment vectors;
  private final int wordBytes;
  private final int wordMask;
  private final double[] reach = new double[PhraseLength.CLASSES];

  /** The dot product of the query with each word; negative once the word's phrases are scored. */
  private final double[] products;

  private int[] touched = new int[1024];
  private float[] cosines = new float[1024];
  private int touchedCount;
  private int[] ordered = new int[1024];
  private final int[] levelStarts = new int[LEVELS + 2];

  private byte[] bytes = new byte[1024];
  private int at;
  private long[] codes = new long[64];
  private int codeCount;
  private double queryNorm;
  private final TopHits best = new TopHits();

  NgramSearcher(NgramIndex index) {
    this.index = index;
    this.vectors = index.phraseVectors;
    this.wordBytes = Ngrams.wordBytes(index.wordCount());
    this.wordMask = wordBytes == Integer.BYTES ? -1 : (1 << Byte.SIZE * wordBytes) - 1;
    this.products = new double[index.wordCount()];
    for (int c = 0; c < reach.length; c++) {
      int longest = Math.min(PhraseLength.longest(c), Math.max(1, index.longestPhrase));
      reach[c] = Math.sqrt(longest) * SLACK;
    }
  }

  /**
   * Finds the {@code k} phrases with the highest cosines above 0; of equal ones those with smaller
   * ordinals.
   *
   * @param normalisedText words as {@code Words.phraseKey} gives them, separated by white space
   * @return the number of hits
   */
  public int search(CharSequence normalisedText, int k, NgramHits into) {
    if (k < 1) {
      throw new IllegalArgumentException("k [" + k + "]: expected a positive number");
    }
    best.reset(Math.min(k, index.phraseCount()));
    readGrams(normalisedText);
    multiplyWithWords();
    orderWords();
    scorePhrases();
    for (int i = 0; i < touchedCount; i++) {
      products[touched[i]] = 0;
    }
    into.reset(best.size());
    while (best.size() > 0) {
      int rank = best.size() - 1;
      float cosine = best.popWorst();
      into.set(rank, index.phraseAt(best.poppedPlace()), cosine);
    }
    return into.size();
  }

  private void readGrams(CharSequence text) {
    codeCount = 0;
    int from = 0;
    while (from < text.length()) {
      int end = from;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      Ngrams.forEach(text.subSequence(from, end), this::addCode);
      from = end + 1;
    }
    Arrays.sort(codes, 0, codeCount);
  }

  private void addCode(long code) {
    if (codeCount == codes.length) {
      codes = Arrays.copyOf(codes, 2 * codeCount);
    }
    codes[codeCount++] = code;
  }

  private void multiplyWithWords() {
    touchedCount = 0;
    double sum = 0;
    int i = 0;
    while (i < codeCount) {
      int times = 1;
      while (i + times < codeCount && codes[i + times] == codes[i]) {
        times++;
      }
      int gram = index.gram(codes[i]);
      if (gram >= 0) {
        double idf = index.idf(gram);
        double weight = times * idf;
        sum += weight * weight;
        multiply(gram, weight * idf);
      }
      i += times;
    }
    queryNorm = Math.sqrt(sum);
  }

  private void multiply(int gram, double factor) {
    long start = index.gramWordStarts.getLong(gram);
    int end = copy(index.gramWords, start, index.gramWordStarts.getLong(gram + 1));
    int word = 0;
    while (at < end) {
      long posting = next();
      word += (int) (posting >>> 1);
      int times = (posting & 1) == 0 ? 1 : (int) next();
      if (products[word] == 0) {
        if (touchedCount == touched.length) {
          touched = Arrays.copyOf(touched, 2 * touchedCount);
        }
        touched[touchedCount++] = word;
      }
      products[word] += factor * times;
    }
  }

  /** Copies numbers to the heap, where reading them one by one is several times as fast. */
  private int copy(MemorySegment from, long start, long end) {
    int length = (int) (end - start);
    if (bytes.length < length + MAX_VARINT) {
      bytes = new byte[2 * (length + MAX_VARINT)];
    }
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, start, bytes, 0, length);
    at = 0;
    return length;
  }

  private long next() {
    byte b = bytes[at++];
    long value = b & 0x7F;
    for (int shift = 7; b < 0; shift += 7) {
      b = bytes[at++];
      value |= (b & 0x7FL) << shift;
    }
    return value;
  }

  /** Sorts the words by falling cosine, to a 256th. */
  private void orderWords() {
    if (ordered.length < touchedCount) {
      ordered = new int[touched.length];
      cosines = new float[touched.length];
    }
    Arrays.fill(levelStarts, 0);
    double perQuery = 1 / queryNorm;
    for (int i = 0; i < touchedCount; i++) {
      int word = touched[i];
      cosines[i] = (float) (products[word] * perQuery / index.wordNorm(word));
      levelStarts[level(cosines[i]) + 1]++;
    }
    for (int i = 0; i <= LEVELS; i++) {
      levelStarts[i + 1] += levelStarts[i];
    }
    for (int i = 0; i < touchedCount; i++) {
      ordered[levelStarts[level(cosines[i])]++] = touched[i];
    }
  }

  /** Level 0 is a cosine of 1, level 256 one of almost 0. */
  private static int level(float cosine) {
    return LEVELS - Math.min(LEVELS, (int) (cosine * LEVELS));
  }

  private void scorePhrases() {
    int level = 0;
    for (int i = 0; i < touchedCount; i++) {
      while (i >= levelStarts[level]) {
        level++;
      }
      double bound = (LEVELS - level + 1) / (double) LEVELS;
      if (!best.admits(bound * reach[0])) {
        return;
      }
      scorePhrasesOf(ordered[i], bound);
    }
  }

  private void scorePhrasesOf(int word, double bound) {
    long start = index.wordPhraseStarts.getLong(word);
    int end = copy(index.wordPhrases, start, index.wordPhraseStarts.getLong(word + 1));
    while (at < end) {
      long list = next();
      int lengthClass = (int) list & ((1 << PhraseLength.CLASS_BITS) - 1);
      if (!best.admits(bound * reach[lengthClass])) {
        break;
      }
      long phrase = 0;
      for (long left = list >>> PhraseLength.CLASS_BITS; left > 0; left--) {
        phrase += next();
        score(phrase);
      }
    }
    products[word] = -products[word];
  }

  /**
   * Scores a phrase unless one of its words was taken before: that word had a higher bound and the
   * threshold was lower then, so this phrase was scored with it.
   */
  private void score(long phrase) {
    int count = vectors.get(ValueLayout.JAVA_BYTE, phrase) & 0xFF;
    float norm = vectors.get(NgramIndex.FLOAT, phrase + 1);
    long place = phrase + 1 + Float.BYTES;
    double product = 0;
    for (int i = 0; i < count; i++) {
      double more = products[vectors.get(NgramIndex.INT, place) & wordMask];
      if (more < 0) {
        return;
      }
      product += more;
      place += wordBytes;
    }
    best.offer((float) Math.min(1, product / (queryNorm * norm)), phrase);
  }
}
