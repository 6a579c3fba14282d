package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.prompt.MarkedPassage;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mentions and the passages that they are of, each passage once. What a decoder sees of a mention
 * is one vector and then its tokens.
 *
 * @param rowOf the row of each passage
 * @param texts the tokens of each passage
 * @param starts where each begins in the flattened passages
 * @param first for each mention its first token, flattened in the passages
 * @param last for each mention its last token, likewise
 * @param tokens mentions × most tokens: the tokens of each, likewise; the first passage's first
 *     where it has fewer
 * @param seen for each mention how much a decoder sees of it: a vector and its tokens
 */
@SuppressWarnings("ArrayRecordComponent")
record MentionReading(
    Map<IntBuffer, Integer> rowOf,
    List<int[]> texts,
    long[] starts,
    long[] first,
    long[] last,
    long[] tokens,
    int[] seen) {

  /**
   * Mentions and passages.
   *
   * @param passages may have no mention, and may be those of mentions
   * @param padded whether passages are rows as long as the longest, or follow each other
   */
  static MentionReading of(List<int[]> passages, List<MarkedPassage> mentions, boolean padded) {
    Map<IntBuffer, Integer> rowOf = new LinkedHashMap<>();
    passages.forEach(passage -> rowOf.putIfAbsent(IntBuffer.wrap(passage), rowOf.size()));
    mentions.forEach(mention -> rowOf.putIfAbsent(IntBuffer.wrap(mention.tokens()), rowOf.size()));
    List<int[]> texts = rowOf.keySet().stream().map(IntBuffer::array).toList();
    long[] starts = starts(texts, padded);
    int most = mentions.stream().mapToInt(MarkedPassage::length).max().orElse(0);
    int count = mentions.size();
    MentionReading reading =
        new MentionReading(
            rowOf,
            texts,
            starts,
            new long[count],
            new long[count],
            new long[count * most],
            new int[count]);
    for (int i = 0; i < count; i++) {
      MarkedPassage mention = mentions.get(i);
      long start = starts[reading.row(mention.tokens())] + mention.first();
      reading.first[i] = start;
      reading.last[i] = start + mention.length() - 1;
      for (int token = 0; token < mention.length(); token++) {
        reading.tokens[i * most + token] = start + token;
      }
      reading.seen[i] = 1 + mention.length();
    }
    return reading;
  }

  private static long[] starts(List<int[]> texts, boolean padded) {
    int longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
    long[] starts = new long[texts.size()];
    for (int row = 1; row < starts.length; row++) {
      starts[row] = starts[row - 1] + (padded ? longest : texts.get(row - 1).length);
    }
    return starts;
  }

  private int row(int[] passage) {
    return rowOf.getOrDefault(IntBuffer.wrap(passage), -1);
  }

  /** The rows of an encoder. */
  TokenRows rows() {
    return TokenRows.of(texts);
  }

  /** The tags of passages that are among those that are read, [E · T]. */
  long[] labels(List<PassageBatch.Passage> annotated) {
    TokenRows rows = rows();
    long[] labels = new long[rows.rows() * rows.columns()];
    Arrays.fill(labels, PassageBatch.NONE);
    for (PassageBatch.Passage passage : annotated) {
      int start = row(passage.tokens()) * rows.columns();
      for (int i = 0; i < passage.tags().length; i++) {
        labels[start + i] = passage.tags()[i];
      }
    }
    return labels;
  }

  /** The most that a decoder sees of a mention. */
  int columns() {
    return 1 + (seen.length == 0 ? 0 : tokens.length / seen.length);
  }

  /** Where mentions and their tokens are, and the positions of what is seen of them. */
  List<NDArray> places(NDManager manager) {
    long[] places = new long[seen.length * columns()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % columns();
    }
    return List.of(
        manager.create(first),
        manager.create(last),
        manager.create(tokens, new Shape(seen.length, columns() - 1)),
        manager.create(places, new Shape(seen.length, columns())));
  }
}
