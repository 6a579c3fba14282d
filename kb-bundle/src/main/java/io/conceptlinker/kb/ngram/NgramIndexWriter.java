package io.conceptlinker.kb.ngram;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataOutput;

/**
 * Compiles an n-gram index. A few passes over the phrases; memory: the words' grams (about 9 ints a
 * word) and the postings from words to phrases (about 2 bytes each) at once, nothing that grows
 * with phrases times grams. Confined to one thread.
 */
public final class NgramIndexWriter {
  private final int wordCount;
  private final int phraseCount;
  private final PhraseWords phrases;

  private long[] grams = new long[0];
  private float[] idf = new float[0];
  private final int[] wordStart;
  private int[] wordGrams = new int[1024];
  private byte[] wordCounts = new byte[1024];
  private final float[] wordNorm;

  private NgramIndexWriter(int wordCount, int phraseCount, PhraseWords phrases) {
    this.wordCount = wordCount;
    this.phraseCount = phraseCount;
    this.phrases = phrases;
    this.wordStart = new int[wordCount + 1];
    this.wordNorm = new float[wordCount];
  }

  /**
   * Writes the index.
   *
   * @param wordCount words have ordinals from 0 to this
   * @param wordText the normalised text of a word
   * @param phraseCount phrases have ordinals from 0 to this
   * @param phrases the words of a phrase; asked in phrase order, several times
   * @param out takes the body; header and footer are the caller's
   */
  public static void write(
      int wordCount,
      IntFunction<? extends CharSequence> wordText,
      int phraseCount,
      PhraseWords phrases,
      DataOutput out)
      throws IOException {
    NgramIndexWriter writer = new NgramIndexWriter(wordCount, phraseCount, phrases);
    writer.collectGrams(wordText);
    writer.weigh();
    writer.writeTo(out);
  }

  private void collectGrams(IntFunction<? extends CharSequence> wordText) {
    Grams word = new Grams();
    LongSet seen = new LongSet();
    for (int w = 0; w < wordCount; w++) {
      word.reset(wordText.apply(w));
      for (int i = 0; i < word.size(); i++) {
        seen.add(word.gram(i));
      }
    }
    grams = seen.sorted();
    int size = 0;
    for (int w = 0; w < wordCount; w++) {
      word.reset(wordText.apply(w));
      if (size + word.size() > wordGrams.length) {
        int capacity = Math.max(size + word.size(), wordGrams.length + (wordGrams.length >> 1));
        wordGrams = Arrays.copyOf(wordGrams, capacity);
        wordCounts = Arrays.copyOf(wordCounts, capacity);
      }
      for (int i = 0; i < word.size(); i++) {
        wordGrams[size] = Arrays.binarySearch(grams, word.gram(i));
        wordCounts[size++] = (byte) Math.min(Byte.MAX_VALUE, word.count(i));
      }
      wordStart[w + 1] = size;
    }
  }

  /**
   * Document frequencies of grams over phrases, as scikit-learn smooths them, and the words' norms.
   */
  private void weigh() {
    int[] frequency = new int[grams.length];
    int[] lastPhrase = new int[grams.length];
    Arrays.fill(lastPhrase, -1);
    int[] words = new int[NgramIndex.MAX_WORDS];
    for (int phrase = 0; phrase < phraseCount; phrase++) {
      int count = phrases.words(phrase, words);
      for (int i = 0; i < count; i++) {
        for (int at = wordStart[words[i]]; at < wordStart[words[i] + 1]; at++) {
          int gram = wordGrams[at];
          if (lastPhrase[gram] != phrase) {
            lastPhrase[gram] = phrase;
            frequency[gram]++;
          }
        }
      }
    }
    idf = new float[grams.length];
    for (int gram = 0; gram < grams.length; gram++) {
      idf[gram] = (float) (Math.log((1d + phraseCount) / (1d + frequency[gram])) + 1);
    }
    for (int w = 0; w < wordCount; w++) {
      double sum = 0;
      for (int at = wordStart[w]; at < wordStart[w + 1]; at++) {
        double weight = wordCounts[at] * (double) idf[wordGrams[at]];
        sum += weight * weight;
      }
      wordNorm[w] = (float) Math.sqrt(sum);
    }
  }

  private void writeTo(DataOutput out) throws IOException {
    Postings ofGrams = gramPostings();
    ByteBuffersDataOutput forward = new ByteBuffersDataOutput();
    long[] forwardStart = new long[phraseCount / NgramIndex.BLOCK + 1];
    float[] phraseNorm = new float[phraseCount];
    int[] wordFrequency = new int[wordCount];
    forwardPass(forward, forwardStart, phraseNorm, wordFrequency);
    Postings ofWords = wordPostings(wordFrequency);

    out.writeInt(grams.length);
    out.writeInt(wordCount);
    out.writeInt(phraseCount);
    out.writeInt(0);
    for (long gram : grams) {
      out.writeLong(gram);
    }
    writeLongs(out, ofGrams.start);
    writeLongs(out, ofWords.start);
    writeLongs(out, forwardStart);
    writeFloats(out, idf);
    writeFloats(out, wordNorm);
    writeFloats(out, phraseNorm);
    out.writeLong(ofGrams.bytes.size());
    out.writeLong(ofWords.bytes.size());
    out.writeLong(forward.size());
    ofGrams.bytes.copyTo(out);
    ofWords.bytes.copyTo(out);
    forward.copyTo(out);
  }

  /** The words of each phrase, its norm, and in how many phrases each word is. */
  private void forwardPass(
      ByteBuffersDataOutput forward, long[] start, float[] phraseNorm, int[] wordFrequency)
      throws IOException {
    int[] words = new int[NgramIndex.MAX_WORDS];
    float[] weights = new float[grams.length];
    for (int phrase = 0; phrase < phraseCount; phrase++) {
      if (phrase % NgramIndex.BLOCK == 0) {
        start[phrase / NgramIndex.BLOCK] = forward.size();
      }
      int count = phrases.words(phrase, words);
      phraseNorm[phrase] = norm(words, count, weights);
      Arrays.sort(words, 0, count);
      forward.writeVInt(count);
      int last = 0;
      for (int i = 0; i < count; i++) {
        forward.writeVInt(words[i] - last);
        if (i == 0 || words[i] != words[i - 1]) {
          wordFrequency[words[i]]++;
        }
        last = words[i];
      }
    }
  }

  private float norm(int[] words, int count, float[] weights) {
    if (count == 1) {
      return wordNorm[words[0]];
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int at = wordStart[words[i]]; at < wordStart[words[i] + 1]; at++) {
        weights[wordGrams[at]] += wordCounts[at];
      }
    }
    for (int i = 0; i < count; i++) {
      for (int at = wordStart[words[i]]; at < wordStart[words[i] + 1]; at++) {
        int gram = wordGrams[at];
        double weight = weights[gram] * (double) idf[gram];
        sum += weight * weight;
        weights[gram] = 0;
      }
    }
    return (float) Math.sqrt(sum);
  }

  /** Delta-coded lists, one after the other. */
  private static final class Postings {
    /** Where each list starts in the bytes, and where the last one ends. */
    private final long[] start;

    private final ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();

    Postings(int lists) {
      start = new long[lists + 1];
    }
  }

  private Postings gramPostings() throws IOException {
    int[] at = new int[grams.length + 1];
    int total = wordStart[wordCount];
    for (int i = 0; i < total; i++) {
      at[wordGrams[i] + 1]++;
    }
    for (int gram = 0; gram < grams.length; gram++) {
      at[gram + 1] += at[gram];
    }
    int[] next = at.clone();
    int[] words = new int[total];
    byte[] counts = new byte[total];
    for (int w = 0; w < wordCount; w++) {
      for (int i = wordStart[w]; i < wordStart[w + 1]; i++) {
        int slot = next[wordGrams[i]]++;
        words[slot] = w;
        counts[slot] = wordCounts[i];
      }
    }
    Postings postings = new Postings(grams.length);
    ByteBuffersDataOutput bytes = postings.bytes;
    for (int gram = 0; gram < grams.length; gram++) {
      postings.start[gram] = bytes.size();
      int last = 0;
      for (int i = at[gram]; i < at[gram + 1]; i++) {
        // One bit says that the gram is in the word more than once.
        boolean many = counts[i] > 1;
        bytes.writeVLong(((long) (words[i] - last) << 1) | (many ? 1 : 0));
        if (many) {
          bytes.writeByte(counts[i]);
        }
        last = words[i];
      }
    }
    postings.start[grams.length] = bytes.size();
    return postings;
  }

  /** Phrases of each word: counted first, filled in phrase order, so that each list is sorted. */
  private Postings wordPostings(int[] frequency) throws IOException {
    int[] at = new int[wordCount + 1];
    for (int w = 0; w < wordCount; w++) {
      at[w + 1] = Math.addExact(at[w], frequency[w]);
    }
    int[] next = at.clone();
    int[] list = new int[at[wordCount]];
    int[] words = new int[NgramIndex.MAX_WORDS];
    for (int phrase = 0; phrase < phraseCount; phrase++) {
      int count = phrases.words(phrase, words);
      for (int i = 0; i < count; i++) {
        int w = words[i];
        if (next[w] == at[w] || list[next[w] - 1] != phrase) {
          list[next[w]++] = phrase;
        }
      }
    }
    Postings postings = new Postings(wordCount);
    ByteBuffersDataOutput bytes = postings.bytes;
    for (int w = 0; w < wordCount; w++) {
      postings.start[w] = bytes.size();
      int last = 0;
      for (int i = at[w]; i < at[w + 1]; i++) {
        bytes.writeVInt(list[i] - last);
        last = list[i];
      }
    }
    postings.start[wordCount] = bytes.size();
    return postings;
  }

  private static void writeLongs(DataOutput out, long[] values) throws IOException {
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static void writeFloats(DataOutput out, float[] values) throws IOException {
    for (float value : values) {
      out.writeInt(Float.floatToRawIntBits(value));
    }
  }
}
