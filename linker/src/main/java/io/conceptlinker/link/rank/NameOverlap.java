package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.trie.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Which words a mention and the names of a concept have in common. Reusable, confined to one
 * thread.
 */
final class NameOverlap {
  /** Names beyond these are not looked at. */
  private static final int MOST_NAMES = 24;

  private final KnowledgeBase kb;
  private final Words words = new Words();
  private List<String> mention = List.of();
  private double common;
  private double missing;
  private double added;
  private boolean sameHead;
  private boolean otherNumber;

  NameOverlap(KnowledgeBase kb) {
    this.kb = kb;
  }

  /** Begins with a mention. */
  void mention(String surface) {
    mention = keys(surface);
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
      compareName(keys(kb.nameText(name)));
    }
  }

  private void compareName(List<String> name) {
    int found = 0;
    boolean numbers = false;
    for (String word : mention) {
      boolean in = name.contains(word);
      found += in ? 1 : 0;
      numbers |= !in && isNumber(word);
    }
    int back = 0;
    for (String word : name) {
      boolean in = mention.contains(word);
      back += in ? 1 : 0;
      numbers |= !in && isNumber(word);
    }
    int all = mention.size() + name.size();
    double now = all == 0 ? 0 : (double) (found + back) / all;
    if (now > common) {
      common = now;
      missing = mention.isEmpty() ? 0 : 1 - (double) found / mention.size();
      added = name.isEmpty() ? 0 : 1 - (double) back / name.size();
      sameHead = !mention.isEmpty() && !name.isEmpty() && mention.getLast().equals(name.getLast());
      otherNumber = numbers;
    }
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
