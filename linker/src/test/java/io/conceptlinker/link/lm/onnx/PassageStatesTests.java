package io.conceptlinker.link.lm.onnx;

import org.apache.lucene.tests.util.LuceneTestCase;

public class PassageStatesTests extends LuceneTestCase {

  public void testTheLastOnesAreKept() {
    PassageStates states = new PassageStates(10);
    int[][] passages = {{1}, {2, 3}, {4}};
    float[][] values = {new float[4], new float[6], new float[3]};
    states.keep(passages[0], values[0]);
    states.keep(passages[1], values[1]);
    assertSame(values[0], states.of(new int[] {1}).orElseThrow());
    assertSame(values[1], states.of(new int[] {2, 3}).orElseThrow());
    assertTrue(states.of(new int[] {2}).isEmpty());
    // The first was asked for longest ago.
    states.keep(passages[2], values[2]);
    assertTrue(states.of(passages[0]).isEmpty());
    assertSame(values[1], states.of(passages[1]).orElseThrow());
    assertSame(values[2], states.of(passages[2]).orElseThrow());
    assertEquals(2, states.size());
    states.keep(passages[2], new float[3]);
    assertSame("kept once", values[2], states.of(passages[2]).orElseThrow());
  }

  public void testWhatIsTooLargeIsNotKept() {
    PassageStates states = new PassageStates(10);
    states.keep(new int[] {1}, new float[10]);
    states.keep(new int[] {2}, new float[11]);
    assertEquals(1, states.size());
    assertTrue(states.of(new int[] {1}).isPresent());
  }

  public void testAPassageThatIsChangedLater() {
    PassageStates states = new PassageStates(10);
    int[] passage = {1, 2};
    states.keep(passage, new float[2]);
    passage[0] = 9;
    assertTrue(states.of(passage).isEmpty());
    assertTrue(states.of(new int[] {1, 2}).isPresent());
  }
}
