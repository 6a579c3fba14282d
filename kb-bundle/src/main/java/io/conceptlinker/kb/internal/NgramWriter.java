package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.trie.PhraseKeys;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.IntsRefBuilder;

/**
 * Writes the character 3-grams of all phrases as two indexes that meet in the words: from 3-grams
 * to words and from words to phrases. Since char_wb 3-grams never cross words, a phrase's vector is
 * the sum of its words' vectors; the words occur in many phrases but are indexed once, which makes
 * the whole a third of the size of postings from 3-grams to phrases.
 *
 * <p>Sections: {@code grams} (the 3-grams, sorted), {@code gram.df} (phrases that have it), {@code
 * gram.words} (words that have it, as differences, and how often), {@code word.norms}, {@code
 * word.phrases} and the sections of {@link PhraseVectorsWriter}.
 */
public final class NgramWriter {
  private final PhraseKeys keys;
  private final int words;
  private final int phrases;
  private final int[] wordStarts;
  private final int[] wordGrams;
  private final long[] grams;
  private final int[] documentFrequencies;
  private final double[] idf;
  private final int[] frequencies;

  /** Takes the sorted phrases. */
  public NgramWriter(PhraseKeys keys) {
    this.keys = keys;
    this.words = keys.wordCount();
    this.phrases = keys.phraseCount();
    this.wordStarts = new int[words + 1];
    long[] codes = readGrams();
    this.grams = LongList.distinct(codes.clone());
    this.wordGrams = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      wordGrams[i] = Arrays.binarySearch(grams, codes[i]);
    }
    for (int word = 0; word < words; word++) {
      Arrays.sort(wordGrams, wordStarts[word], wordStarts[word + 1]);
    }
    this.documentFrequencies = countDocuments();
    this.frequencies = new int[grams.length];
    this.idf = new double[grams.length];
    for (int gram = 0; gram < idf.length; gram++) {
      idf[gram] = Ngrams.idf(phrases, documentFrequencies[gram]);
    }
  }

  /** Returns the number of different 3-grams. */
  public int gramCount() {
    return grams.length;
  }

  private long[] readGrams() {
    LongList codes = new LongList();
    BytesRef key = new BytesRef();
    for (int word = 0; word < words; word++) {
      Ngrams.forEach(keys.word(word, key).utf8ToString(), codes::add);
      wordStarts[word + 1] = codes.size();
    }
    return codes.toArray();
  }

  private int[] countDocuments() {
    int[] counts = new int[grams.length];
    int[] seenBy = new int[grams.length];
    Arrays.fill(seenBy, -1);
    IntsRefBuilder scratch = new IntsRefBuilder();
    for (int phrase = 0; phrase < phrases; phrase++) {
      IntsRef key = keys.phraseWords(phrase, scratch);
      for (int w = key.offset; w < key.offset + key.length; w++) {
        int word = key.ints[w];
        for (int i = wordStarts[word]; i < wordStarts[word + 1]; i++) {
          int gram = wordGrams[i];
          if (seenBy[gram] != phrase) {
            seenBy[gram] = phrase;
            counts[gram]++;
          }
        }
      }
    }
    return counts;
  }

  /** Writes all sections. */
  public void write(BundleFileWriter out) throws IOException {
    out.section("grams");
    for (long gram : grams) {
      out.writeLong(gram);
    }
    out.section("gram.df");
    IntColumn.write(out, grams.length, i -> documentFrequencies[i]);
    writeGramWords(out);
    writeWordNorms(out);
    new PhraseVectorsWriter(keys, phraseNorms()).write(out);
  }

  private void writeGramWords(BundleFileWriter out) throws IOException {
    int[] starts = new int[grams.length + 1];
    for (int gram : wordGrams) {
      starts[gram + 1]++;
    }
    for (int g = 0; g < grams.length; g++) {
      starts[g + 1] += starts[g];
    }
    int[] postings = new int[wordGrams.length];
    int[] next = Arrays.copyOf(starts, grams.length);
    for (int word = 0; word < words; word++) {
      for (int i = wordStarts[word]; i < wordStarts[word + 1]; i++) {
        postings[next[wordGrams[i]]++] = word;
      }
    }
    long[] ends = new long[grams.length + 1];
    out.section("gram.words.bytes");
    long sectionStart = out.position();
    for (int gram = 0; gram < grams.length; gram++) {
      int before = 0;
      int i = starts[gram];
      while (i < starts[gram + 1]) {
        int word = postings[i];
        int times = 1;
        while (i + times < starts[gram + 1] && postings[i + times] == word) {
          times++;
        }
        out.writeVLong((long) (word - before) << 1 | (times > 1 ? 1 : 0));
        if (times > 1) {
          out.writeVInt(times);
        }
        before = word;
        i += times;
      }
      ends[gram + 1] = out.position() - sectionStart;
    }
    out.section("gram.words.starts");
    IntColumn.write(out, ends.length, i -> ends[i]);
  }

  private void writeWordNorms(BundleFileWriter out) throws IOException {
    out.section("word.norms");
    for (int word = 0; word < words; word++) {
      count(word);
      out.writeInt(Float.floatToIntBits((float) Math.sqrt(clear(word))));
    }
  }

  private float[] phraseNorms() {
    float[] norms = new float[phrases];
    IntsRefBuilder scratch = new IntsRefBuilder();
    for (int phrase = 0; phrase < phrases; phrase++) {
      IntsRef key = keys.phraseWords(phrase, scratch);
      for (int w = 0; w < key.length; w++) {
        count(key.ints[w]);
      }
      double sum = 0;
      for (int w = 0; w < key.length; w++) {
        sum += clear(key.ints[w]);
      }
      norms[phrase] = (float) Math.sqrt(sum);
    }
    return norms;
  }

  private void count(int word) {
    for (int i = wordStarts[word]; i < wordStarts[word + 1]; i++) {
      frequencies[wordGrams[i]]++;
    }
  }

  /** Sums the squared weights of a word's 3-grams and sets their frequencies to zero. */
  private double clear(int word) {
    double sum = 0;
    for (int i = wordStarts[word]; i < wordStarts[word + 1]; i++) {
      int gram = wordGrams[i];
      double weight = frequencies[gram] * idf[gram];
      sum += weight * weight;
      frequencies[gram] = 0;
    }
    return sum;
  }
}
