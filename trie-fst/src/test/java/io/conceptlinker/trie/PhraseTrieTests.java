package io.conceptlinker.trie;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class PhraseTrieTests extends LuceneTestCase {

  /** The oracle: phrase keys as lists of word keys. */
  private final Map<List<String>, Integer> handles = new HashMap<>();

  private PhraseKeys keys = new PhraseTrieBuilder().sort();
  private TrieFiles files = new TrieFiles(new byte[0], new byte[0]);

  private void build(List<String> names) throws IOException {
    handles.clear();
    PhraseTrieBuilder builder = new PhraseTrieBuilder();
    for (String name : names) {
      Words words = Words.of(name);
      int handle = builder.add(words);
      List<String> key = key(words);
      assertEquals(name, key.isEmpty(), handle < 0);
      if (handle >= 0) {
        Integer before = handles.put(key, handle);
        assertTrue(name, before == null || before == handle);
      }
    }
    assertEquals(handles.size(), builder.size());
    keys = builder.sort();
    files = TrieFiles.write(keys);
  }

  static List<String> key(Words words) {
    List<String> key = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.isKeyWord(i)) {
        key.add(words.key(i));
      }
    }
    return key;
  }

  private static String randomWord() {
    return switch (random().nextInt(5)) {
      case 0 -> TestUtil.randomUnicodeString(random(), 6);
      case 1 -> TestUtil.randomRealisticUnicodeString(random(), 1, 12);
      case 2 -> "e\u0301" + TestUtil.randomSimpleString(random(), 1, 3) + "\u0308";
      default -> TestUtil.randomSimpleString(random(), 1, 3);
    };
  }

  private static List<String> randomNames(int count) {
    List<String> vocabulary = new ArrayList<>();
    int size = TestUtil.nextInt(random(), 1, Math.max(2, count / 2));
    for (int i = 0; i < size; i++) {
      vocabulary.add(randomWord());
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder name = new StringBuilder();
      if (!names.isEmpty() && random().nextInt(3) == 0) {
        name.append(names.get(random().nextInt(names.size()))).append(' ');
      }
      int words = random().nextInt(5);
      for (int w = 0; w < words; w++) {
        // Squaring makes a few words common, as they are in vocabularies.
        double skewed = random().nextDouble() * random().nextDouble();
        name.append(vocabulary.get((int) (skewed * vocabulary.size()))).append(' ');
      }
      names.add(name.toString());
    }
    return names;
  }

  public void testAgainstMap() throws IOException {
    for (int iteration = 0; iteration < 20; iteration++) {
      build(randomNames(TestUtil.nextInt(random(), 0, atLeast(300))));
      try (Arena arena = Arena.ofShared()) {
        PhraseTrie trie = random().nextBoolean() ? files.open(arena) : files.openOnHeap();
        checkAgainstMap(trie);
      }
    }
  }

  private void checkAgainstMap(PhraseTrie trie) {
    assertEquals(handles.size(), trie.phraseCount());
    Set<Integer> ordinals = new HashSet<>();
    Set<List<String>> prefixes = new HashSet<>();
    Set<String> vocabulary = new HashSet<>();
    handles.forEach(
        (key, handle) -> {
          vocabulary.addAll(key);
          for (int i = 0; i <= key.size(); i++) {
            prefixes.add(key.subList(0, i));
          }
          PhraseCursor cursor = trie.cursor();
          for (String word : key) {
            assertTrue(cursor.step(trie.word(word)));
          }
          assertTrue(cursor.isPhrase());
          assertEquals(keys.phrase(handle), cursor.phrase());
          ordinals.add(cursor.phrase());
        });
    assertEquals(handles.size(), ordinals.size());
    assertTrue(ordinals.stream().allMatch(o -> o >= 0 && o < handles.size()));
    assertEquals(vocabulary.size(), trie.wordCount());
    Set<Integer> wordOrdinals = new HashSet<>();
    vocabulary.forEach(word -> wordOrdinals.add(trie.word(word)));
    assertEquals(vocabulary.size(), wordOrdinals.size());
    assertTrue(wordOrdinals.stream().allMatch(o -> o >= 0 && o < vocabulary.size()));
    checkEveryPrefix(trie, prefixes, new ArrayList<>(vocabulary));
  }

  private void checkEveryPrefix(
      PhraseTrie trie, Set<List<String>> prefixes, List<String> vocabulary) {
    PhraseCursor at = trie.cursor();
    PhraseCursor next = trie.cursor();
    for (List<String> prefix : prefixes) {
      at.reset();
      prefix.forEach(word -> assertTrue(at.step(trie.word(word))));
      assertEquals(handles.containsKey(prefix), at.isPhrase());
      boolean more = false;
      List<String> asked = vocabulary;
      if (vocabulary.size() > 60) {
        Collections.shuffle(vocabulary, random());
        asked = vocabulary.subList(0, 60);
      } else {
        for (String word : vocabulary) {
          more |= prefixes.contains(with(prefix, word));
        }
        assertEquals(more, at.hasMore());
      }
      for (String word : asked) {
        List<String> longer = with(prefix, word);
        next.copyFrom(at);
        assertEquals(prefixes.contains(longer), next.step(trie.word(word)));
        Integer handle = handles.get(longer);
        assertEquals(handle != null, next.isPhrase());
        if (handle != null) {
          assertEquals(keys.phrase(handle), next.phrase());
        }
      }
      next.copyFrom(at);
      assertFalse(next.step(-1));
      assertFalse(next.step(trie.wordCount()));
      assertFalse(next.hasMore());
    }
  }

  private static List<String> with(List<String> prefix, String word) {
    List<String> longer = new ArrayList<>(prefix);
    longer.add(word);
    return longer;
  }

  public void testOrdinalsFollowKeyOrder() throws IOException {
    build(randomNames(300));
    PhraseTrie trie = files.openOnHeap();
    List<List<String>> sorted = new ArrayList<>(handles.keySet());
    sorted.sort(
        (a, b) ->
            Arrays.compare(
                a.stream().mapToInt(trie::word).toArray(),
                b.stream().mapToInt(trie::word).toArray()));
    for (int i = 0; i < sorted.size(); i++) {
      assertEquals(i, keys.phrase(handles.getOrDefault(sorted.get(i), -1)));
    }
  }

  public void testOrderOfAddingDoesNotMatter() throws IOException {
    List<String> names = randomNames(200);
    build(names);
    TrieFiles first = files;
    Collections.shuffle(names, random());
    build(names);
    assertArrayEquals(first.words(), files.words());
    assertArrayEquals(first.phrases(), files.phrases());
  }

  public void testNodesOfEveryLayout() throws IOException {
    List<String> names = new ArrayList<>();
    // 3,000 continuous labels at the root, gaps and sparse labels below, long single paths.
    for (int i = 0; i < 3000; i++) {
      names.add("w" + word(i));
      if (i % 3 != 0) {
        names.add("wide w" + word(i));
      }
      if (i % 97 == 0) {
        names.add("sparse w" + word(i) + " tail of w" + word(i * 7 % 3000));
      }
      if (i < 5) {
        names.add("few w" + word(i * 500));
      }
    }
    build(names);
    checkAgainstMap(files.openOnHeap());
  }

  private static String word(int i) {
    StringBuilder letters = new StringBuilder();
    for (int rest = i; rest > 0 || letters.isEmpty(); rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters + "k";
  }

  public void testUnknownWords() throws IOException {
    build(List.of("breast cancer", "cancer"));
    PhraseTrie trie = files.openOnHeap();
    assertEquals(-1, trie.word("lung"));
    assertEquals(-1, trie.phrase("lung cancer"));
    assertEquals(-1, trie.phrase("breast"));
    assertEquals(-1, trie.phrase("cancer breast"));
    assertEquals(-1, trie.phrase(""));
    assertEquals(trie.phrase("Cancers of the breast"), -1);
    assertTrue(trie.phrase("breast cancers") >= 0);
  }

  public void testNoPhrases() throws IOException {
    build(List.of("", "...", " - "));
    PhraseTrie trie = files.openOnHeap();
    assertEquals(0, trie.phraseCount());
    assertFalse(trie.cursor().step(0));
    assertFalse(trie.cursor().hasMore());
    assertEquals(-1, trie.phrase("anything"));
  }

  public void testLongWordsAndLongPhrases() throws IOException {
    String longest = "a".repeat(PhraseTrieBuilder.MAX_WORD_BYTES);
    String words = "b ".repeat(PhraseTrieBuilder.MAX_WORDS);
    build(List.of(longest, "a".repeat(254), "a".repeat(255), "a".repeat(256), words));
    checkAgainstMap(files.openOnHeap());
    PhraseTrieBuilder builder = new PhraseTrieBuilder();
    assertEquals(-1, builder.add(Words.of(longest + "a")));
    assertEquals(-1, builder.add(Words.of(words + "b")));
    assertEquals(0, builder.size());
  }

  public void testClosedMemoryFails() throws IOException {
    build(List.of("breast cancer", "lung cancer"));
    PhraseTrie trie;
    PhraseCursor cursor;
    try (Arena arena = Arena.ofShared()) {
      trie = files.open(arena);
      cursor = trie.cursor();
      assertTrue(cursor.step(trie.word("lung")));
    }
    expectThrows(IllegalStateException.class, () -> trie.word("lung"));
    expectThrows(IllegalStateException.class, () -> cursor.step(0));
  }

  public void testTruncatedMemoryIsRefused() throws IOException {
    build(List.of("breast cancer", "lung cancer"));
    for (int length = 0; length < files.phrases().length; length++) {
      TrieFiles cut = new TrieFiles(files.words(), Arrays.copyOf(files.phrases(), length));
      expectThrows(IllegalArgumentException.class, cut::openOnHeap);
    }
  }
}
