package io.conceptlinker.benchmarks.nearest;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NgramHits;
import io.conceptlinker.kb.NgramSearcher;

/** Ours: the index of a compiled knowledge base, mapped into memory. The caller closes that. */
final class IndexSearch implements NearestSearch {
  private final NgramSearcher searcher;
  private final NgramHits hits = new NgramHits();

  IndexSearch(KnowledgeBase kb) {
    searcher = kb.ngrams().searcher();
  }

  @Override
  public float[] search(String key, int k) {
    float[] scores = new float[searcher.search(key, k, hits)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = hits.cosine(i);
    }
    return scores;
  }

  @Override
  public void close() {}
}
