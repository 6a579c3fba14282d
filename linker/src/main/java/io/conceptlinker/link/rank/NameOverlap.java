package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.WordTranslations.Translation;
import io.conceptlinker.trie.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Which words a mention and the names of a concept have in common. A word that stands for another
 * in the knowledge base's other language counts in part: the square root of how likely it does.
 * Reusable, confined to one thread.
 */
final class NameOverlap {
  /** Names beyond these are not looked at. */
  private static final int MOST_NAMES = 24;

  /** How much a word counts that begins like one of another language. */
  private static final double COGNATE = 0.9;

  /** In letters. */
  private static final int LEAST_STEM = 5;

  /** The part of the longer of two words that they must have in common. */
  private static final double STEM = 0.65;

  private final KnowledgeBase kb;
  private final Words words = new Words();
  private List<String> mention = List.of();
  private String language = "";

  /** Whether the name that is compared is in another language than the document. */
  private boolean isForeign;

  /** What the mention's words are in other languages. */
  private final List<List<Translation>> translations = new ArrayList<>();

  private double common;
  private double missing;
  private double added;
  private boolean sameHead;
  private boolean otherNumber;

  NameOverlap(KnowledgeBase kb) {
    this.kb = kb;
  }

  /**
   * Begins with a mention.
   *
   * @param newLanguage ISO 639-1 code of the document's language
   */
  void mention(String surface, String newLanguage) {
    language = newLanguage;
    mention = keys(surface);
    translations.clear();
    for (String word : mention) {
      int ordinal = kb.translations().isEmpty() ? -1 : kb.phrases().word(word);
      translations.add(ordinal < 0 ? List.of() : kb.translations().of(ordinal));
    }
  }

  /** Number of the mention's words. */
  int size() {
    return mention.size();
  }

  /** Compares the mention with the name of a concept that has most words in common with it. */
  void compare(int concept) {
    common = -1;
    int first = kb.firstName(concept);
    int end = Math.min(kb.endName(concept), first + MOST_NAMES);
    for (int name = first; name < end && common < 1; name++) {
      String ofName = kb.nameLanguage(name);
      isForeign = !ofName.isEmpty() && !ofName.equals(language);
      compareName(keys(kb.nameText(name)));
    }
  }

  private void compareName(List<String> name) {
    double found = 0;
    boolean numbers = false;
    for (int i = 0; i < mention.size(); i++) {
      double in = 0;
      for (int k = 0; k < name.size() && in < 1; k++) {
        in = Math.max(in, sameness(i, name.get(k)));
      }
      found += in;
      numbers |= in == 0 && isNumber(mention.get(i));
    }
    double back = 0;
    for (String word : name) {
      double in = 0;
      for (int i = 0; i < mention.size() && in < 1; i++) {
        in = Math.max(in, sameness(i, word));
      }
      back += in;
      numbers |= in == 0 && isNumber(word);
    }
    int all = mention.size() + name.size();
    double now = all == 0 ? 0 : (found + back) / all;
    if (now > common) {
      common = now;
      missing = mention.isEmpty() ? 0 : 1 - found / mention.size();
      added = name.isEmpty() ? 0 : 1 - back / name.size();
      sameHead =
          !mention.isEmpty() && !name.isEmpty() && sameness(mention.size() - 1, name.getLast()) > 0;
      otherNumber = numbers;
    }
  }

  /** How much a word of the mention is a word of a name, 0 to 1. */
  private double sameness(int index, String word) {
    if (mention.get(index).equals(word)) {
      return 1;
    }
    for (Translation translation : translations.get(index)) {
      if (translation.word().equals(word)) {
        return Math.sqrt(translation.share());
      }
    }
    return isForeign && isCognate(mention.get(index), word) ? COGNATE : 0;
  }

  /** Whether words of two languages begin alike, as <i>embolie</i> and <i>embolism</i> do. */
  private static boolean isCognate(String one, String other) {
    int least =
        Math.max(LEAST_STEM, (int) Math.ceil(STEM * Math.max(one.length(), other.length())));
    return one.length() >= least && one.regionMatches(0, other, 0, least);
  }

  private static boolean isNumber(String word) {
    return word.length() == 1 || Character.isDigit(word.charAt(0)) || isRoman(word);
  }

  private static boolean isRoman(String word) {
    return word.chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x');
  }

  private List<String> keys(String text) {
    words.reset(text);
    List<String> keys = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      if (!words.isStopWord(i)) {
        keys.add(words.key(i));
      }
    }
    return keys;
  }

  /** Dice's coefficient of the words. */
  double common() {
    return common;
  }

  /** The share of the mention's words that the name does not have. */
  double missing() {
    return missing;
  }

  /** The share of the name's words that the mention does not have. */
  double added() {
    return added;
  }

  boolean sameHead() {
    return sameHead;
  }

  boolean otherNumber() {
    return otherNumber;
  }
}
