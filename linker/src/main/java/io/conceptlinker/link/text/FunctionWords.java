package io.conceptlinker.link.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The most frequent function words of each language, by which a language is told. */
final class FunctionWords {
  /** Enough of a document to tell its language, in UTF-16 code units. */
  private static final int ENOUGH = 1000;

  private static final int LONGEST = 7;

  private static final List<Language> LANGUAGES =
      List.of(Language.ENGLISH, Language.FRENCH, Language.SPANISH);

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
    int[] votes = new int[LANGUAGES.size()];
    int left = ENOUGH;
    for (String passage : passages) {
      int length = Math.min(passage.length(), left);
      vote(passage, length, votes);
      left -= length;
    }
    int best = 0;
    for (int i = 1; i < votes.length; i++) {
      best = votes[i] > votes[best] ? i : best;
    }
    return LANGUAGES.get(best);
  }

  private static void vote(String text, int length, int[] votes) {
    int start = -1;
    for (int i = 0; i <= length; i++) {
      boolean letter = i < length && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start <= LONGEST) {
          String word = text.substring(start, i).toLowerCase(Locale.ROOT);
          for (int language = 0; language < votes.length; language++) {
            votes[language] += setOf(LANGUAGES.get(language)).contains(word) ? 1 : 0;
          }
        }
        start = -1;
      }
    }
  }

  private static Set<String> setOf(Language language) {
    return WORDS.getOrDefault(language, Set.of());
  }

  private static Set<String> setOf(String words) {
    return Set.of(words.split(" "));
  }
}
