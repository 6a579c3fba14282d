package io.conceptlinker.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Names of concepts that do not exist: the beginning of one real name and the end of another that
 * shares a word with it, in six of ten cases with a pseudo-word in it; synonyms as vocabularies
 * have them, inverted, in the plural, with a word exchanged, as an abbreviation.
 */
final class SyntheticNames {
  private static final int MOST_WORDS = 10;

  private final List<List<String>> names = new ArrayList<>();
  private final Map<String, List<List<String>>> namesWithWord = new HashMap<>();
  private final List<String> words;
  private final PseudoWords pseudoWords;
  private final Random random;

  SyntheticNames(List<String> realNames, Random random) {
    this.random = random;
    Set<String> distinct = new LinkedHashSet<>();
    for (String name : realNames) {
      List<String> parts = List.of(name.toLowerCase(Locale.ROOT).split(" ", -1));
      names.add(parts);
      for (String part : parts) {
        namesWithWord.computeIfAbsent(part, key -> new ArrayList<>()).add(parts);
        if (part.length() > 3 && part.chars().allMatch(Character::isLetter)) {
          distinct.add(part);
        }
      }
    }
    words = List.copyOf(distinct);
    pseudoWords = new PseudoWords(words);
  }

  /** A concept's names, the preferred one first; as many as asked for, or fewer. */
  List<String> concept(int count) {
    Set<String> found = new LinkedHashSet<>();
    List<String> base = base();
    found.add(String.join(" ", base));
    for (int i = 0; found.size() < count && i < 4 * count; i++) {
      found.add(variant(base));
    }
    return List.copyOf(found);
  }

  private List<String> base() {
    List<String> head = names.get(random.nextInt(names.size()));
    int cut = random.nextInt(head.size());
    String shared = head.get(cut);
    List<List<String>> tails = namesWithWord.getOrDefault(shared, names);
    List<String> tail = tails.get(random.nextInt(tails.size()));
    List<String> words = new ArrayList<>(head.subList(0, cut + 1));
    words.addAll(tail.subList(tail.indexOf(shared) + 1, tail.size()));
    if (words.size() < 3 && random.nextBoolean()) {
      words.add(realWord());
    }
    if (random.nextInt(10) < 6) {
      words.set(random.nextInt(words.size()), pseudoWords.next(random));
    }
    if (random.nextInt(10) == 0) {
      words.add(Integer.toString(random.nextInt(300)));
    }
    return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
  }

  private String variant(List<String> base) {
    List<String> words = new ArrayList<>(base);
    int at = random.nextInt(words.size());
    switch (random.nextInt(8)) {
      case 0 -> {
        String last = words.removeLast();
        words.addFirst(last + ",");
      }
      case 1 -> words.set(words.size() - 1, words.getLast() + "s");
      case 2 -> words.set(at, realWord());
      case 3 -> words.add(at, realWord());
      case 4 -> words.set(at, pseudoWords.next(random));
      case 5 -> {
        return initials(words);
      }
      case 6 -> words.add("NOS");
      default -> {
        String first = words.getFirst();
        words.set(0, first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1));
      }
    }
    return String.join(" ", words).strip();
  }

  private String initials(List<String> words) {
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      initials.append(word, 0, 1);
    }
    return initials.toString().toUpperCase(Locale.ROOT) + random.nextInt(1000);
  }

  private String realWord() {
    return words.get(random.nextInt(words.size()));
  }
}
