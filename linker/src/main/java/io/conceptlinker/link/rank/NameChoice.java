package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.text.Trigrams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names by which a concept is put to a model: those that are written most like the mention. A
 * model that was trained to say the nearest name does not say the others. Thread-safe.
 */
public final class NameChoice {
  /** Names of a concept that the model is asked about. */
  public static final int NAMES = 2;

  private record Alike(String text, double likeness) {}

  private NameChoice() {}

  /** The names of a concept that are written most like a mention, each once, the nearest first. */
  public static List<String> nearest(KnowledgeBase kb, int concept, String surface, int most) {
    long[] trigrams = Trigrams.of(surface);
    Map<String, Alike> names = new LinkedHashMap<>();
    for (int name = kb.firstName(concept); name < kb.endName(concept); name++) {
      String text = kb.nameText(name);
      names.computeIfAbsent(
          text.toLowerCase(Locale.ROOT),
          key -> new Alike(text, Trigrams.likeness(trigrams, Trigrams.of(text))));
    }
    List<Alike> sorted = new ArrayList<>(names.values());
    sorted.sort(Comparator.comparingDouble(Alike::likeness).reversed());
    return sorted.stream().limit(most).map(Alike::text).toList();
  }
}
