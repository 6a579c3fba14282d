package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.WordTranslations;
import io.conceptlinker.kb.WordTranslations.Translation;
import io.conceptlinker.trie.PhraseTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Says what the words of a mention are in the other languages of a knowledge base, word by word, as
 * it learnt them from its own names. Immutable and thread-safe.
 */
final class PhraseTranslator {
  private static final int MOST_TRANSLATIONS = 3;
  private static final int MOST_WORDS = 8;

  private final PhraseTrie trie;
  private final WordTranslations translations;

  PhraseTranslator(KnowledgeBase kb) {
    this.trie = kb.phrases();
    this.translations = kb.translations();
  }

  /**
   * A mention in other words.
   *
   * @param words their keys
   * @param share how likely each word stands for what is written: the geometric mean
   */
  record Translated(List<String> words, double share) {}

  /** What a phrase likely is, the likeliest first; without the phrase itself. */
  List<Translated> of(List<String> keys) {
    if (translations.isEmpty() || keys.size() > MOST_WORDS) {
      return List.of();
    }
    List<Translated> likeliest = List.of(new Translated(List.of(), 1));
    for (String key : keys) {
      likeliest = extended(likeliest, ofWord(key));
    }
    List<Translated> found = new ArrayList<>();
    for (Translated translated : likeliest) {
      if (!translated.words.equals(keys)) {
        found.add(
            new Translated(
                translated.words, Math.pow(translated.share, 1.0 / translated.words.size())));
      }
    }
    return found;
  }

  private static List<Translated> extended(List<Translated> all, List<Translation> by) {
    List<Translated> longer = new ArrayList<>();
    for (Translated translated : all) {
      for (Translation next : by) {
        List<String> words = new ArrayList<>(translated.words);
        words.add(next.word());
        longer.add(new Translated(words, translated.share * next.share()));
      }
    }
    // The sort is stable: of equally likely ones the first stays the first.
    longer.sort(Comparator.comparingDouble(Translated::share).reversed());
    return longer.subList(0, Math.min(MOST_TRANSLATIONS, longer.size()));
  }

  /** A word that nothing is known of stays as it is. */
  private List<Translation> ofWord(String key) {
    int word = trie.word(key);
    List<Translation> known = word < 0 ? List.of() : translations.of(word);
    return known.isEmpty() ? List.of(new Translation(key, 1)) : known;
  }
}
