package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The oracle: the probability of every concept, by its definition, from lists of names. */
final class ExhaustiveDecoder {
  private final LetterNames names;
  private final TableModel model;
  private final Normalization normalization;
  private final int[] prompt;
  private final Map<Integer, Double> probabilities = new HashMap<>();

  private ExhaustiveDecoder(
      LetterNames names, TableModel model, Normalization normalization, int[] prompt) {
    this.names = names;
    this.model = model;
    this.normalization = normalization;
    this.prompt = prompt;
  }

  /** Returns the probability of each concept of some groups; of all concepts if there are none. */
  static Map<Integer, Double> decode(
      LetterNames names,
      TableModel model,
      Normalization normalization,
      int[] prompt,
      Set<String> groups) {
    ExhaustiveDecoder decoder = new ExhaustiveDecoder(names, model, normalization, prompt);
    KnowledgeBase kb = names.kb;
    List<Integer> all = new ArrayList<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      String group = kb.semanticGroup(kb.nameConcept(name)).orElse("none");
      if (groups.isEmpty() || groups.contains(group)) {
        all.add(name);
      }
    }
    if (!all.isEmpty()) {
      decoder.decode(all, new int[0], 1);
    }
    return decoder.probabilities;
  }

  private void decode(List<Integer> some, int[] prefix, double probability) {
    KnowledgeBase kb = names.kb;
    Set<Integer> concepts = new TreeSet<>();
    Set<String> texts = new TreeSet<>();
    List<Integer> ended = new ArrayList<>();
    TreeMap<Integer, List<Integer>> next = new TreeMap<>();
    for (int name : some) {
      concepts.add(kb.nameConcept(name));
      texts.add(kb.nameText(name));
      int[] tokens = names.encode(kb.nameText(name));
      if (tokens.length == prefix.length) {
        ended.add(name);
      } else {
        next.computeIfAbsent(tokens[prefix.length], t -> new ArrayList<>()).add(name);
      }
    }
    if (concepts.size() == 1) {
      probabilities.merge(concepts.iterator().next(), probability, Double::sum);
    } else if (texts.size() == 1) {
      share(some, probability);
    } else {
      float[] scores = model.logProbs(prompt, prefix);
      double norm = normalization == Normalization.ALLOWED_TOKENS ? 0 : 1;
      if (normalization == Normalization.ALLOWED_TOKENS) {
        for (int token : next.keySet()) {
          norm += Math.exp(scores[token]);
        }
        norm += ended.isEmpty() ? 0 : Math.exp(scores[LetterNames.END]);
      }
      if (!ended.isEmpty()) {
        share(ended, probability * Math.exp(scores[LetterNames.END]) / norm);
      }
      for (Map.Entry<Integer, List<Integer>> entry : next.entrySet()) {
        int[] longer = Arrays.copyOf(prefix, prefix.length + 1);
        longer[prefix.length] = entry.getKey();
        decode(entry.getValue(), longer, probability * Math.exp(scores[entry.getKey()]) / norm);
      }
    }
  }

  private void share(List<Integer> same, double probability) {
    double seen = 0;
    for (int name : same) {
      seen += 1 + names.kb.nameCount(name);
    }
    for (int name : same) {
      probabilities.merge(
          names.kb.nameConcept(name),
          probability * (1 + names.kb.nameCount(name)) / seen,
          Double::sum);
    }
  }
}
