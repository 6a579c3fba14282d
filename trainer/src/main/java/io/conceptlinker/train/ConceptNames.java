package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.link.text.Trigrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The names of a knowledge base as answers: which of a concept's names should the model say for a
 * mention? Immutable and thread-safe as the knowledge base is.
 */
final class ConceptNames {
  /** How much more likely, in nats, a name is drawn that is written like the mention. */
  private static final double SHARPNESS = 6;

  /** Names in other languages are drawn as if they were that much less alike. */
  private static final double OTHER_LANGUAGE = 0.5;

  private static final double NEAREST = 0.7;
  private static final int NEAR = 3;

  private final KnowledgeBase kb;

  ConceptNames(KnowledgeBase kb) {
    this.kb = kb;
  }

  KnowledgeBase kb() {
    return kb;
  }

  /**
   * Draws a name of a concept, the more likely the more alike it is written: the model learns that
   * every name is right, and to prefer the nearest.
   *
   * @param except a name that may not be drawn, however it is spelt; -1 if all may
   * @return a name ordinal; {@code except} if the concept has no other
   */
  int draw(int concept, String mention, String language, int except, SplittableRandom random) {
    int first = kb.firstName(concept);
    int count = kb.endName(concept) - first;
    double[] weights = new double[count];
    long[] trigrams = Trigrams.of(mention);
    String excluded = except < 0 ? "" : kb.nameText(except).toLowerCase(Locale.ROOT);
    for (int i = 0; i < count; i++) {
      String text = kb.nameText(first + i);
      boolean free = except < 0 || !text.toLowerCase(Locale.ROOT).equals(excluded);
      if (free && answers(concept, first + i)) {
        double alike = Trigrams.likeness(trigrams, Trigrams.of(text));
        boolean foreign = !language.isEmpty() && !kb.nameLanguage(first + i).equals(language);
        weights[i] = Math.exp(SHARPNESS * (foreign ? alike - OTHER_LANGUAGE : alike));
      }
    }
    double point = random.nextDouble() * Arrays.stream(weights).sum();
    for (int i = 0; i < count; i++) {
      point -= weights[i];
      if (weights[i] > 0 && point < 0) {
        return first + i;
      }
    }
    return IntStream.range(0, count)
        .filter(i -> weights[i] > 0)
        .map(i -> first + i)
        .max()
        .orElse(except);
  }

  /**
   * The names of a concept that are written most like a mention, the nearest first; of equals the
   * first of the knowledge base. No two of them differ in case only.
   *
   * @param most how many at most
   */
  List<Integer> nearest(int concept, String mention, int most) {
    return nearest(concept, mention, most, false);
  }

  /** The same, with what annotators marked among the names, as a linker sees them. */
  List<Integer> nearestOfAll(int concept, String mention, int most) {
    return nearest(concept, mention, most, true);
  }

  /**
   * Draws a name for a mention that was annotated: most often the one that is written most like it,
   * and at times one of the next two, which keeps the model from learning one spelling only (SYN3
   * of ANGEL, Yuan et al. 2025).
   */
  int drawNear(int concept, String mention, SplittableRandom random) {
    List<Integer> near = nearest(concept, mention, NEAR);
    boolean first = near.size() == 1 || random.nextDouble() < NEAREST;
    return near.get(first ? 0 : 1 + random.nextInt(near.size() - 1));
  }

  private List<Integer> nearest(int concept, String mention, int most, boolean all) {
    record Near(int name, double alike) {}
    long[] trigrams = Trigrams.of(mention);
    Set<String> seen = new HashSet<>();
    List<Near> found = new ArrayList<>();
    for (int name = kb.firstName(concept); name < kb.endName(concept); name++) {
      String text = kb.nameText(name);
      if ((all || answers(concept, name)) && seen.add(text.toLowerCase(Locale.ROOT))) {
        found.add(new Near(name, Trigrams.likeness(trigrams, Trigrams.of(text))));
      }
    }
    found.sort(Comparator.comparingDouble(Near::alike).reversed());
    return found.stream().limit(most).map(Near::name).toList();
  }

  /** What annotators marked is no answer, unless the concept has no other names. */
  private boolean answers(int concept, int name) {
    return kb.nameKind(name) != NameKind.TRAINING
        || kb.nameKind(kb.firstName(concept)) == NameKind.TRAINING;
  }
}
