package io.conceptlinker.link.lm.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Byte-level BPE: the text is cut into pieces, their UTF-8 bytes are merged to tokens. Every text
 * has tokens, and no two texts the same ones. An unpaired surrogate counts as a question mark.
 *
 * <p>Thread-safe. Most pieces come again, so the last result for each slot of a table of {@value
 * #CACHED} is kept; entries are immutable and a lost race costs a computation.
 */
final class ByteLevelModel implements TokenModel {
  private static final int CACHED = 1 << 14;

  /** Longer pieces are rare and not worth their memory. */
  private static final int LONGEST_CACHED = 32;

  private final Splitter[] splitters;
  private final boolean addSpace;
  private final boolean wholePieces;
  private final Map<String, Integer> vocabulary;
  private final BytePairMerges merges;
  private final int[] idOfByte = new int[256];
  private final @Nullable Cached[] cache = new @Nullable Cached[CACHED];

  private static final class Cached {
    final String piece;
    final int[] ids;

    Cached(String piece, int[] ids) {
      this.piece = piece;
      this.ids = ids;
    }
  }

  /**
   * Creates a model.
   *
   * @param addSpace whether text that does not start with a space gets one
   * @param wholePieces whether a piece that is a token is that token, whatever its merges say
   */
  ByteLevelModel(
      List<Splitter> splitters,
      boolean addSpace,
      boolean wholePieces,
      Map<String, Integer> vocabulary,
      BytePairMerges merges) {
    this.splitters = splitters.toArray(Splitter[]::new);
    this.addSpace = addSpace;
    this.wholePieces = wholePieces;
    this.vocabulary = vocabulary;
    this.merges = merges;
    for (int b = 0; b < idOfByte.length; b++) {
      Integer id = vocabulary.get(String.valueOf(ByteAlphabet.toChar(b)));
      if (id == null) {
        throw new IllegalArgumentException(
            "vocabulary: expected a token for each byte, found none for [" + b + "]");
      }
      idOfByte[b] = id;
    }
  }

  @Override
  public void encode(String text, boolean isStart, TokenIds into) {
    String spaced = addSpace && !text.isEmpty() && text.charAt(0) != ' ' ? " " + text : text;
    if (splitters.length == 1) {
      for (int from = 0; from < spaced.length(); ) {
        int to = splitters[0].end(spaced, from);
        encodePiece(spaced, from, to, into);
        from = to;
      }
    } else {
      encodeParts(spaced, 0, into);
    }
  }

  private void encodeParts(String text, int level, TokenIds into) {
    if (level == splitters.length) {
      encodePiece(text, 0, text.length(), into);
      return;
    }
    for (int from = 0; from < text.length(); ) {
      int to = splitters[level].end(text, from);
      encodeParts(text.substring(from, to), level + 1, into);
      from = to;
    }
  }

  private void encodePiece(String text, int from, int to, TokenIds into) {
    int length = to - from;
    if (length > LONGEST_CACHED) {
      into.add(merge(text.substring(from, to)));
      return;
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = hash * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(CACHED) + 1;
    Cached cached = cache[slot];
    if (cached == null || cached.piece.length() != length || !text.startsWith(cached.piece, from)) {
      String piece = text.substring(from, to);
      cached = new Cached(piece, merge(piece));
      cache[slot] = cached;
    }
    into.add(cached.ids);
  }

  private int[] merge(String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    if (wholePieces) {
      Integer whole = vocabulary.get(ByteAlphabet.toText(bytes));
      if (whole != null) {
        return new int[] {whole};
      }
    }
    int[] ids = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ids[i] = idOfByte[bytes[i] & 0xFF];
    }
    return Arrays.copyOf(ids, merges.apply(ids, ids.length));
  }

  @Override
  public String decode(String[] tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String token : tokens) {
      bytes.writeBytes(ByteAlphabet.toBytes(token));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
