package io.conceptlinker.kb;

import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IncompatibleBundleException;
import io.conceptlinker.trie.TokenTrieBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.tests.util.LuceneTestCase;

public class NameTrieTests extends LuceneTestCase {

  /** Tokens are characters, or pairs of them; in lower case or not. */
  private record CharacterEncoding(int charactersPerToken, boolean lowerCase)
      implements NameEncoding {
    @Override
    public int[] encode(String name) {
      String text = lowerCase ? name.toLowerCase(Locale.ROOT) : name;
      int[] tokens = new int[Math.ceilDiv(text.length(), charactersPerToken)];
      for (int i = 0; i < text.length(); i++) {
        tokens[i / charactersPerToken] = tokens[i / charactersPerToken] * 241 + text.charAt(i);
      }
      return tokens;
    }

    @Override
    public String fingerprint() {
      return "characters " + charactersPerToken + (lowerCase ? " lower" : " written");
    }
  }

  private static CharacterEncoding randomEncoding() {
    return new CharacterEncoding(1 + random().nextInt(2), random().nextBoolean());
  }

  /** The oracle: all names below each prefix. */
  private static final class NaiveNode {
    final TreeMap<Integer, NaiveNode> children = new TreeMap<>();
    final TreeSet<Integer> names = new TreeSet<>();

    NaiveNode only(Set<Integer> wanted) {
      NaiveNode filtered = new NaiveNode();
      filtered.names.addAll(names);
      filtered.names.retainAll(wanted);
      children.forEach(
          (token, child) -> {
            NaiveNode kept = child.only(wanted);
            if (!kept.children.isEmpty() || !kept.names.isEmpty()) {
              filtered.children.put(token, kept);
            }
          });
      return filtered;
    }

    Set<Integer> firstNames() {
      return names.isEmpty() ? children.firstEntry().getValue().firstNames() : names;
    }

    Set<Integer> concepts(KnowledgeBase kb) {
      Set<Integer> concepts = new HashSet<>();
      names.forEach(name -> concepts.add(kb.nameConcept(name)));
      children.values().forEach(child -> concepts.addAll(child.concepts(kb)));
      return concepts;
    }

    void assertSame(KnowledgeBase kb, NameTrie trie, NameCursor at) {
      assertEquals(
          List.copyOf(children.keySet()),
          IntStream.range(0, at.childCount()).mapToObj(at::token).toList());
      int[] allowed = new int[at.childCount() + 1];
      assertEquals(children.size(), at.tokens(allowed, 1));
      assertEquals(!names.isEmpty(), at.isName());
      if (names.isEmpty()) {
        expectThrows(IllegalStateException.class, at::names);
      } else {
        NameList found = at.names();
        assertEquals(
            List.copyOf(names), IntStream.range(0, found.size()).mapToObj(found::get).toList());
      }
      if (names.isEmpty() && children.isEmpty()) {
        expectThrows(IllegalStateException.class, at::firstNames);
      } else {
        NameList first = at.firstNames();
        assertEquals(
            List.copyOf(firstNames()),
            IntStream.range(0, first.size()).mapToObj(first::get).toList());
      }
      Set<Integer> concepts = concepts(kb);
      assertEquals(
          concepts.size() == 1 ? concepts.iterator().next() : Integer.valueOf(-1),
          (Integer) at.soleConcept());
      assertForced(trie.cursor().copyFrom(at));
      int child = 0;
      NameCursor next = trie.cursor();
      for (int token : children.keySet()) {
        next.copyFrom(at);
        if (random().nextBoolean()) {
          next.stepTo(child);
        } else {
          assertTrue(next.step(token));
        }
        children.get(token).assertSame(kb, trie, next);
        child++;
      }
      assertFalse(at.step(TokenTrieBuilder.MAX_TOKEN + 1));
    }

    private void assertForced(NameCursor cursor) {
      NaiveNode node = this;
      List<Integer> expected = new ArrayList<>();
      while (node.names.isEmpty() && node.children.size() == 1) {
        expected.add(node.children.firstKey());
        node = node.children.firstEntry().getValue();
      }
      assertEquals(expected, Arrays.stream(cursor.stepForced()).boxed().toList());
      assertEquals(node.children.size(), cursor.childCount());
    }
  }

  private static NaiveNode naive(KnowledgeBase kb, NameEncoding encoding) {
    NaiveNode root = new NaiveNode();
    for (int name = 0; name < kb.nameCount(); name++) {
      NaiveNode node = root;
      for (int token : encoding.encode(kb.nameText(name))) {
        node = node.children.computeIfAbsent(token, t -> new NaiveNode());
      }
      node.names.add(name);
    }
    return root;
  }

  private static Path writeKnowledge(int concepts) throws IOException {
    Path bundle = createTempDir().resolve("kb");
    new RandomKnowledge(random(), concepts).builder().write(bundle, "random");
    return bundle;
  }

  public void testSameAsNaiveTrieAtEveryPrefixInEverySection() throws IOException {
    for (int i = atLeast(8); i > 0; i--) {
      NameEncoding encoding = randomEncoding();
      try (KnowledgeBase kb = KnowledgeBase.open(writeKnowledge(1 + random().nextInt(120)))) {
        Path file = NameTrie.pathBeside(kb.path(), encoding);
        NameTrieWriter.Summary summary = NameTrieWriter.write(file, kb, encoding);
        assertEquals(kb.nameCount(), summary.names());
        assertEquals(0, summary.unindexed());
        assertEquals(Files.size(file), summary.bytes());
        try (NameTrie trie = NameTrie.open(file, kb, encoding)) {
          assertEquals(summary.sequences(), trie.sequenceCount());
          NaiveNode naive = naive(kb, encoding);
          naive.assertSame(kb, trie, trie.cursor());
          List<String> groups = new ArrayList<>(kb.semanticGroups());
          groups.removeIf(group -> random().nextBoolean());
          long sections = 0;
          for (String group : groups) {
            sections |= trie.section(group);
          }
          Set<Integer> wanted = new HashSet<>();
          for (int name = 0; name < kb.nameCount(); name++) {
            String group = kb.semanticGroup(kb.nameConcept(name)).orElse("no group");
            if (groups.contains(group)) {
              wanted.add(name);
            }
          }
          for (int again = 0; again < 2; again++) {
            naive.only(wanted).assertSame(kb, trie, trie.cursor().reset(sections));
          }
          assertEquals(0, trie.section("no such group"));
          assertEquals(0, trie.cursor().reset(0).childCount());
        }
      }
    }
  }

  public void testMoreGroupsThanBits() throws IOException {
    Path bundle = createTempDir().resolve("kb");
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < 80; i++) {
      int concept = builder.concept("C" + i);
      builder.name(concept, "name " + i, "en", "", NameKind.SYNONYM, 0);
      builder.semanticGroup(concept, String.format(Locale.ROOT, "G%02d", i));
    }
    builder.write(bundle, "groups");
    NameEncoding encoding = new CharacterEncoding(1, false);
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      Path file = NameTrie.pathBeside(bundle, encoding);
      NameTrieWriter.write(file, kb, encoding);
      try (NameTrie trie = NameTrie.open(file, kb, encoding)) {
        NameCursor cursor = trie.cursor().reset(trie.section("G05"));
        assertEquals(6, cursor.stepForced().length);
        assertEquals(kb.concept("C5"), cursor.soleConcept());
        assertEquals(trie.section("G62"), trie.section("G79"));
        assertNotEquals(trie.section("G61"), trie.section("G62"));
        cursor.reset(trie.section("G79"));
        assertEquals(5, cursor.stepForced().length);
        assertTrue(cursor.step('7'));
        assertTrue(cursor.step('9'));
        assertEquals(kb.concept("C79"), cursor.soleConcept());
      }
    }
  }

  public void testNamesThatAreTooLongAreCounted() throws IOException {
    Path bundle = createTempDir().resolve("kb");
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int concept = builder.concept("C");
    builder.name(concept, "x".repeat(600), "en", "", NameKind.SYNONYM, 0);
    builder.name(concept, "short", "en", "", NameKind.SYNONYM, 0);
    builder.write(bundle, "long");
    NameEncoding encoding = new CharacterEncoding(1, false);
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      NameTrieWriter.Summary summary =
          NameTrieWriter.write(NameTrie.pathBeside(bundle, encoding), kb, encoding);
      assertEquals(1, summary.unindexed());
      assertEquals(1, summary.sequences());
    }
  }

  public void testDamageIsFoundWhereverItIs() throws IOException {
    NameEncoding encoding = randomEncoding();
    try (KnowledgeBase kb = KnowledgeBase.open(writeKnowledge(20))) {
      Path file = NameTrie.pathBeside(kb.path(), encoding);
      NameTrieWriter.write(file, kb, encoding);
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at += 1 + random().nextInt(5)) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << random().nextInt(8));
        Files.write(file, changed);
        assertRefused(file, kb, encoding);
      }
      for (int length = 0; length < bytes.length; length += 1 + random().nextInt(20)) {
        Files.write(file, Arrays.copyOf(bytes, length));
        assertRefused(file, kb, encoding);
      }
      Files.delete(file);
      assertRefused(file, kb, encoding);
    }
  }

  private static void assertRefused(Path file, KnowledgeBase kb, NameEncoding encoding) {
    IOException e =
        expectThrows(IOException.class, () -> NameTrie.open(file, kb, encoding).close());
    assertTrue(
        e.toString(),
        e instanceof CorruptBundleException || e instanceof IncompatibleBundleException);
  }

  public void testOtherKnowledgeBasesAndEncodingsAreRefused() throws IOException {
    NameEncoding encoding = new CharacterEncoding(1, false);
    Path bundle = writeKnowledge(20);
    Path otherBundle = createTempDir().resolve("kb");
    new RandomKnowledge(random(), 21).builder().write(otherBundle, "random");
    Path file = NameTrie.pathBeside(bundle, encoding);
    try (KnowledgeBase kb = KnowledgeBase.open(bundle);
        KnowledgeBase other = KnowledgeBase.open(otherBundle)) {
      NameTrieWriter.write(file, kb, encoding);
      StaleNameTrieException stale =
          expectThrows(
              StaleNameTrieException.class, () -> NameTrie.open(file, other, encoding).close());
      assertTrue(stale.getMessage(), stale.getMessage().contains("[random " + other.version()));
      assertTrue(stale.getMessage(), stale.getMessage().contains("[random " + kb.version()));
      assertTrue(stale.getMessage(), stale.getMessage().contains("write it again"));
      NameEncoding lower = new CharacterEncoding(1, true);
      expectThrows(StaleNameTrieException.class, () -> NameTrie.open(file, kb, lower).close());
      assertNotEquals(file, NameTrie.pathBeside(bundle, lower));
      // What is there is replaced, and nothing else is left behind.
      NameTrieWriter.write(file, other, lower);
      NameTrie.open(file, other, lower).close();
      try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
        assertTrue(siblings.noneMatch(path -> path.toString().endsWith(".building")));
      }
    }
  }

  public void testUseAfterClose() throws IOException {
    NameEncoding encoding = randomEncoding();
    try (KnowledgeBase kb = KnowledgeBase.open(writeKnowledge(50))) {
      Path file = NameTrie.pathBeside(kb.path(), encoding);
      NameTrieWriter.write(file, kb, encoding);
      NameTrie trie = NameTrie.open(file, kb, encoding);
      NameCursor cursor = trie.cursor();
      cursor.stepTo(0);
      assertTrue(trie.ramBytesUsed() > 0);
      trie.close();
      trie.close();
      expectThrows(IllegalStateException.class, cursor::soleConcept);
    }
  }
}
