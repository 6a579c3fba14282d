package io.conceptlinker.corpus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RegionTests extends LuceneTestCase {

  private static List<Fragment> randomFragments() {
    List<Fragment> fragments = new ArrayList<>();
    for (int i = 1 + random().nextInt(4); i > 0; i--) {
      int start = random().nextInt(30);
      fragments.add(new Fragment(start, start + 1 + random().nextInt(8)));
    }
    return fragments;
  }

  private static BitSet covered(List<Fragment> fragments) {
    BitSet covered = new BitSet();
    fragments.forEach(fragment -> covered.set(fragment.start(), fragment.end()));
    return covered;
  }

  public void testAgreesWithTheSetOfCodeUnits() {
    for (int round = 0; round < 200; round++) {
      List<Fragment> one = randomFragments();
      List<Fragment> other = randomFragments();
      BitSet shared = covered(one);
      shared.and(covered(other));
      Region region = new Region(one);
      assertEquals(shared.cardinality(), region.overlap(new Region(other)));
      assertEquals(shared.cardinality(), new Region(other).overlap(region));
      assertEquals(covered(one).cardinality(), region.length());
      assertEquals(covered(one).nextSetBit(0), region.start());
      assertEquals(covered(one).length(), region.end());
      assertEquals(covered(one).equals(covered(other)), region.equals(new Region(other)));
      assertEquals(region.equals(new Region(other)), region.compareTo(new Region(other)) == 0);
      Collections.shuffle(one, random());
      assertEquals(region, new Region(one));
    }
  }

  public void testFragmentsAreSortedAndJoined() {
    Region region = new Region(List.of(new Fragment(7, 9), new Fragment(0, 3), new Fragment(3, 5)));
    assertEquals(List.of(new Fragment(0, 5), new Fragment(7, 9)), region.fragments());
  }

  public void testRefusesWhatCoversNothing() {
    expectThrows(IllegalArgumentException.class, () -> Region.of(3, 3));
    expectThrows(IllegalArgumentException.class, () -> Region.of(-1, 3));
    expectThrows(IllegalArgumentException.class, () -> new Region(List.of()));
  }
}
