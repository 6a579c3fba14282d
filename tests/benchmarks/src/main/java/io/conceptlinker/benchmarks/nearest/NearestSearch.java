package io.conceptlinker.benchmarks.nearest;

import java.io.IOException;

/** Finds the phrases nearest to a text. Confined to one thread. */
interface NearestSearch extends AutoCloseable {

  /**
   * Returns the scores of the best phrases, best first.
   *
   * @param key normalised words with one space between them
   * @param k how many, at most
   */
  float[] search(String key, int k) throws IOException;

  @Override
  void close() throws IOException;
}
