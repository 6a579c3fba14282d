package io.conceptlinker.link.lm.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Compiles a character map as SentencePiece does: first fit, nothing clever. */
final class CharsmapWriter {
  private static final int LEAF = 1 << 8;

  private final int[] units = new int[1 << 14];
  private final boolean[] used = new boolean[units.length];

  private static final class Node {
    final TreeMap<Integer, Node> children = new TreeMap<>();
    int value = -1;
  }

  private CharsmapWriter() {
    used[0] = true;
  }

  static byte[] write(Map<String, String> replaced) {
    ByteArrayOutputStream texts = new ByteArrayOutputStream();
    Node root = new Node();
    for (Map.Entry<String, String> entry : replaced.entrySet()) {
      Node node = root;
      for (byte b : entry.getKey().getBytes(StandardCharsets.UTF_8)) {
        node = node.children.computeIfAbsent(b & 0xFF, c -> new Node());
      }
      node.value = texts.size();
      texts.writeBytes(entry.getValue().getBytes(StandardCharsets.UTF_8));
      texts.write(0);
    }
    CharsmapWriter writer = new CharsmapWriter();
    writer.place(root, 0);
    ByteBuffer out = ByteBuffer.allocate(4 + 4 * writer.units.length + texts.size());
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(4 * writer.units.length);
    for (int unit : writer.units) {
      out.putInt(unit);
    }
    return out.put(texts.toByteArray()).array();
  }

  private void place(Node node, int at) {
    int base = 1;
    while (!fits(node, base)) {
      base++;
    }
    units[at] |= (at ^ base) << 10 | (node.value >= 0 ? LEAF : 0);
    used[base] = true;
    if (node.value >= 0) {
      units[base] = Integer.MIN_VALUE | node.value;
    }
    for (int label : node.children.keySet()) {
      used[base ^ label] = true;
      units[base ^ label] = label;
    }
    for (Map.Entry<Integer, Node> child : node.children.entrySet()) {
      place(child.getValue(), base ^ child.getKey());
    }
  }

  private boolean fits(Node node, int base) {
    return !used[base] && node.children.keySet().stream().noneMatch(label -> used[base ^ label]);
  }
}
