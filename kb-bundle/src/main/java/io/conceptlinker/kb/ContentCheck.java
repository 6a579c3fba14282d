package io.conceptlinker.kb;

import io.conceptlinker.trie.Words;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Checks that the columns of an intact bundle fit together. Ordinals, links and names are checked
 * completely, closures and n-grams on evenly spaced samples.
 */
final class ContentCheck {
  private static final int SAMPLES = 5_000;
  private static final int MAX_PROBLEMS = 20;

  private final KnowledgeBase kb;
  private final Consumer<String> problems;
  private int reported;

  ContentCheck(KnowledgeBase kb, Consumer<String> problems) {
    this.kb = kb;
    this.problems = problems;
  }

  /** Runs all checks and returns the number of names that were looked up. */
  long run() {
    checkCounts();
    checkIds();
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      checkLinks(concept);
    }
    int step = Math.max(1, kb.conceptCount() / SAMPLES);
    for (int concept = 0; concept < kb.conceptCount(); concept += step) {
      checkAncestors(concept);
    }
    long unindexed = 0;
    Words words = new Words();
    for (int name = 0; name < kb.nameCount(); name++) {
      unindexed += checkName(name, words) ? 0 : 1;
    }
    expect("names.unindexed", unindexed, kb.manifest().count("names.unindexed"));
    checkNgrams();
    checkTranslations();
    return kb.nameCount();
  }

  private void report(String message) {
    reported++;
    if (reported <= MAX_PROBLEMS) {
      problems.accept(message + "; rebuild the bundle");
    }
  }

  private void expect(String what, long found, long expected) {
    if (found != expected) {
      report(what + ": expected " + expected + ", found " + found);
    }
  }

  private void checkCounts() {
    Manifest manifest = kb.manifest();
    expect("concepts", kb.conceptCount(), manifest.count("concepts"));
    expect("names", kb.nameCount(), manifest.count("names"));
    expect("phrases", kb.phraseCount(), manifest.count("phrases"));
    expect("words", kb.phrases().wordCount(), manifest.count("words"));
    expect("phrases of the trie", kb.phrases().phraseCount(), kb.phraseCount());
    expect("words of the n-gram index", kb.ngrams().wordCount(), manifest.count("words"));
    expect("n-grams", kb.ngrams().gramCount(), manifest.count("ngrams"));
  }

  private void checkIds() {
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      if (kb.concept(kb.id(concept)) != concept) {
        report("concept [" + kb.id(concept) + "]: expected to be found by its id");
      }
    }
  }

  private void checkLinks(int concept) {
    int first = kb.firstName(concept);
    int end = kb.endName(concept);
    if (first > end || end > kb.nameCount()) {
      report("names of concept [" + kb.id(concept) + "]: expected " + first + " to " + end);
      return;
    }
    for (int name = first; name < end; name++) {
      if (kb.nameConcept(name) != concept) {
        report("name [" + name + "]: expected concept [" + kb.id(concept) + "]");
      }
    }
    for (int parent : kb.parents(concept)) {
      if (parent >= kb.conceptCount()
          || Arrays.binarySearch(kb.children(parent), concept) < 0
          || parent == concept) {
        report("concept [" + kb.id(concept) + "]: expected to be a child of its parents");
      }
    }
  }

  private void checkAncestors(int concept) {
    Map<Integer, Integer> expected = new HashMap<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(concept);
    expected.put(concept, 0);
    while (!queue.isEmpty()) {
      int at = queue.remove();
      for (int parent : kb.parents(at)) {
        if (expected.putIfAbsent(parent, expected.getOrDefault(at, 0) + 1) == null) {
          queue.add(parent);
        }
      }
    }
    expected.remove(concept);
    int[] ancestors = kb.ancestors(concept);
    boolean same =
        ancestors.length == expected.size()
            && IntStream.of(ancestors)
                .allMatch(a -> expected.getOrDefault(a, -1) == kb.ancestorDistance(concept, a));
    if (!same) {
      report(
          "ancestors of concept ["
              + kb.id(concept)
              + "]: expected "
              + expected.size()
              + ", found "
              + ancestors.length
              + " or other distances");
    }
  }

  /** Returns whether the name has a phrase. */
  private boolean checkName(int name, Words words) {
    int phrase = kb.phrases().phrase(words.reset(kb.nameText(name)));
    if (phrase < 0) {
      return false;
    }
    NameList names = kb.names(phrase);
    boolean found = false;
    for (int i = 0; i < names.size() && !found; i++) {
      found = names.get(i) == name;
    }
    if (!found) {
      report("name [" + name + "]: expected to be found by its text");
    }
    return true;
  }

  private void checkNgrams() {
    NgramSearcher searcher = kb.ngrams().searcher();
    NgramHits hits = new NgramHits();
    int step = Math.max(1, kb.nameCount() / (SAMPLES / 10));
    for (int name = 0; name < kb.nameCount(); name += step) {
      String key = Words.of(kb.nameText(name)).phraseKey();
      if (kb.phrases().phrase(kb.nameText(name)) >= 0
          && (searcher.search(key, 1, hits) == 0 || hits.cosine(0) < 1 - 1e-5f)) {
        report("name [" + name + "]: expected to be most like itself in the n-gram index");
      }
    }
  }

  private void checkTranslations() {
    long found = 0;
    for (int word = 0; word < kb.phrases().wordCount(); word++) {
      for (WordTranslations.Translation translation : kb.translations().of(word)) {
        found++;
        if (kb.phrases().word(translation.word()) < 0
            || translation.share() <= 0
            || translation.share() > 1) {
          report("word [" + word + "]: expected to be translated to words of names");
        }
      }
    }
    expect("translations", found, kb.manifest().count("translations"));
  }
}
