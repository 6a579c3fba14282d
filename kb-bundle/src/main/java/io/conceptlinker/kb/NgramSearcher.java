package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.Ngrams;
import io.conceptlinker.kb.internal.PhraseLength;
import io.conceptlinker.kb.store.VarintReader;
import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

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

  /** Covers the rounding of single-precision norms in the bound. */
  private static final double SLACK = 1 + 1e-5;

  private final NgramIndex index;
  private final VarintReader gramWords;
  private final VarintReader wordPhrases;
  private final double[] products;
  private final FixedBitSet scored;
  private final double[] reach = new double[PhraseLength.CLASSES];

  private int[] touched = new int[1024];
  private int touchedCount;
  private int[] ordered = new int[1024];
  private float[] cosines = new float[1024];
  private long[] codes = new long[64];
  private int codeCount;
  private double queryNorm;

  private long[] best = new long[0];
  private int bestCount;
  private int wanted;

  NgramSearcher(NgramIndex index) {
    this.index = index;
    this.gramWords = new VarintReader(index.gramWords);
    this.wordPhrases = new VarintReader(index.wordPhrases);
    this.products = new double[index.wordCount()];
    this.scored = new FixedBitSet(Math.max(1, index.phraseCount()));
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
    into.clear();
    wanted = Math.min(k, index.phraseCount());
    if (best.length < wanted) {
      best = new long[wanted];
    }
    bestCount = 0;
    readGrams(normalisedText);
    multiplyWithWords();
    int count = orderWords();
    scorePhrases(count);
    for (int i = 0; i < touchedCount; i++) {
      products[touched[i]] = 0;
    }
    scored.clear();
    Arrays.sort(best, 0, bestCount);
    for (int i = bestCount - 1; i >= 0; i--) {
      into.add(phraseOf(best[i]), cosineOf(best[i]));
    }
    return bestCount;
  }

  private void readGrams(CharSequence text) {
    codeCount = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      Ngrams.forEach(text.subSequence(at, end), this::addCode);
      at = end + 1;
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
    gramWords.seek(index.gramWordStarts.getLong(gram));
    long end = index.gramWordStarts.getLong(gram + 1);
    int word = 0;
    while (gramWords.position() < end) {
      long posting = gramWords.nextLong();
      word += (int) (posting >>> 1);
      int times = (posting & 1) == 0 ? 1 : gramWords.nextInt();
      if (products[word] == 0) {
        if (touchedCount == touched.length) {
          touched = Arrays.copyOf(touched, 2 * touchedCount);
        }
        touched[touchedCount++] = word;
      }
      products[word] += factor * times;
    }
  }

  /** Sorts the words by falling cosine, to a 256th, and returns how many there are. */
  private int orderWords() {
    if (ordered.length < touchedCount) {
      ordered = new int[touched.length];
      cosines = new float[touched.length];
    }
    int[] ends = new int[LEVELS + 1];
    for (int i = 0; i < touchedCount; i++) {
      ends[level(cosine(touched[i]))]++;
    }
    int sum = 0;
    for (int level = LEVELS; level >= 0; level--) {
      int count = ends[level];
      ends[level] = sum;
      sum += count;
    }
    for (int i = 0; i < touchedCount; i++) {
      double cosine = cosine(touched[i]);
      int place = ends[level(cosine)]++;
      ordered[place] = touched[i];
      cosines[place] = (level(cosine) + 1) / (float) LEVELS;
    }
    return touchedCount;
  }

  private double cosine(int word) {
    return products[word] / (queryNorm * index.wordNorm(word));
  }

  private static int level(double cosine) {
    return (int) Math.min(LEVELS, cosine * LEVELS);
  }

  private void scorePhrases(int count) {
    for (int i = 0; i < count; i++) {
      double bound = cosines[i];
      if (!canReach(bound * reach[0])) {
        return;
      }
      int word = ordered[i];
      wordPhrases.seek(index.wordPhraseStarts.getLong(word));
      for (int c = 0; c < PhraseLength.CLASSES && canReach(bound * reach[c]); c++) {
        int phrases = wordPhrases.nextInt();
        int phrase = 0;
        for (int p = 0; p < phrases; p++) {
          phrase += wordPhrases.nextInt();
          if (!scored.getAndSet(phrase)) {
            offer(phrase, score(phrase));
          }
        }
      }
    }
  }

  private boolean canReach(double bound) {
    return bestCount < wanted || bound >= cosineOf(best[0]);
  }

  private float score(int phrase) {
    double product = 0;
    int end = index.phraseWords.end(phrase);
    for (int i = index.phraseWords.start(phrase); i < end; i++) {
      product += products[index.phraseWords.value(i)];
    }
    return (float) Math.min(1, product / (queryNorm * index.phraseNorm(phrase)));
  }

  /** Keeps the best in a heap with the worst on top; positive floats sort as their bits do. */
  private void offer(int phrase, float cosine) {
    long hit = (long) Float.floatToRawIntBits(cosine) << 32 | (Integer.MAX_VALUE - phrase);
    if (bestCount < wanted) {
      int child = bestCount++;
      while (child > 0 && best[(child - 1) >>> 1] > hit) {
        best[child] = best[(child - 1) >>> 1];
        child = (child - 1) >>> 1;
      }
      best[child] = hit;
    } else if (hit > best[0]) {
      siftDown(hit);
    }
  }

  private void siftDown(long hit) {
    int parent = 0;
    while (2 * parent + 1 < bestCount) {
      int child = 2 * parent + 1;
      if (child + 1 < bestCount && best[child + 1] < best[child]) {
        child++;
      }
      if (best[child] >= hit) {
        break;
      }
      best[parent] = best[child];
      parent = child;
    }
    best[parent] = hit;
  }

  private static float cosineOf(long hit) {
    return Float.intBitsToFloat((int) (hit >>> 32));
  }

  private static int phraseOf(long hit) {
    return Integer.MAX_VALUE - (int) hit;
  }
}
