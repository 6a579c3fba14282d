package io.conceptlinker.benchmarks;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.trie.Words;

/** The phrases of a knowledge base as text: normalised words with one space between them. */
public final class PhraseKeyList {
  private PhraseKeyList() {}

  /** Returns the key of each phrase ordinal. */
  public static String[] of(KnowledgeBase kb) {
    String[] keys = new String[kb.phraseCount()];
    Words words = new Words();
    for (int name = 0; name < kb.nameCount(); name++) {
      int phrase = kb.phrases().phrase(words.reset(kb.nameText(name)));
      if (phrase >= 0 && keys[phrase] == null) {
        keys[phrase] = words.phraseKey();
      }
    }
    return keys;
  }
}
