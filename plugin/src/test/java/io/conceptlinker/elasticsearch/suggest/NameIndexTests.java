package io.conceptlinker.elasticsearch.suggest;

import io.conceptlinker.elasticsearch.suggest.NameIndex.Suggestion;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasticsearch.test.ESTestCase;

public class NameIndexTests extends ESTestCase {

  private KnowledgeBase open(KnowledgeBaseBuilder builder) throws IOException {
    java.nio.file.Path path = createTempDir().resolve("kb");
    builder.write(path, "kb");
    return KnowledgeBase.open(path);
  }

  private static List<String> ids(KnowledgeBase kb, String typed, int size) {
    return NameIndex.of(kb).search(kb, typed, size).stream().map(s -> kb.id(s.concept())).toList();
  }

  public void testRanking() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int heart = builder.concept("HEART");
    builder.preferredName(heart, "Heart", "en");
    int disease = builder.concept("DISEASE");
    builder.preferredName(disease, "Heart disease", "en");
    int failure = builder.concept("FAILURE");
    builder.preferredName(failure, "Failing of the heart", "en");
    builder.name(failure, "Heart failure", "en", "", NameKind.SYNONYM, 900);
    int myalgia = builder.concept("ES");
    builder.preferredName(myalgia, "Dolor del coraz\u00f3n", "es");
    int alpha = builder.concept("TNF");
    builder.preferredName(alpha, "TNF-\u03b1 (tumor  necrosis)", "en");
    try (KnowledgeBase kb = open(builder)) {
      assertEquals(List.of("FAILURE", "HEART", "DISEASE"), ids(kb, "hear", 10));
      assertEquals(List.of("FAILURE", "HEART"), ids(kb, " HEAR", 2));
      assertEquals(List.of("DISEASE"), ids(kb, "heart-dis", 10));
      assertEquals("a word in a preferred name", List.of("DISEASE"), ids(kb, "disea", 10));
      assertEquals("with and without accents", List.of("ES"), ids(kb, "corazo\u0301n", 10));
      assertEquals(List.of("ES"), ids(kb, "CORAZON", 10));
      assertEquals(List.of("TNF"), ids(kb, "tnf \u0391", 10));
      assertEquals(List.of("TNF"), ids(kb, "necro", 10));
      assertEquals("the end of a name is no prefix", List.of(), ids(kb, "heart diseases", 10));
      assertEquals(List.of(), ids(kb, "zz", 10));
      for (String nothing : List.of("", " ", "-", "\u0000", "\u0301")) {
        assertEquals(List.of(), ids(kb, nothing, 10));
      }
    }
  }

  /** Compares with a look at every name. */
  public void testAgainstAllNames() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int concepts = between(1, 400);
    for (int i = 0; i < concepts; i++) {
      int concept = builder.concept("C" + i);
      builder.preferredName(concept, randomName(), "en");
      for (int j = between(0, 4); j > 0; j--) {
        builder.name(
            concept, randomName(), "en", "", NameKind.SYNONYM, rarely() ? between(1, 9) : 0);
      }
    }
    try (KnowledgeBase kb = open(builder)) {
      NameIndex index = NameIndex.of(kb);
      for (int i = 0; i < 300; i++) {
        String typed = randomName();
        typed = typed.substring(0, between(1, typed.length()));
        int size = between(1, 20);
        List<Suggestion> found = index.search(kb, typed, size);
        Map<Integer, Integer> expected = everything(kb, typed);
        assertEquals(typed, Math.min(size, expected.size()), found.size());
        List<Integer> weights = new ArrayList<>(expected.values());
        weights.sort((a, b) -> b - a);
        for (int j = 0; j < found.size(); j++) {
          assertEquals(typed, (int) weights.get(j), kb.nameCount(found.get(j).name()));
          assertTrue(expected.containsKey(found.get(j).concept()));
        }
      }
    }
  }

  private static String randomName() {
    StringBuilder name = new StringBuilder();
    for (int words = between(1, 4); words > 0; words--) {
      for (int letters = between(1, 4); letters > 0; letters--) {
        name.append(randomFrom("a", "b", "A", "\u00e1", "1"));
      }
      name.append(words == 1 ? "" : randomFrom(" ", "-", ", "));
    }
    return name.toString();
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u00e1', 'a').replaceAll("[ ,-]+", " ").strip();
  }

  /** Each concept that has the prefix, with the greatest count of its names that have it. */
  private static Map<Integer, Integer> everything(KnowledgeBase kb, String typed) {
    Map<Integer, Integer> found = new HashMap<>();
    String prefix = folded(typed);
    for (int name = 0; name < kb.nameCount(); name++) {
      String text = folded(kb.nameText(name));
      int concept = kb.nameConcept(name);
      boolean inside = name == kb.firstName(concept) && (" " + text).contains(" " + prefix);
      if (text.startsWith(prefix) || inside) {
        found.merge(concept, kb.nameCount(name), Math::max);
      }
    }
    return found;
  }
}
