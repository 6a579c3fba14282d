package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.trie.PhraseKeys;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.IntsRefBuilder;

/** Writes which words a phrase has and, the other way round, which phrases have a word. */
final class WordPhrasesWriter {
  private static final int CLASSES = PhraseLength.CLASSES;

  private final PhraseKeys keys;
  private final IntsRefBuilder scratch = new IntsRefBuilder();

  WordPhrasesWriter(PhraseKeys keys) {
    this.keys = keys;
  }

  void write(BundleFileWriter out) throws IOException {
    int phrases = keys.phraseCount();
    int[] wordEnds = new int[phrases + 1];
    int[] starts = new int[keys.wordCount() * CLASSES + 1];
    int longest = 0;
    for (int phrase = 0; phrase < phrases; phrase++) {
      IntsRef key = keys.phraseWords(phrase, scratch);
      longest = Math.max(longest, key.length);
      wordEnds[phrase + 1] = wordEnds[phrase] + key.length;
      int lengthClass = PhraseLength.classOf(key.length);
      for (int w = 0; w < key.length; w++) {
        if (isFirst(key, w)) {
          starts[key.ints[w] * CLASSES + lengthClass + 1]++;
        }
      }
    }
    for (int i = 0; i + 1 < starts.length; i++) {
      starts[i + 1] += starts[i];
    }
    int[] forward = new int[wordEnds[phrases]];
    int[] postings = new int[starts[starts.length - 1]];
    int[] next = Arrays.copyOf(starts, starts.length - 1);
    for (int phrase = 0; phrase < phrases; phrase++) {
      IntsRef key = keys.phraseWords(phrase, scratch);
      System.arraycopy(key.ints, 0, forward, wordEnds[phrase], key.length);
      int lengthClass = PhraseLength.classOf(key.length);
      for (int w = 0; w < key.length; w++) {
        if (isFirst(key, w)) {
          postings[next[key.ints[w] * CLASSES + lengthClass]++] = phrase;
        }
      }
    }
    out.section("phrase.words.starts");
    IntColumn.write(out, wordEnds.length, i -> wordEnds[i]);
    out.section("phrase.words.values");
    IntColumn.write(out, forward.length, i -> forward[i]);
    out.section("phrase.longest");
    out.writeInt(longest);
    writePostings(out, starts, postings);
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
      for (int list = word * CLASSES; list < (word + 1) * CLASSES; list++) {
        out.writeVInt(starts[list + 1] - starts[list]);
        int before = 0;
        for (int i = starts[list]; i < starts[list + 1]; i++) {
          out.writeVInt(postings[i] - before);
          before = postings[i];
        }
      }
      ends[word + 1] = out.position() - sectionStart;
    }
    out.section("word.phrases.starts");
    IntColumn.write(out, ends.length, i -> ends[i]);
  }
}
