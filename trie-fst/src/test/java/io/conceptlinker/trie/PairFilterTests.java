package io.conceptlinker.trie;

import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class PairFilterTests extends LuceneTestCase {

  /** Words as phrases have them: common ones have small ordinals. */
  private static int word() {
    return random().nextInt(1 << TestUtil.nextInt(random(), 1, 22));
  }

  public void testContainsWhatWasAdded() {
    for (int pairs : new int[] {0, 1, 2, atLeast(20_000)}) {
      PairFilter filter = new PairFilter(2L * pairs);
      Set<Long> added = new HashSet<>();
      for (int i = 0; i < pairs; i++) {
        int first = word();
        int second = word();
        filter.add(first, second);
        added.add((long) first << Integer.SIZE | second);
      }
      for (long pair : added) {
        assertTrue(filter.mayContain((int) (pair >>> Integer.SIZE), (int) pair));
      }
    }
  }

  /** Two bits of one long, twelve bits a pair: about one in forty is not told. */
  public void testExcludesMostOthers() {
    int pairs = 50_000;
    PairFilter filter = new PairFilter(2L * pairs);
    Set<Long> added = new HashSet<>();
    for (int i = 0; i < pairs; i++) {
      int first = word();
      int second = word();
      filter.add(first, second);
      added.add((long) first << Integer.SIZE | second);
    }
    int others = 0;
    int kept = 0;
    while (others < pairs) {
      int first = word();
      int second = word();
      if (!added.contains((long) first << Integer.SIZE | second)) {
        others++;
        kept += filter.mayContain(first, second) ? 1 : 0;
      }
    }
    assertTrue(kept + " of " + others, kept < others / 15);
  }

  public void testIsBounded() {
    assertTrue(new PairFilter(0).ramBytesUsed() < 100);
    long bytes = new PairFilter(1_000_000).ramBytesUsed();
    assertTrue(bytes + " bytes", bytes >= 750_000 && bytes < 751_000);
  }
}
