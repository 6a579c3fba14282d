package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NgramHits;
import io.conceptlinker.kb.NgramSearcher;
import io.conceptlinker.link.mention.SpellingRules;
import io.conceptlinker.link.mention.WordVariants;
import io.conceptlinker.trie.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up by the cosine of their character 3-grams, and remembers what it has found, since a
 * document repeats itself. Its searcher is made when it is first needed. Confined to one thread.
 */
public final class LexicalLookup {
  /** Phrases that one search gives; enough for the nearest concepts with all their names. */
  private static final int NEAREST = 30;

  private static final int MOST_REMEMBERED = 1000;

  private final KnowledgeBase kb;
  private final NameLookup names;
  private final PhraseTranslator translator;
  private final Words words = new Words();
  private final NgramHits hits = new NgramHits();
  private final Map<String, Nearest> remembered = new HashMap<>();
  private @Nullable NgramSearcher searcher;

  public LexicalLookup(KnowledgeBase kb, NameLookup names) {
    this.kb = kb;
    this.names = names;
    this.translator = new PhraseTranslator(kb);
  }

  /**
   * Adds the concepts of the nearest names.
   *
   * @param surface as written
   * @param language ISO 639-1 code of the document's language
   * @param least the cosine that a name must reach
   */
  public void ofSpan(String surface, String language, double least, CandidateList into) {
    String key = words.reset(surface).phraseKey();
    add(key, SpellingRules.SAME_WORDS, false, language, least, into);
    List<String> keys = List.of(key.split(" ", -1));
    for (int i = 0; i < keys.size(); i++) {
      for (String other : WordVariants.ofKey(keys.get(i))) {
        List<String> exchanged = new ArrayList<>(keys);
        exchanged.set(i, other);
        add(String.join(" ", exchanged), SpellingRules.OTHER_WORD, false, language, least, into);
      }
    }
    for (PhraseTranslator.Translated translated : translator.of(keys)) {
      double factor = SpellingRules.OTHER_LANGUAGE * Math.sqrt(translated.share());
      add(String.join(" ", translated.words()), factor, true, language, least, into);
    }
  }

  private void add(
      String key,
      double factor,
      boolean translated,
      String language,
      double least,
      CandidateList into) {
    Nearest nearest = nearest(key);
    for (int i = 0; i < nearest.phrases.length && nearest.cosines[i] >= least; i++) {
      names.ofPhrase(nearest.phrases[i], nearest.cosines[i] * factor, translated, language, into);
    }
  }

  private Nearest nearest(String key) {
    Nearest known = remembered.get(key);
    if (known != null) {
      return known;
    }
    if (searcher == null) {
      searcher = kb.ngrams().searcher();
    }
    int found = searcher.search(key, NEAREST, hits);
    int[] phrases = new int[found];
    float[] cosines = new float[found];
    for (int i = 0; i < found; i++) {
      phrases[i] = hits.phrase(i);
      cosines[i] = hits.cosine(i);
    }
    Nearest nearest = new Nearest(phrases, cosines);
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(key, nearest);
    }
    return nearest;
  }

  private static final class Nearest {
    final int[] phrases;
    final float[] cosines;

    Nearest(int[] phrases, float[] cosines) {
      this.phrases = phrases;
      this.cosines = cosines;
    }
  }
}
