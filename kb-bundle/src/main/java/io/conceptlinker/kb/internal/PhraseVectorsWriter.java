package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.trie.PhraseKeys;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.IntsRefBuilder;

/**
 * Writes what is needed to score a phrase as one record, so that a candidate costs one cache miss,
 * and which phrases have a word.
 *
 * <p>Sections: {@code phrase.vectors} has for each phrase the number of words (a byte), the norm (a
 * {@code float}) and the ordinals of the words (each as many bytes as the number of words needs),
 * then four zero bytes. {@code phrase.starts} has the offset of each record. {@code word.phrases}
 * has for each word, by {@link PhraseLength}, longest first, {@code count * 16 + class} and the
 * offsets of the records as differences, all {@code vLong}s; classes without phrases are left out.
 */
final class PhraseVectorsWriter {
  private static final int CLASSES = PhraseLength.CLASSES;

  private final PhraseKeys keys;
  private final float[] norms;
  private final long[] offsets;
  private final IntsRefBuilder scratch = new IntsRefBuilder();

  PhraseVectorsWriter(PhraseKeys keys, float[] norms) {
    this.keys = keys;
    this.norms = norms;
    this.offsets = new long[keys.phraseCount() + 1];
  }

  void write(BundleFileWriter out) throws IOException {
    int[] starts = new int[keys.wordCount() * CLASSES + 1];
    int longest = writeVectors(out, starts);
    out.section("phrase.starts");
    IntColumn.write(out, offsets.length, i -> offsets[i]);
    out.section("phrase.longest");
    out.writeInt(longest);
    for (int i = 0; i + 1 < starts.length; i++) {
      starts[i + 1] += starts[i];
    }
    int[] postings = new int[starts[starts.length - 1]];
    int[] next = Arrays.copyOf(starts, starts.length - 1);
    for (int phrase = 0; phrase < keys.phraseCount(); phrase++) {
      IntsRef key = keys.phraseWords(phrase, scratch);
      int lengthClass = PhraseLength.classOf(key.length);
      for (int w = 0; w < key.length; w++) {
        if (isFirst(key, w)) {
          postings[next[key.ints[w] * CLASSES + lengthClass]++] = phrase;
        }
      }
    }
    writePostings(out, starts, postings);
  }

  private int writeVectors(BundleFileWriter out, int[] counts) throws IOException {
    int wordBytes = Ngrams.wordBytes(keys.wordCount());
    int longest = 0;
    out.section("phrase.vectors");
    long sectionStart = out.position();
    for (int phrase = 0; phrase < keys.phraseCount(); phrase++) {
      IntsRef key = keys.phraseWords(phrase, scratch);
      longest = Math.max(longest, key.length);
      int lengthClass = PhraseLength.classOf(key.length);
      out.writeByte((byte) key.length);
      out.writeInt(Float.floatToIntBits(norms[phrase]));
      for (int w = 0; w < key.length; w++) {
        for (int b = 0; b < wordBytes; b++) {
          out.writeByte((byte) (key.ints[w] >>> (Byte.SIZE * b)));
        }
        if (isFirst(key, w)) {
          counts[key.ints[w] * CLASSES + lengthClass + 1]++;
        }
      }
      offsets[phrase + 1] = out.position() - sectionStart;
    }
    out.writeInt(0);
    return longest;
  }

  private static boolean isFirst(IntsRef key, int w) {
    for (int before = 0; before < w; before++) {
      if (key.ints[before] == key.ints[w]) {
        return false;
      }
    }
    return true;
  }

  private void writePostings(BundleFileWriter out, int[] starts, int[] postings)
      throws IOException {
    long[] ends = new long[keys.wordCount() + 1];
    out.section("word.phrases.bytes");
    long sectionStart = out.position();
    for (int word = 0; word < keys.wordCount(); word++) {
      for (int lengthClass = 0; lengthClass < CLASSES; lengthClass++) {
        int list = word * CLASSES + lengthClass;
        int count = starts[list + 1] - starts[list];
        if (count > 0) {
          out.writeVLong((long) count << PhraseLength.CLASS_BITS | lengthClass);
        }
        long before = 0;
        for (int i = starts[list]; i < starts[list + 1]; i++) {
          out.writeVLong(offsets[postings[i]] - before);
          before = offsets[postings[i]];
        }
      }
      ends[word + 1] = out.position() - sectionStart;
    }
    out.section("word.phrases.starts");
    IntColumn.write(out, ends.length, i -> ends[i]);
  }
}
