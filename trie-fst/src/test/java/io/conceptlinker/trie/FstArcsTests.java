package io.conceptlinker.trie;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;

/** Compares every arc of random FSTs with what Lucene's own reader says of it. */
public class FstArcsTests extends LuceneTestCase {

  private record Arc(int label, long target, long output, boolean isFinal, long finalOutput) {}

  public void testAgainstLucene() throws IOException {
    int[] layouts = new int[4];
    for (int iteration = 0; iteration < atLeast(20); iteration++) {
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      FSTCompiler<Long> compiler =
          new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE4, PositiveIntOutputs.getSingleton())
              .setVersion(FstArcs.FORMAT)
              .dataOutput(out)
              .directAddressingMaxOversizingFactor(random().nextInt(3))
              .allowFixedLengthArcs(random().nextInt(5) > 0)
              .build();
      boolean increasing = random().nextBoolean();
      long output = 0;
      for (IntsRef input : randomInputs().values()) {
        output = increasing ? output + random().nextInt(3) : random().nextInt(1 << 20);
        compiler.add(input, output);
      }
      FST.FSTMetadata<Long> metadata = compiler.compile();
      byte[] bytes = out.toArrayCopy();
      FST<Long> fst = new FST<>(metadata, out.toDataInput());
      compare(fst, new FstArcs(MemorySegment.ofArray(bytes)), layouts);
    }
    for (int layout : layouts) {
      assertTrue(layout > 0);
    }
  }

  private static Map<IntsRef, IntsRef> randomInputs() {
    TreeMap<IntsRef, IntsRef> inputs = new TreeMap<>();
    int labels = 1 << TestUtil.nextInt(random(), 1, 16);
    int count = TestUtil.nextInt(random(), 1, 2000);
    for (int i = 0; i < count; i++) {
      int length = 1 + random().nextInt(5);
      IntsRef input = new IntsRef(length);
      for (int k = 0; k < length; k++) {
        boolean dense = random().nextInt(3) > 0;
        input.ints[k] = dense ? random().nextInt(Math.min(labels, 40)) : random().nextInt(labels);
      }
      input.length = length;
      inputs.put(input, input);
    }
    return inputs;
  }

  private static void compare(FST<Long> fst, FstArcs arcs, int[] layouts) throws IOException {
    FST.BytesReader reader = fst.getBytesReader();
    FST.Arc<Long> root = fst.getFirstArc(new FST.Arc<>());
    List<FST.Arc<Long>> open = new ArrayList<>(List.of(root));
    for (int visited = 0; !open.isEmpty() && visited < 3000; visited++) {
      FST.Arc<Long> parent = open.removeLast();
      if (!FST.targetHasArcs(parent)) {
        assertFalse(arcs.find(parent.target(), 0));
        continue;
      }
      List<Arc> expected = new ArrayList<>();
      FST.Arc<Long> arc = fst.readFirstRealTargetArc(parent.target(), new FST.Arc<>(), reader);
      layouts[layout(arc)]++;
      while (true) {
        expected.add(expected(arc));
        open.add(new FST.Arc<Long>().copyFrom(arc));
        if (arc.isLast()) {
          break;
        }
        fst.readNextRealArc(arc, reader);
      }
      List<Arc> found = new ArrayList<>();
      arcs.forEach(parent.target(), label -> found.add(found(arcs, label)));
      assertEquals(expected, found);
      List<Integer> labels = new ArrayList<>();
      arcs.forEachLabel(parent.target(), labels::add);
      assertEquals(expected.stream().map(Arc::label).toList(), labels);
      for (Arc one : expected) {
        assertTrue(arcs.find(parent.target(), one.label));
        assertEquals(one, found(arcs, one.label));
        assertEquals(one.equals(expected.getLast()), arcs.isLast);
        for (int near = one.label - 1; near <= one.label + 1; near += 2) {
          int label = near;
          boolean exists = expected.stream().anyMatch(e -> e.label == label);
          assertEquals(exists, near >= 0 && arcs.find(parent.target(), near));
        }
      }
    }
  }

  private static int layout(FST.Arc<Long> arc) {
    if (arc.bytesPerArc() == 0) {
      return 0;
    }
    return switch (arc.nodeFlags()) {
      case FST.ARCS_FOR_BINARY_SEARCH -> 1;
      case 1 << 6 -> 2;
      default -> 3;
    };
  }

  private static Arc expected(FST.Arc<Long> arc) {
    return new Arc(
        arc.label(), Math.max(0, arc.target()), arc.output(), arc.isFinal(), arc.nextFinalOutput());
  }

  private static Arc found(FstArcs arcs, int label) {
    return new Arc(label, arcs.target, arcs.output, arcs.isFinal, arcs.finalOutput);
  }
}
