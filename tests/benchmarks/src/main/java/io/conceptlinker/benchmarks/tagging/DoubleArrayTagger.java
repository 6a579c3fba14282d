package io.conceptlinker.benchmarks.tagging;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.conceptlinker.trie.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;

/**
 * An Aho-Corasick automaton in a double array, over the characters of the normalised text with a
 * space around each word. It reports places in that text; {@link #places} turns them into places in
 * the document, which is not measured.
 */
final class DoubleArrayTagger implements TextTagger {
  private final AhoCorasickDoubleArrayTrie<Integer> automaton = new AhoCorasickDoubleArrayTrie<>();
  private final Words words = new Words();
  private final BytesRef key = new BytesRef();
  private byte[] normalised = new byte[1024];
  private int length;
  private String text = "";

  DoubleArrayTagger(String[] phrases) {
    TreeMap<String, Integer> names = new TreeMap<>();
    for (int phrase = 0; phrase < phrases.length; phrase++) {
      names.put(" " + phrases[phrase] + " ", phrase);
    }
    automaton.build(names);
  }

  @Override
  public void tag(String document, Matches matches) {
    matches.clear();
    words.reset(document);
    length = 0;
    append((byte) ' ');
    for (int i = 0; i < words.size(); i++) {
      if (words.isKeyWord(i)) {
        words.key(i, key);
        ensureRoom(key.length + 1);
        System.arraycopy(key.bytes, key.offset, normalised, length, key.length);
        length += key.length;
        append((byte) ' ');
      }
    }
    text = new String(normalised, 0, length, java.nio.charset.StandardCharsets.UTF_8);
    AhoCorasickDoubleArrayTrie.IHit<Integer> add = matches::add;
    automaton.parseText(text, add);
  }

  private void append(byte letter) {
    ensureRoom(1);
    normalised[length++] = letter;
  }

  private void ensureRoom(int more) {
    if (length + more > normalised.length) {
      normalised = Arrays.copyOf(normalised, 2 * (length + more));
    }
  }

  /** Returns the matches of the document tagged last, with places in the document. */
  Matches places(Matches found) {
    List<Integer> keyWords = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.isKeyWord(i)) {
        keyWords.add(i);
      }
    }
    int[] wordsBefore = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      wordsBefore[i + 1] = wordsBefore[i] + (text.charAt(i) == ' ' ? 1 : 0);
    }
    Matches places = new Matches();
    for (int i = 0; i < found.size(); i++) {
      Matches.Match match = found.get(i);
      int first = keyWords.get(wordsBefore[match.start()]);
      int last = keyWords.get(wordsBefore[match.end() - 1] - 1);
      places.add(words.start(first), words.end(last), match.phrase());
    }
    return places;
  }

  @Override
  public long mappedBytes() {
    return 0;
  }

  @Override
  public void close() {}
}
