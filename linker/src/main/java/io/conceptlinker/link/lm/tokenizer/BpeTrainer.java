package io.conceptlinker.link.lm.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns a byte-level BPE vocabulary from text that is cut by the split pattern of Llama 3. The
 * result depends on the counts of the pieces only, not on the order in which they came. Confined to
 * one thread. Heap: about 150 bytes for each different piece.
 */
public final class BpeTrainer {
  private static final int BYTES = 256;

  /** A pair that was seen once is not worth a token. */
  private static final long LEAST_COUNT = 2;

  private final Splitter splitter = new Llama3Splitter(3);
  private final Map<String, Long> pieces = new HashMap<>();

  /** Creates a trainer that has seen nothing. */
  public BpeTrainer() {}

  /** Adds a text. */
  public void add(CharSequence text) {
    add(text, 1);
  }

  /** Adds a text that counts {@code times} times. */
  public void add(CharSequence text, long times) {
    String string = text.toString();
    for (int from = 0; from < string.length(); ) {
      int to = splitter.end(string, from);
      pieces.merge(string.substring(from, to), times, Long::sum);
      from = to;
    }
  }

  /**
   * Returns a {@code tokenizer.json} for {@link Tokenizer#parse}.
   *
   * @param size the number of ids at most: special tokens, 256 bytes, merges
   * @param specialTokens markup, which has the first ids
   */
  public byte[] train(int size, List<String> specialTokens) {
    if (size < BYTES + specialTokens.size()) {
      throw new IllegalArgumentException(
          "vocabulary size ["
              + size
              + "]: expected at least "
              + (BYTES + specialTokens.size())
              + ", for the bytes and the special tokens");
    }
    BpeVocabularyBuilder vocabulary = new BpeVocabularyBuilder(specialTokens);
    PairCounts counts = new PairCounts();
    for (Map.Entry<String, Long> piece : new TreeMap<>(pieces).entrySet()) {
      byte[] bytes = piece.getKey().getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 1) {
        counts.add(vocabulary.idsOfBytes(bytes), piece.getValue());
      }
    }
    counts.start();
    while (vocabulary.size() < size) {
      long pair = counts.mostFrequent(LEAST_COUNT);
      if (pair == PairCounts.NONE) {
        break;
      }
      counts.merge(pair, vocabulary.merge(PairCounts.left(pair), PairCounts.right(pair)));
    }
    return vocabulary.toJson();
  }
}
