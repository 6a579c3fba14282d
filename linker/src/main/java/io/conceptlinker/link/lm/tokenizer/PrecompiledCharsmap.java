package io.conceptlinker.link.lm.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * SentencePiece's compiled normalisation: a double array over the UTF-8 of what is replaced (the
 * layout of Darts-clone) and the replacements, each ended by a zero byte.
 *
 * <p>Applied as Hugging Face's library does, not as SentencePiece: to each grapheme cluster of
 * fewer than 6 bytes as a whole, where the shortest entry that it starts with replaces all of it;
 * otherwise to each character. Immutable and thread-safe.
 */
final class PrecompiledCharsmap implements Normalizer {
  private static final int LONGEST_CLUSTER = 6;

  private final int[] units;
  private final byte[] replacements;

  /** Reads the map: the size of the array in bytes, the array, the replacements. */
  PrecompiledCharsmap(byte[] map) {
    ByteBuffer buffer = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
    int size = map.length < Integer.BYTES ? -1 : buffer.getInt();
    if (size < 0 || size % Integer.BYTES != 0 || size > buffer.remaining()) {
      throw new IllegalArgumentException(
          "character map [" + map.length + " bytes]: expected the size of an array within it");
    }
    units = new int[size / Integer.BYTES];
    buffer.asIntBuffer().get(units);
    buffer.position(Integer.BYTES + size);
    replacements = new byte[buffer.remaining()];
    buffer.get(replacements);
  }

  @Override
  public String apply(String text) {
    StringBuilder result = new StringBuilder(text.length());
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    int start = clusters.first();
    for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
      appendCluster(text.substring(start, end), result);
      start = end;
    }
    return result.toString();
  }

  private void appendCluster(String cluster, StringBuilder result) {
    byte[] bytes = cluster.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < LONGEST_CLUSTER && appendReplacement(bytes, result)) {
      return;
    }
    for (int at = 0; at < cluster.length(); ) {
      int c = cluster.codePointAt(at);
      String character = Character.toString(c);
      if (!appendReplacement(character.getBytes(StandardCharsets.UTF_8), result)) {
        result.append(character);
      }
      at += character.length();
    }
  }

  /** Appends what replaces the shortest entry that the bytes start with, if there is one. */
  private boolean appendReplacement(byte[] bytes, StringBuilder result) {
    if (units.length == 0) {
      return false;
    }
    int node = offset(units[0]);
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
      node ^= b & 0xFF;
      if (node >= units.length || label(units[node]) != (b & 0xFF)) {
        return false;
      }
      int unit = units[node];
      node ^= offset(unit);
      if (hasLeaf(unit) && node < units.length) {
        appendText(units[node] & Integer.MAX_VALUE, result);
        return true;
      }
    }
    return false;
  }

  private void appendText(int from, StringBuilder result) {
    int end = from;
    while (end < replacements.length && replacements[end] != 0) {
      end++;
    }
    if (from < end) {
      result.append(new String(replacements, from, end - from, StandardCharsets.UTF_8));
    }
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  private static int label(int unit) {
    return unit & (Integer.MIN_VALUE | 0xFF);
  }

  private static boolean hasLeaf(int unit) {
    return (unit >>> 8 & 1) != 0;
  }
}
