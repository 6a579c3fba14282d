package io.conceptlinker.kb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.tests.util.TestUtil;

/**
 * Random input for a builder, as a list of calls that can be replayed in any order, and kept in
 * plain collections as the oracle.
 */
final class RandomKnowledge {
  record NameInput(String text, String language, String source, NameKind kind, int count) {}

  record PreferredInput(String text, String language) {}

  /** One call of the builder. */
  @FunctionalInterface
  interface Call {
    void apply(KnowledgeBaseBuilder builder);
  }

  final List<String> ids = new ArrayList<>();
  final Map<String, List<NameInput>> names = new HashMap<>();
  final Map<String, List<PreferredInput>> preferred = new HashMap<>();
  final Map<String, List<String>> parents = new HashMap<>();
  final Map<String, List<String>> types = new HashMap<>();
  final Map<String, List<String>> groups = new HashMap<>();
  final Map<String, List<String>> definitions = new HashMap<>();
  final Map<String, List<String>> xrefs = new HashMap<>();
  final Map<String, List<String>> alternatives = new HashMap<>();
  final Map<String, String> retired = new HashMap<>();
  final List<Call> calls = new ArrayList<>();

  private final Random random;

  RandomKnowledge(Random random, int concepts) {
    this.random = random;
    List<String> words = new ArrayList<>();
    for (int i = 0; i < concepts / 2 + 5; i++) {
      words.add(word());
    }
    for (int i = 0; i < concepts; i++) {
      String id = random.nextInt(4) == 0 ? "ü\uD83D\uDE00" + i : "C" + random.nextInt(9999) + i;
      ids.add(id);
      calls.add(b -> b.concept(id));
    }
    for (String id : ids) {
      addNames(id, words);
      addLinks(id);
      addTexts(id);
    }
    addRetired();
  }

  private String word() {
    return random.nextInt(4) == 0
        ? TestUtil.randomRealisticUnicodeString(random, 1, 8)
        : TestUtil.randomSimpleString(random, 1, 6);
  }

  private void addNames(String id, List<String> words) {
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(5);
      for (int w = 0; w < length; w++) {
        text.append(w == 0 ? "" : " ").append(words.get(random.nextInt(words.size())));
      }
      if (text.toString().isBlank()) {
        continue;
      }
      NameInput name =
          new NameInput(
              text.toString(),
              random.nextBoolean() ? "en" : "fr",
              "S" + random.nextInt(3),
              List.of(NameKind.values()).get(random.nextInt(4)),
              random.nextInt(3));
      names.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
      int repeats = random.nextInt(5) == 0 ? 2 : 1;
      if (repeats == 2) {
        names.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
      }
      for (int r = 0; r < repeats; r++) {
        calls.add(
            b ->
                b.name(
                    b.concept(id), name.text, name.language, name.source, name.kind, name.count));
      }
    }
    if (random.nextBoolean()) {
      PreferredInput name =
          new PreferredInput("preferred " + words.get(random.nextInt(words.size())), "es");
      preferred.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
      calls.add(b -> b.preferredName(b.concept(id), name.text, name.language));
    }
  }

  private void addLinks(String id) {
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      // Mostly upwards, sometimes anywhere: that makes cycles and links to itself.
      int own = ids.indexOf(id);
      int bound = random.nextInt(10) == 0 ? ids.size() : Math.max(1, own);
      String parent = ids.get(random.nextInt(bound));
      parents.computeIfAbsent(id, key -> new ArrayList<>()).add(parent);
      calls.add(b -> b.parent(b.concept(id), b.concept(parent)));
    }
  }

  private void addTexts(String id) {
    if (random.nextInt(3) == 0) {
      String type = "T" + random.nextInt(5);
      types.computeIfAbsent(id, key -> new ArrayList<>()).add(type);
      calls.add(b -> b.semanticType(b.concept(id), type));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      String group = "G" + random.nextInt(4);
      groups.computeIfAbsent(id, key -> new ArrayList<>()).add(group);
      calls.add(b -> b.semanticGroup(b.concept(id), group));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      String text = "is " + word() + "x";
      definitions.computeIfAbsent(id, key -> new ArrayList<>()).add(text);
      calls.add(b -> b.definition(b.concept(id), text));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      String xref = "X:" + random.nextInt(100);
      xrefs.computeIfAbsent(id, key -> new ArrayList<>()).add(xref);
      calls.add(b -> b.xref(b.concept(id), xref));
    }
    if (random.nextInt(3) == 0) {
      String other = "A" + random.nextInt(ids.size());
      alternatives.computeIfAbsent(id, key -> new ArrayList<>()).add(other);
      calls.add(b -> b.alternativeId(b.concept(id), other));
    }
  }

  private void addRetired() {
    for (int i = 0; i < ids.size() / 3; i++) {
      String old = "R" + i;
      String current =
          switch (random.nextInt(4)) {
            case 0 -> i == 0 ? "nowhere" : "R" + random.nextInt(i);
            case 1 -> "nowhere";
            default -> ids.get(random.nextInt(ids.size()));
          };
      retired.put(old, current);
      calls.add(b -> b.retired(old, current));
    }
  }

  KnowledgeBaseBuilder builder() {
    List<Call> shuffled = new ArrayList<>(calls);
    Collections.shuffle(shuffled, random);
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    shuffled.forEach(call -> call.apply(builder));
    return builder;
  }
}
