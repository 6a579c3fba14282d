package io.conceptlinker.link.lm.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The printable characters that stand for bytes in vocabularies of byte-level BPE (Radford et al.
 * 2019): visible Latin-1 characters for themselves, U+0100 and up for the others in their order.
 */
final class ByteAlphabet {
  private static final char[] CHARS = new char[256];
  private static final short[] BYTES = new short[256 + 68];

  static {
    Arrays.fill(BYTES, (short) -1);
    char next = 256;
    for (int b = 0; b < CHARS.length; b++) {
      boolean visible = b > ' ' && b <= '~' || b > 0xA0 && b != 0xAD;
      CHARS[b] = visible ? (char) b : next++;
      BYTES[CHARS[b]] = (short) b;
    }
  }

  private ByteAlphabet() {}

  static char toChar(int b) {
    return CHARS[b & 0xFF];
  }

  static String toText(byte[] bytes) {
    char[] chars = new char[bytes.length];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = toChar(bytes[i]);
    }
    return new String(chars);
  }

  /** Returns the bytes that a token stands for; those of its UTF-8 if it is of other characters. */
  static byte[] toBytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = token.charAt(i);
      if (c >= BYTES.length || BYTES[c] < 0) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) BYTES[c];
    }
    return bytes;
  }
}
