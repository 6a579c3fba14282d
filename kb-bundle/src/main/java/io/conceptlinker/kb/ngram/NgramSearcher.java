package io.conceptlinker.kb.ngram;

import java.util.Arrays;

/**
 * Finds the phrases that are nearest to a string. Confined to one thread; holds four bytes for each
 * word of the index.
 *
 * <p>A phrase that reaches a cosine c has, if it has m words, a word whose own cosine with the
 * query is at least c/√m (Cauchy-Schwarz: all weights are positive, so a phrase's norm is at least
 * the root of its words' squared norms, and its cosine at most the root of their squared cosines).
 * So only the phrases of such strong words are scored, and each of them exactly. Words with many
 * phrases come last; their turn is skipped when the same bound says that nothing new can reach the
 * threshold.
 */
public final class NgramSearcher {
  /**
   * Phrases of up to this many words are found for certain, and of two more words than the query
   * has.
   */
  private static final int SURE_WORDS = 4;

  /** A word whose postings take more bytes than this is left for last. */
  private static final int MANY_PHRASES = 1024;

  /** Sorts words of many phrases behind the others; above all differences of float bits. */
  private static final long MANY = 1L << 30;

  private final NgramIndex index;
  private final SegmentCursor cursor;
  private final Grams wordGrams = new Grams();
  private final PhraseSet visited = new PhraseSet();

  private long[] queryGrams = new long[64];
  private int[] queryCounts = new int[64];
  private int querySize;

  /** Dot product of the query with each word, 0 where they share no gram. */
  private final float[] products;

  private int[] touched = new int[1024];
  private int touchedSize;
  private long[] strong = new long[256];
  private int strongSize;

  NgramSearcher(NgramIndex index) {
    this.index = index;
    this.cursor = new SegmentCursor(index.body);
    this.products = new float[index.wordCount];
  }

  /**
   * Searches.
   *
   * @param words the normalised words of the query, in any order
   * @param minimum the least cosine, above 0
   * @param hits takes the best
   */
  public void search(Iterable<? extends CharSequence> words, float minimum, NgramHits hits) {
    if (!(minimum > 0 && minimum <= 1)) {
      throw new IllegalArgumentException("cosine [" + minimum + "]: expected above 0, at most 1");
    }
    hits.clear();
    querySize = 0;
    int wordCount = 0;
    for (CharSequence word : words) {
      addWord(word);
      wordCount++;
    }
    multiplyWords();
    int sureWords = Math.max(SURE_WORDS, wordCount + 2);
    float weak = minimum / (float) Math.sqrt(sureWords);
    selectStrong(weak);
    visit(sureWords, weak, minimum, hits);
    for (int i = 0; i < touchedSize; i++) {
      products[touched[i]] = 0;
    }
    touchedSize = 0;
    visited.clear();
  }

  private void addWord(CharSequence word) {
    wordGrams.reset(word);
    for (int i = 0; i < wordGrams.size(); i++) {
      int at = 0;
      while (at < querySize && queryGrams[at] != wordGrams.gram(i)) {
        at++;
      }
      if (at == querySize) {
        if (querySize == queryGrams.length) {
          queryGrams = Arrays.copyOf(queryGrams, 2 * querySize);
          queryCounts = Arrays.copyOf(queryCounts, 2 * querySize);
        }
        queryGrams[querySize] = wordGrams.gram(i);
        queryCounts[querySize++] = 0;
      }
      queryCounts[at] += wordGrams.count(i);
    }
  }

  private void multiplyWords() {
    int[] grams = new int[querySize];
    double sum = 0;
    for (int i = 0; i < querySize; i++) {
      grams[i] = index.gram(queryGrams[i]);
      if (grams[i] >= 0) {
        double weight = queryCounts[i] * (double) index.idf(grams[i]);
        sum += weight * weight;
      }
    }
    double norm = Math.sqrt(sum);
    for (int i = 0; i < querySize; i++) {
      if (grams[i] >= 0) {
        double idf = index.idf(grams[i]);
        multiply(grams[i], (float) (queryCounts[i] * idf * idf / norm));
      }
    }
  }

  private void multiply(int gram, float weight) {
    cursor.seek(index.gramPostings(gram));
    long end = index.gramPostings(gram + 1);
    int word = 0;
    while (cursor.position() < end) {
      long posting = cursor.readLong();
      word += (int) (posting >>> 1);
      float product = (posting & 1) == 0 ? weight : weight * cursor.readByte();
      if (products[word] == 0) {
        if (touchedSize == touched.length) {
          touched = Arrays.copyOf(touched, 2 * touchedSize);
        }
        touched[touchedSize++] = word;
      }
      products[word] += product;
    }
  }

  /**
   * Sorts the words whose cosine is at least {@code least}: few phrases first, then by cosine, best
   * first.
   */
  private void selectStrong(float least) {
    strongSize = 0;
    for (int i = 0; i < touchedSize; i++) {
      int word = touched[i];
      float cosine = products[word] / index.wordNorm(word);
      if (cosine >= least) {
        if (strongSize == strong.length) {
          strong = Arrays.copyOf(strong, 2 * strongSize);
        }
        boolean many = index.wordPostings(word + 1) - index.wordPostings(word) > MANY_PHRASES;
        long order =
            (many ? MANY : 0) | (Float.floatToRawIntBits(2f) - Float.floatToRawIntBits(cosine));
        strong[strongSize++] = (order << 32) | word;
      }
    }
    Arrays.sort(strong, 0, strongSize);
  }

  private void visit(int sureWords, float weak, float minimum, NgramHits hits) {
    for (int i = 0; i < strongSize; i++) {
      boolean many = (strong[i] >>> 32) >= MANY;
      if (many && bound(i, sureWords, weak) < hits.threshold(minimum)) {
        return;
      }
      visitPhrases((int) strong[i], minimum, hits);
    }
  }

  /**
   * The highest cosine of a phrase none of whose words is among the first {@code from} strong ones.
   */
  private float bound(int from, int sureWords, float weak) {
    float sum = 0;
    for (int i = from; i < from + sureWords; i++) {
      float cosine = i < strongSize ? cosine((int) strong[i]) : weak;
      sum += cosine * cosine;
    }
    return (float) Math.sqrt(sum);
  }

  private float cosine(int word) {
    return products[word] / index.wordNorm(word);
  }

  private void visitPhrases(int word, float minimum, NgramHits hits) {
    SegmentCursor postings = new SegmentCursor(index.body);
    postings.seek(index.wordPostings(word));
    long end = index.wordPostings(word + 1);
    int phrase = 0;
    while (postings.position() < end) {
      phrase += postings.readInt();
      if (visited.add(phrase)) {
        float cosine = score(phrase);
        if (cosine >= minimum) {
          hits.collect(phrase, cosine);
        }
      }
    }
  }

  private float score(int phrase) {
    cursor.seek(index.forwardBlock(phrase));
    for (int skipped = phrase % NgramIndex.BLOCK; skipped > 0; skipped--) {
      for (int count = cursor.readInt(); count > 0; count--) {
        cursor.readInt();
      }
    }
    float sum = 0;
    int word = 0;
    for (int count = cursor.readInt(); count > 0; count--) {
      word += cursor.readInt();
      sum += products[word];
    }
    return sum / index.phraseNorm(phrase);
  }
}
