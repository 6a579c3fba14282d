package io.conceptlinker.benchmarks.tagging;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.trie.PhraseCursor;
import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ours: the trie over word ordinals of a compiled knowledge base, mapped into memory. */
final class PhraseTrieTagger implements TextTagger {
  private final Path phrases;
  private final PhraseTrie trie;
  private final PhraseCursor cursor;
  private final Words words = new Words();
  private int[] ordinals = new int[1024];
  private int[] places = new int[1024];

  /** Takes the knowledge base, which the caller closes, and its directory. */
  PhraseTrieTagger(KnowledgeBase kb, Path directory) {
    phrases = directory.resolve("phrases.bin");
    trie = kb.phrases();
    cursor = trie.cursor();
  }

  @Override
  public void tag(String document, Matches matches) {
    matches.clear();
    words.reset(document);
    int count = readWords();
    for (int first = 0; first < count; first++) {
      if (ordinals[first] < 0 || !cursor.reset().step(ordinals[first])) {
        continue;
      }
      int at = first;
      while (true) {
        if (cursor.isPhrase()) {
          matches.add(words.start(places[first]), words.end(places[at]), cursor.phrase());
        }
        if (!cursor.hasMore() || ++at == count || !cursor.step(ordinals[at])) {
          break;
        }
      }
    }
  }

  /** Looks the words up, stop words aside, and returns how many there are. */
  private int readWords() {
    if (ordinals.length < words.size()) {
      ordinals = new int[2 * words.size()];
      places = new int[2 * words.size()];
    }
    int count = 0;
    for (int i = 0; i < words.size(); i++) {
      if (words.isKeyWord(i)) {
        places[count] = i;
        ordinals[count++] = trie.word(words, i);
      }
    }
    return count;
  }

  @Override
  public long mappedBytes() throws IOException {
    return Files.size(phrases);
  }

  @Override
  public void close() {}
}
