package io.conceptlinker.train.onnx;

import org.apache.lucene.tests.util.LuceneTestCase;

public class GraphBuilderTests extends LuceneTestCase {

  /** A file of Protocol Buffers ends at 2 GB. */
  public void testAGraphThatNoFileHolds() {
    byte[] values = new byte[1 << 25];
    GraphBuilder graph = new GraphBuilder("large");
    for (int i = 0; i < 60; i++) {
      graph.bytes("constant" + i, values, values.length);
      // The same one again is there already.
      graph.bytes("constant" + i, values, values.length);
    }
    IllegalArgumentException refused =
        expectThrows(IllegalArgumentException.class, () -> graph.model());
    assertTrue(refused.getMessage(), refused.getMessage().contains("of 2013265920 bytes"));
    assertTrue(refused.getMessage(), refused.getMessage().contains("in 8 bits"));
  }
}
