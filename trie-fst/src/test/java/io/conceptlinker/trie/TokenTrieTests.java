package io.conceptlinker.trie;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class TokenTrieTests extends LuceneTestCase {

  /** The oracle: a node for each prefix. */
  private static final class NaiveNode {
    final TreeMap<Integer, NaiveNode> children = new TreeMap<>();
    boolean isEnd;

    /** Numbers the ends in the order of the sequences; returns the next number. */
    int assertSame(TokenCursor at, int firstRank) {
      assertEquals(isEnd, at.isEnd());
      assertEquals(firstRank, at.firstRank());
      assertEquals(!children.isEmpty(), at.hasMore());
      int[] tokens = new int[children.size() + 1];
      assertEquals(children.size(), at.tokens(tokens, 1));
      if (random().nextBoolean()) {
        assertEquals(children.size(), at.childCount());
      }
      TokenCursor stepped = at.trie().cursor().copyFrom(at);
      int rank = isEnd ? firstRank + 1 : firstRank;
      int child = 0;
      TokenCursor next = at.trie().cursor();
      for (Map.Entry<Integer, NaiveNode> entry : children.entrySet()) {
        assertEquals((int) entry.getKey(), at.token(child));
        assertEquals((int) entry.getKey(), tokens[1 + child]);
        stepped.copyFrom(at);
        assertTrue(stepped.step(entry.getKey()));
        assertEquals(at.firstRank(child), stepped.firstRank());
        if (random().nextBoolean()) {
          assertEquals(at.endRank(child), stepped.endRank());
        }
        // Walks on without ever listing, as far as there is something.
        NaiveNode below = entry.getValue();
        while (!below.children.isEmpty()) {
          int last = random().nextBoolean() ? below.children.lastKey() : below.children.firstKey();
          assertTrue(stepped.step(last));
          below = below.children.get(last);
        }
        assertEquals(stepped.firstRank() + 1, stepped.endRank());
        next.copyFrom(at);
        if (random().nextBoolean()) {
          next.stepTo(child);
        } else {
          assertTrue(next.step(entry.getKey()));
        }
        assertEquals(at.firstRank(child), next.firstRank());
        assertEquals(at.endRank(child), next.endRank());
        rank = entry.getValue().assertSame(next, rank);
        child++;
      }
      assertEquals(rank, at.endRank());
      int other = random().nextInt(TokenTrieBuilder.MAX_TOKEN);
      if (!children.containsKey(other)) {
        assertFalse(at.step(other));
        assertEquals(rank, at.endRank());
      }
      return rank;
    }
  }

  private static byte[] write(List<int[]> sequences) throws IOException {
    TokenTrieBuilder builder = new TokenTrieBuilder();
    Map<List<Integer>, Integer> handles = new HashMap<>();
    for (int[] sequence : sequences) {
      int handle = builder.add(sequence);
      List<Integer> key = Arrays.stream(sequence).boxed().toList();
      assertEquals(handles.getOrDefault(key, handle), (Integer) handle);
      handles.put(key, handle);
    }
    assertEquals(handles.size(), builder.size());
    builder.sort();
    List<int[]> inOrder = new ArrayList<>(sequences);
    inOrder.sort(Arrays::compare);
    int rank = -1;
    int[] before = null;
    for (int[] sequence : inOrder) {
      rank += Arrays.equals(sequence, before) ? 0 : 1;
      before = sequence;
      assertEquals(rank, builder.rank(handles.get(Arrays.stream(sequence).boxed().toList())));
    }
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    builder.write(out);
    return out.toArrayCopy();
  }

  private static List<int[]> randomSequences(int count) {
    List<int[]> sequences = new ArrayList<>();
    int vocabulary = 1 + random().nextInt(random().nextBoolean() ? 6 : 3000);
    int factor = random().nextBoolean() ? 1 : TokenTrieBuilder.MAX_TOKEN / vocabulary;
    for (int i = 0; i < count; i++) {
      int[] start = {};
      if (!sequences.isEmpty() && random().nextInt(3) > 0) {
        int[] other = sequences.get(random().nextInt(sequences.size()));
        start = Arrays.copyOf(other, random().nextInt(other.length + 1));
      }
      int length = Math.min(start.length + random().nextInt(6), TokenTrieBuilder.MAX_TOKENS);
      int[] sequence = Arrays.copyOf(start, Math.max(1, length));
      for (int at = start.length; at < sequence.length; at++) {
        sequence[at] = random().nextInt(vocabulary) * factor;
      }
      sequences.add(sequence);
    }
    return sequences;
  }

  public void testSameAsNaiveTrieAtEveryPrefix() throws IOException {
    for (int i = atLeast(40); i > 0; i--) {
      List<int[]> sequences = randomSequences(1 + random().nextInt(i % 10 == 0 ? 5000 : 100));
      NaiveNode naive = new NaiveNode();
      for (int[] sequence : sequences) {
        NaiveNode node = naive;
        for (int token : sequence) {
          node = node.children.computeIfAbsent(token, t -> new NaiveNode());
        }
        node.isEnd = true;
      }
      try (Arena arena = Arena.ofConfined()) {
        TokenTrie trie =
            TokenTrie.open(arena.allocateFrom(ValueLayout.JAVA_BYTE, write(sequences)));
        assertEquals(trie.size(), naive.assertSame(trie.cursor(), 0));
      }
    }
  }

  public void testSameBytesInAnyOrder() throws IOException {
    List<int[]> sequences = randomSequences(500);
    byte[] bytes = write(sequences);
    Collections.shuffle(sequences, random());
    assertArrayEquals(bytes, write(sequences));
  }

  public void testNoSequences() throws IOException {
    TokenTrie trie = TokenTrie.open(MemorySegment.ofArray(write(List.of())));
    assertEquals(0, trie.size());
    TokenCursor cursor = trie.cursor();
    assertEquals(0, cursor.childCount());
    assertFalse(cursor.hasMore());
    assertFalse(cursor.isEnd());
    assertFalse(cursor.step(1));
  }

  public void testResetAndCopy() throws IOException {
    TokenTrie trie =
        TokenTrie.open(
            MemorySegment.ofArray(write(List.of(new int[] {5, 7}, new int[] {5}, new int[] {6}))));
    TokenCursor cursor = trie.cursor();
    assertTrue(cursor.step(5));
    assertTrue(cursor.isEnd());
    assertTrue(cursor.hasMore());
    TokenCursor copy = trie.cursor().copyFrom(cursor);
    assertTrue(copy.step(7));
    assertEquals(1, copy.firstRank());
    assertFalse(copy.hasMore());
    assertTrue(cursor.reset().step(6));
    assertEquals(2, cursor.firstRank());
    assertTrue(copy.copyFrom(trie.cursor()).step(5));
    TokenTrie other = TokenTrie.open(MemorySegment.ofArray(write(List.of())));
    expectThrows(IllegalArgumentException.class, () -> cursor.copyFrom(other.cursor()));
    expectThrows(IndexOutOfBoundsException.class, () -> cursor.stepTo(3));
  }

  public void testLimits() {
    TokenTrieBuilder builder = new TokenTrieBuilder();
    assertEquals(-1, builder.add());
    assertEquals(-1, builder.add(new int[TokenTrieBuilder.MAX_TOKENS + 1]));
    assertEquals(0, builder.add(new int[TokenTrieBuilder.MAX_TOKENS]));
    expectThrows(IllegalArgumentException.class, () -> builder.add(-1));
    expectThrows(IllegalArgumentException.class, () -> builder.add(TokenTrieBuilder.MAX_TOKEN));
  }

  public void testOtherBytesAreRefused() throws IOException {
    byte[] bytes = write(randomSequences(TestUtil.nextInt(random(), 1, 50)));
    for (int length : new int[] {0, 31, bytes.length - 1}) {
      byte[] cut = Arrays.copyOf(bytes, length);
      expectThrows(
          IllegalArgumentException.class, () -> TokenTrie.open(MemorySegment.ofArray(cut)));
    }
    for (int at = bytes.length - 24; at < bytes.length; at++) {
      if (at >= bytes.length - 16 && at < bytes.length - 12) {
        continue; // The number of sequences: any is possible.
      }
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) 0x80;
      expectThrows(
          IllegalArgumentException.class, () -> TokenTrie.open(MemorySegment.ofArray(changed)));
    }
  }

  public void testUseAfterTheMemoryWasClosed() throws IOException {
    byte[] bytes = write(randomSequences(100));
    TokenCursor cursor;
    try (Arena arena = Arena.ofConfined()) {
      cursor = TokenTrie.open(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes)).cursor();
      cursor.stepTo(0);
    }
    if (cursor.hasMore()) {
      expectThrows(IllegalStateException.class, cursor::childCount);
    }
  }
}
