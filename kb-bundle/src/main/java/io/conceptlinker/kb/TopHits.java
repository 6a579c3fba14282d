package io.conceptlinker.kb;

/**
 * The best k of many hits: a heap with the worst on top. Of equal scores the smaller place wins.
 * Reusable, confined to one thread.
 */
final class TopHits {
  private float[] scores = new float[0];
  private long[] places = new long[0];
  private int size;
  private int limit;
  private long popped;

  void reset(int k) {
    if (scores.length < k) {
      scores = new float[k];
      places = new long[k];
    }
    limit = k;
    size = 0;
  }

  int size() {
    return size;
  }

  /** Returns whether a hit with at most this score could still get in. */
  boolean admits(double score) {
    return size < limit || score >= scores[0];
  }

  void offer(float score, long place) {
    if (size < limit) {
      size++;
      siftUp(score, place);
    } else if (isWorse(scores[0], places[0], score, place)) {
      siftDown(score, place);
    }
  }

  /** Takes the worst hit off and passes its score on; its place is {@link #poppedPlace}. */
  float popWorst() {
    float score = scores[0];
    long place = places[0];
    size--;
    if (size > 0) {
      siftDown(scores[size], places[size]);
    }
    popped = place;
    return score;
  }

  long poppedPlace() {
    return popped;
  }

  private void siftUp(float score, long place) {
    int child = size - 1;
    while (child > 0) {
      int parent = (child - 1) >>> 1;
      if (!isWorse(score, place, scores[parent], places[parent])) {
        break;
      }
      scores[child] = scores[parent];
      places[child] = places[parent];
      child = parent;
    }
    scores[child] = score;
    places[child] = place;
  }

  private void siftDown(float score, long place) {
    int parent = 0;
    while (2 * parent + 1 < size) {
      int child = 2 * parent + 1;
      if (child + 1 < size
          && isWorse(scores[child + 1], places[child + 1], scores[child], places[child])) {
        child++;
      }
      if (!isWorse(scores[child], places[child], score, place)) {
        break;
      }
      scores[parent] = scores[child];
      places[parent] = places[child];
      parent = child;
    }
    scores[parent] = score;
    places[parent] = place;
  }

  private static boolean isWorse(float score, long place, float than, long thanPlace) {
    return score < than || (score == than && place > thanPlace);
  }
}
