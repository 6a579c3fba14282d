package io.conceptlinker.link.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The most frequent function words of each language, by which a language is told. */
final class FunctionWords {
  /** Enough of a document to tell its language, in UTF-16 code units. */
  private static final int ENOUGH = 4000;

  private static final Map<Language, Set<String>> WORDS =
      Map.of(
          Language.ENGLISH,
          setOf(
              "the of and in to with was were is are for that this by from which who have has had"
                  + " be been not an as at or we it their after between during these no his her"),
          Language.FRENCH,
          setOf(
              "de en la ni le les des du et une dans est sont qui par pour pas au aux avec sur ce cette ces ont"
                  + " été il elle ne nous chez était d l plus ou leur après entre lors n qu"),
          Language.SPANISH,
          setOf(
              "de en la ni el los las del y una con se por para como fue su sus al lo que más pero ha han sin"
                  + " sobre este esta son entre o desde muy también durante tras un no"));

  private FunctionWords() {}

  /** Whether the word is a function word of any language. */
  static boolean contains(String lowerCased) {
    for (Set<String> words : WORDS.values()) {
      if (words.contains(lowerCased)) {
        return true;
      }
    }
    return false;
  }

  /** The language with most function words at the beginning; English wins ties. */
  static Language majority(List<String> passages) {
    StringBuilder head = new StringBuilder();
    for (String passage : passages) {
      if (head.length() < ENOUGH) {
        head.append(passage, 0, Math.min(passage.length(), ENOUGH - head.length())).append('\n');
      }
    }
    String[] words = head.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1);
    Language best = Language.ENGLISH;
    int most = votes(words, best);
    for (Language language : List.of(Language.FRENCH, Language.SPANISH)) {
      int votes = votes(words, language);
      if (votes > most) {
        best = language;
        most = votes;
      }
    }
    return best;
  }

  private static int votes(String[] words, Language language) {
    Set<String> known = setOf(language);
    int votes = 0;
    for (String word : words) {
      if (known.contains(word)) {
        votes++;
      }
    }
    return votes;
  }

  private static Set<String> setOf(Language language) {
    return WORDS.getOrDefault(language, Set.of());
  }

  private static Set<String> setOf(String words) {
    return Set.of(words.split(" "));
  }
}
