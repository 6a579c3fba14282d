package io.conceptlinker.benchmarks.tagging;

import java.io.IOException;
import java.util.List;

/** Holds engines to finding the same. */
final class SameMatches {
  private SameMatches() {}

  /**
   * Tags documents with two engines.
   *
   * @return the number of matches
   * @throws IllegalStateException if they do not find the same phrases in the same places
   */
  static long count(TextTagger expected, TextTagger found, List<String> documents)
      throws IOException {
    Matches left = new Matches();
    Matches right = new Matches();
    long count = 0;
    for (int i = 0; i < documents.size(); i++) {
      expected.tag(documents.get(i), left);
      found.tag(documents.get(i), right);
      Matches places = found instanceof DoubleArrayTagger array ? array.places(right) : right;
      if (!left.sorted().equals(places.sorted())) {
        throw new IllegalStateException(
            "matches in document ["
                + i
                + "]: expected the same "
                + left.size()
                + " from both engines, found "
                + places.size()
                + " or other places");
      }
      count += left.size();
    }
    return count;
  }
}
