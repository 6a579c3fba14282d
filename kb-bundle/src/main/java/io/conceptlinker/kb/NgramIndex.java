package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.Ngrams;
import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IntColumn;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Finds the phrases whose character 3-grams are most like those of a text: the cosine of TF-IDF
 * vectors as scikit-learn computes it with {@code analyzer="char_wb"}, {@code ngram_range=(3, 3)},
 * raw counts, smoothed idf and L2 norm. The phrases are the keys of names.
 *
 * <p>Immutable and thread-safe; {@link #searcher} gives each thread what it needs.
 */
public final class NgramIndex {
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment grams;
  private final IntColumn documentFrequencies;
  private final MemorySegment wordNorms;
  private final IntColumn phraseStarts;

  final IntColumn gramWordStarts;
  final MemorySegment gramWords;
  final IntColumn wordPhraseStarts;
  final MemorySegment wordPhrases;
  final MemorySegment phraseVectors;
  final int longestPhrase;

  NgramIndex(BundleFile file) throws CorruptBundleException {
    grams = file.section("grams");
    documentFrequencies = new IntColumn(file.section("gram.df"));
    gramWordStarts = new IntColumn(file.section("gram.words.starts"));
    gramWords = file.section("gram.words.bytes");
    wordNorms = file.section("word.norms");
    phraseVectors = file.section("phrase.vectors");
    phraseStarts = new IntColumn(file.section("phrase.starts"));
    wordPhraseStarts = new IntColumn(file.section("word.phrases.starts"));
    wordPhrases = file.section("word.phrases.bytes");
    longestPhrase = file.section("phrase.longest").get(INT, 0);
  }

  /** Returns the number of phrases. */
  public int phraseCount() {
    return phraseStarts.size() - 1;
  }

  /** Returns the number of different words in phrases. */
  public int wordCount() {
    return wordPhraseStarts.size() - 1;
  }

  /** Returns the number of different 3-grams. */
  public int gramCount() {
    return documentFrequencies.size();
  }

  /** Returns a searcher, confined to one thread; it takes eight bytes for each word. */
  public NgramSearcher searcher() {
    return new NgramSearcher(this);
  }

  /** Returns the index of a 3-gram, or -1 if no phrase has it. */
  int gram(long code) {
    int low = 0;
    int high = gramCount() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = grams.get(LONG, (long) Long.BYTES * middle);
      if (found < code) {
        low = middle + 1;
      } else if (found > code) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  double idf(int gram) {
    return Ngrams.idf(phraseCount(), documentFrequencies.get(gram));
  }

  float wordNorm(int word) {
    return wordNorms.get(FLOAT, (long) Float.BYTES * word);
  }

  /** Returns the phrase whose record is at an offset. */
  int phraseAt(long offset) {
    int low = 0;
    int high = phraseCount() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (phraseStarts.getLong(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
