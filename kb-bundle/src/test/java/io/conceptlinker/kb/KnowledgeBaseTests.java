package io.conceptlinker.kb;

import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.tests.util.LuceneTestCase;

public class KnowledgeBaseTests extends LuceneTestCase {

  public void testAgainstOracle() throws IOException {
    for (int iteration = 0; iteration < 10; iteration++) {
      RandomKnowledge input = new RandomKnowledge(random(), 1 + random().nextInt(atLeast(80)));
      Path directory = createTempDir().resolve("kb");
      input.builder().write(directory, "random");
      try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
        checkIds(kb, input);
        checkNames(kb, input);
        checkPhrases(kb);
        checkHierarchy(kb, input);
        checkTexts(kb, input);
      }
    }
  }

  private static void checkIds(KnowledgeBase kb, RandomKnowledge input) {
    List<String> sorted = new ArrayList<>(new HashSet<>(input.ids));
    sorted.sort(
        (a, b) ->
            Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    assertEquals(sorted.size(), kb.conceptCount());
    for (int i = 0; i < sorted.size(); i++) {
      assertEquals(sorted.get(i), kb.id(i));
      assertEquals(i, kb.concept(sorted.get(i)));
      assertFalse(kb.isRetired(sorted.get(i)));
    }
    Map<String, TreeSet<Integer>> alternatives = new HashMap<>();
    input.alternatives.forEach(
        (id, others) ->
            others.forEach(
                other ->
                    alternatives
                        .computeIfAbsent(other, key -> new TreeSet<>())
                        .add(kb.concept(id))));
    alternatives.forEach((id, concepts) -> assertEquals((int) concepts.first(), kb.concept(id)));
    for (String old : input.retired.keySet()) {
      String at = old;
      while (input.retired.containsKey(at)) {
        at = input.retired.getOrDefault(at, "");
      }
      assertEquals(sorted.indexOf(at), kb.concept(old));
      assertEquals(!at.equals("nowhere"), kb.isRetired(old));
    }
    assertEquals(-1, kb.concept("nowhere"));
    assertEquals(-1, kb.concept(""));
  }

  private static void checkNames(KnowledgeBase kb, RandomKnowledge input) {
    int expectedFirst = 0;
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      String id = kb.id(concept);
      Map<List<String>, RandomKnowledge.NameInput> merged = new HashMap<>();
      for (RandomKnowledge.NameInput name : input.names.getOrDefault(id, List.of())) {
        merged.merge(List.of(name.text(), name.language()), name, KnowledgeBaseTests::merge);
      }
      for (RandomKnowledge.PreferredInput name : input.preferred.getOrDefault(id, List.of())) {
        merged.put(
            List.of(name.text(), name.language()),
            new RandomKnowledge.NameInput(name.text(), name.language(), "", NameKind.PREFERRED, 0));
        assertEquals(name.text(), kb.preferredName(concept));
      }
      assertEquals(expectedFirst, kb.firstName(concept));
      assertEquals(merged.size(), kb.endName(concept) - kb.firstName(concept));
      expectedFirst += merged.size();
      Set<String> sources = new TreeSet<>();
      for (RandomKnowledge.NameInput name : input.names.getOrDefault(id, List.of())) {
        sources.add(name.source());
      }
      assertEquals(List.copyOf(sources), kb.sources(concept));
      for (int name = kb.firstName(concept); name < kb.endName(concept); name++) {
        RandomKnowledge.NameInput found =
            new RandomKnowledge.NameInput(
                kb.nameText(name),
                kb.nameLanguage(name),
                kb.nameSource(name),
                kb.nameKind(name),
                kb.nameCount(name));
        assertEquals(merged.get(List.of(found.text(), found.language())), found);
        assertEquals(concept, kb.nameConcept(name));
      }
      if (merged.isEmpty()) {
        assertEquals(id, kb.preferredName(concept));
      } else {
        assertEquals(kb.nameText(kb.firstName(concept)), kb.preferredName(concept));
      }
    }
    assertEquals(expectedFirst, kb.nameCount());
  }

  private static RandomKnowledge.NameInput merge(
      RandomKnowledge.NameInput a, RandomKnowledge.NameInput b) {
    boolean first =
        a.kind() == b.kind()
            ? a.source().compareTo(b.source()) <= 0
            : a.kind().compareTo(b.kind()) < 0;
    RandomKnowledge.NameInput kept = first ? a : b;
    return new RandomKnowledge.NameInput(
        kept.text(), kept.language(), kept.source(), kept.kind(), a.count() + b.count());
  }

  private static void checkPhrases(KnowledgeBase kb) {
    Map<String, TreeSet<Integer>> byKey = new TreeMap<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      String key = Words.of(kb.nameText(name)).phraseKey();
      if (!key.isEmpty()) {
        byKey.computeIfAbsent(key, k -> new TreeSet<>()).add(name);
      }
    }
    assertEquals(byKey.size(), kb.phraseCount());
    byKey.forEach(
        (key, names) -> {
          int phrase = kb.phrases().phrase(kb.nameText(names.first()));
          assertTrue(phrase >= 0);
          NameList found = kb.names(phrase);
          assertEquals(
              List.copyOf(names), IntStream.range(0, found.size()).mapToObj(found::get).toList());
        });
  }

  private static void checkHierarchy(KnowledgeBase kb, RandomKnowledge input) {
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      SortedSet<Integer> parents = parents(kb, input, concept);
      assertEquals(List.copyOf(parents), boxed(kb.parents(concept)));
      for (int parent : parents) {
        assertTrue(boxed(kb.children(parent)).contains(concept));
      }
      Map<Integer, Integer> distances = new HashMap<>();
      ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(concept));
      distances.put(concept, 0);
      while (!queue.isEmpty()) {
        int at = queue.remove();
        for (int parent : parents(kb, input, at)) {
          if (distances.putIfAbsent(parent, distances.getOrDefault(at, 0) + 1) == null) {
            queue.add(parent);
          }
        }
      }
      distances.remove(concept);
      int[] ancestors = kb.ancestors(concept);
      assertEquals(distances.keySet(), new HashSet<>(boxed(ancestors)));
      assertEquals(distances.size(), ancestors.length);
      int before = 0;
      for (int ancestor : ancestors) {
        int distance = kb.ancestorDistance(concept, ancestor);
        assertEquals(distances.get(ancestor), Integer.valueOf(distance));
        assertTrue(distance >= before);
        assertTrue(kb.isAncestor(ancestor, concept));
        assertTrue(boxed(kb.narrower(ancestor, distance, 10_000)).contains(concept));
        assertFalse(boxed(kb.narrower(ancestor, distance - 1, 10_000)).contains(concept));
        before = distance;
      }
      assertEquals(-1, kb.ancestorDistance(concept, concept));
      assertFalse(kb.isAncestor(concept, concept));
      int limit = random().nextInt(5);
      int[] narrower = kb.narrower(concept, 100, 10_000);
      assertArrayEquals(
          Arrays.copyOf(narrower, Math.min(limit, narrower.length)),
          kb.narrower(concept, 100, limit));
    }
  }

  private static SortedSet<Integer> parents(KnowledgeBase kb, RandomKnowledge input, int concept) {
    SortedSet<Integer> parents = new TreeSet<>();
    for (String parent : input.parents.getOrDefault(kb.id(concept), List.of())) {
      parents.add(kb.concept(parent));
    }
    parents.remove(concept);
    return parents;
  }

  private static List<Integer> boxed(int[] values) {
    return IntStream.of(values).boxed().toList();
  }

  private static void checkTexts(KnowledgeBase kb, RandomKnowledge input) {
    List<ConceptRecord> records = kb.records().toList();
    assertEquals(kb.conceptCount(), records.size());
    for (int concept = 0; concept < records.size(); concept++) {
      ConceptRecord found = records.get(concept);
      String id = kb.id(concept);
      assertEquals(id, found.id());
      assertEquals(sorted(input.definitions, id), new TreeSet<>(found.definitions()));
      assertEquals(sorted(input.xrefs, id), new TreeSet<>(found.xrefs()));
      assertEquals(sorted(input.alternatives, id), new TreeSet<>(found.alternativeIds()));
      assertEquals(List.copyOf(sorted(input.types, id)), found.semanticTypes());
      SortedSet<String> groups = sorted(input.groups, id);
      assertEquals(
          groups.isEmpty() ? Optional.empty() : Optional.of(groups.first()), found.semanticGroup());
      assertEquals(kb.endName(concept) - kb.firstName(concept), found.names().size());
    }
  }

  private static SortedSet<String> sorted(Map<String, List<String>> input, String id) {
    return new TreeSet<>(input.getOrDefault(id, List.of()));
  }

  public void testSameInputGivesSameBytes() throws IOException {
    RandomKnowledge input = new RandomKnowledge(random(), 100);
    Path first = createTempDir().resolve("kb");
    Path second = createTempDir().resolve("other");
    Manifest manifest = input.builder().write(first, "same");
    assertEquals(manifest, input.builder().write(second, "same"));
    List<String> files = new ArrayList<>(BundleFiles.kinds().keySet());
    files.add(BundleFiles.MANIFEST);
    files.add(BundleFiles.CHECKSUMS);
    for (String file : files) {
      assertEquals(file, -1, Files.mismatch(first.resolve(file), second.resolve(file)));
    }
  }

  public void testCoverageIsWhatWasRecorded() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      expectThrows(IllegalArgumentException.class, () -> builder.coverage(share));
    }
    Path directory = createTempDir();
    builder.coverage(0.25).write(directory.resolve("kb"), "partial");
    new KnowledgeBaseBuilder().write(directory.resolve("other"), "whole");
    try (KnowledgeBase partial = KnowledgeBase.open(directory.resolve("kb"));
        KnowledgeBase whole = KnowledgeBase.open(directory.resolve("other"))) {
      assertEquals(0.25, partial.manifest().coverage(), 0);
      assertEquals(1, whole.manifest().coverage(), 0);
    }
  }

  public void testEmpty() throws IOException {
    Path directory = createTempDir().resolve("kb");
    new KnowledgeBaseBuilder().write(directory, "empty");
    try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
      assertEquals(0, kb.conceptCount());
      assertEquals(0, kb.nameCount());
      assertEquals(-1, kb.concept("C0"));
      assertEquals(-1, kb.phrases().phrase("cancer"));
      assertEquals(0, kb.names("cancer").size());
      assertEquals(0, kb.records().count());
      assertEquals(0, kb.ngrams().searcher().search("cancer", 3, new NgramHits()));
    }
  }

  public void testRetirementInACircle() {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.retired("C1", "C2").retired("C2", "C3").retired("C3", "C1").retired("C0", "C2");
    Path directory = createTempDir().resolve("kb");
    IllegalArgumentException e =
        expectThrows(IllegalArgumentException.class, () -> builder.write(directory, "circle"));
    assertTrue(e.toString(), e.toString().contains("[C1, C2, C3]"));
    assertFalse(Files.exists(directory));
    try (Stream<Path> left = Files.list(directory.getParent())) {
      assertFalse(left.anyMatch(path -> path.toString().contains("building")));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  public void testBundlesAreNotOverwritten() throws IOException {
    Path directory = createTempDir();
    expectThrows(
        FileAlreadyExistsException.class,
        () -> new KnowledgeBaseBuilder().write(directory, "existing"));
  }

  public void testClosedKnowledgeBaseFails() throws IOException {
    Path directory = createTempDir().resolve("kb");
    RandomKnowledge input = new RandomKnowledge(random(), 20);
    input.builder().write(directory, "closed");
    KnowledgeBase kb = KnowledgeBase.open(directory);
    kb.close();
    kb.close();
    expectThrows(IllegalStateException.class, () -> kb.id(0));
    expectThrows(IllegalStateException.class, () -> kb.concept("C1"));
    expectThrows(IllegalStateException.class, () -> kb.parents(0));
  }
}
