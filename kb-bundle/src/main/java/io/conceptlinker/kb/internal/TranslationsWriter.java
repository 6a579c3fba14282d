package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntListColumn;
import io.conceptlinker.kb.store.TextColumn;
import io.conceptlinker.trie.PhraseKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.IntsRefBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the words of one language are in another, as the names of concepts that have names in
 * both tell it: between the language that most names are in and each other one, and only in the
 * direction in which that finds concepts. Where whatever has a French name has an English one, too,
 * English words are not translated.
 *
 * <p>Sections: a {@link TextColumn} {@code translations.words}, the words that stand for others,
 * and an {@link IntListColumn} {@code translations}, for each word of phrases those that stand for
 * it, likeliest first, each followed by its share in thousandths. Without names in several
 * languages there are no sections.
 */
public final class TranslationsWriter {
  /** Words that a word may become. */
  private static final int MOST_TRANSLATIONS = 4;

  private static final double LEAST_SHARE = 0.1;

  /** In concepts: what one concept alone shows may be chance. */
  private static final double LEAST_COUNT = 1;

  /** Of the concepts with names in a language, the share without one in that translated from. */
  private static final double LEAST_GAIN = 0.02;

  private static final int MOST_NAMES = 12;
  private static final int MOST_WORDS = 8;
  private static final int MOST_ADDED_WORDS = 2;

  /** Pairs of words that are looked at for two languages; of more, every n-th concept is. */
  private static final long MOST_CELLS = 1 << 22;

  private final SortedNames names;
  private final PhraseKeys keys;
  private final int[] phraseOfName;
  private final TreeMap<Integer, List<Translation>> translations = new TreeMap<>();
  private final IntsRefBuilder sourceWords = new IntsRefBuilder();
  private final IntsRefBuilder targetWords = new IntsRefBuilder();

  private record Translation(int word, int thousandths) {}

  /**
   * Takes the sorted names with their sorted phrases.
   *
   * @param phraseOfName -1 for names without words
   * @param languages number of different languages
   */
  public TranslationsWriter(SortedNames names, PhraseKeys keys, int[] phraseOfName, int languages) {
    this.names = names;
    this.keys = keys;
    this.phraseOfName = phraseOfName;
    int[] counts = new int[languages];
    for (int name = 0; name < names.size(); name++) {
      counts[names.language(name)]++;
    }
    int most = 0;
    for (int language = 1; language < languages; language++) {
      most = counts[language] > counts[most] ? language : most;
    }
    for (int other = 0; other < languages; other++) {
      if (other != most) {
        learn(other, most);
        learn(most, other);
      }
    }
    translations.values().forEach(TranslationsWriter::shorten);
  }

  /** Returns the number of words that stand for another. */
  public long count() {
    return translations.values().stream().mapToLong(List::size).sum();
  }

  private void learn(int from, int to) {
    if (!isOfUse(from, to)) {
      return;
    }
    long cells = 0;
    for (int concept = 0; concept < names.firsts().length - 1; concept++) {
      cells += pair(concept, from, to, null);
    }
    int step = (int) Math.ceilDiv(Math.max(1, cells), MOST_CELLS);
    WordAligner aligner = new WordAligner();
    for (int concept = 0; concept < names.firsts().length - 1; concept += step) {
      pair(concept, from, to, aligner);
    }
    aligner.learn();
    for (int pair = 0; pair < aligner.size(); pair++) {
      if (aligner.source(pair) >= 0
          && aligner.share(pair) >= LEAST_SHARE
          && aligner.count(pair) >= LEAST_COUNT) {
        translations
            .computeIfAbsent(aligner.source(pair), word -> new ArrayList<>())
            .add(
                new Translation(
                    aligner.target(pair), (int) Math.round(1000 * aligner.share(pair))));
      }
    }
  }

  private boolean isOfUse(int from, int to) {
    int named = 0;
    int onlyThere = 0;
    for (int concept = 0; concept < names.firsts().length - 1; concept++) {
      if (isNamed(concept, to)) {
        named++;
        onlyThere += isNamed(concept, from) ? 0 : 1;
      }
    }
    return onlyThere > LEAST_GAIN * named;
  }

  private boolean isNamed(int concept, int language) {
    int end = names.firsts()[concept + 1];
    int name = names.firsts()[concept];
    while (name < end && names.language(name) != language) {
      name++;
    }
    return name < end;
  }

  /**
   * Pairs the names of a concept in two languages. They weigh 1 together.
   *
   * @param into takes the pairs, unless it is null
   * @return pairs of words
   */
  private long pair(int concept, int from, int to, @Nullable WordAligner into) {
    List<Integer> sources = phrases(concept, from);
    List<Integer> targets = sources.isEmpty() ? List.of() : phrases(concept, to);
    long cells = 0;
    for (int source : sources) {
      IntsRef sourceKey = keys.phraseWords(source, sourceWords);
      for (int target : targets) {
        IntsRef targetKey = keys.phraseWords(target, targetWords);
        if (Math.abs(sourceKey.length - targetKey.length) <= MOST_ADDED_WORDS) {
          cells += (long) (sourceKey.length + 1) * targetKey.length;
          if (into != null) {
            into.add(sourceKey, targetKey, 1f / (sources.size() * targets.size()));
          }
        }
      }
    }
    return cells;
  }

  private List<Integer> phrases(int concept, int language) {
    List<Integer> found = new ArrayList<>();
    int end = names.firsts()[concept + 1];
    for (int name = names.firsts()[concept]; name < end && found.size() < MOST_NAMES; name++) {
      int phrase = phraseOfName[name];
      if (names.language(name) == language
          && phrase >= 0
          && !found.contains(phrase)
          && keys.phraseWords(phrase, targetWords).length <= MOST_WORDS) {
        found.add(phrase);
      }
    }
    return found;
  }

  private static void shorten(List<Translation> ofWord) {
    ofWord.sort(
        Comparator.comparingInt(Translation::thousandths)
            .reversed()
            .thenComparingInt(Translation::word));
    for (int i = ofWord.size() - 1; i >= 0; i--) {
      int word = ofWord.get(i).word();
      boolean isKnown = ofWord.subList(0, i).stream().anyMatch(likelier -> likelier.word() == word);
      if (isKnown) {
        ofWord.remove(i);
      }
    }
    if (ofWord.size() > MOST_TRANSLATIONS) {
      ofWord.subList(MOST_TRANSLATIONS, ofWord.size()).clear();
    }
  }

  /** Writes the sections, if there are translations. */
  public void write(BundleFileWriter out) throws IOException {
    if (translations.isEmpty()) {
      return;
    }
    int[] targets =
        translations.values().stream()
            .flatMap(List::stream)
            .mapToInt(Translation::word)
            .sorted()
            .distinct()
            .toArray();
    int[] starts = new int[keys.wordCount() + 1];
    IntList values = new IntList();
    for (int word = 0; word < keys.wordCount(); word++) {
      for (Translation translation : translations.getOrDefault(word, List.of())) {
        values.add(Arrays.binarySearch(targets, translation.word()));
        values.add(translation.thousandths());
      }
      starts[word + 1] = values.size();
    }
    IntListColumn.write(out, "translations", starts, values.toArray());
    BytesRef text = new BytesRef();
    TextColumn.write(out, "translations.words", targets.length, i -> keys.word(targets[i], text));
  }
}
