package io.conceptlinker.eval.sequence;

import io.conceptlinker.corpus.conll.Chunk;
import io.conceptlinker.corpus.conll.ConllChunks;
import io.conceptlinker.corpus.conll.TagScheme;
import io.conceptlinker.eval.stats.Averages;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Scores tag sequences as seqeval does, in its default mode or its strict one. Immutable. */
public final class SequenceScorer {
  private final Function<List<String>, List<Chunk>> reading;

  private SequenceScorer(Function<List<String>, List<Chunk>> reading) {
    this.reading = reading;
  }

  /** As conlleval and the default mode of seqeval: forgiving about how entities begin. */
  public static SequenceScorer lenient() {
    return new SequenceScorer(ConllChunks::chunks);
  }

  /** As the strict mode of seqeval. */
  public static SequenceScorer strict(TagScheme scheme) {
    return new SequenceScorer(scheme::chunks);
  }

  /** The entities of one sequence, in order. */
  public List<Chunk> chunks(List<String> sequence) {
    return reading.apply(sequence);
  }

  /**
   * Scores sentences.
   *
   * @param gold tags of each sentence
   * @param predicted tags of the same sentences, token by token
   */
  public Averages score(List<List<String>> gold, List<List<String>> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          "sentences [" + predicted.size() + "]: expected " + gold.size() + " as in the gold");
    }
    Map<String, PrecisionRecall> byType = new TreeMap<>();
    for (int sentence = 0; sentence < gold.size(); sentence++) {
      List<String> expected = gold.get(sentence);
      List<String> given = predicted.get(sentence);
      if (expected.size() != given.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "sentence %d [%d tags]: expected %d as in the gold",
                sentence,
                given.size(),
                expected.size()));
      }
      Set<Chunk> goldChunks = new HashSet<>(chunks(expected));
      Set<Chunk> predictedChunks = new HashSet<>(chunks(given));
      for (Chunk chunk : goldChunks) {
        long found = predictedChunks.remove(chunk) ? 1 : 0;
        byType.merge(chunk.type(), new PrecisionRecall(found, found, 1), PrecisionRecall::plus);
      }
      for (Chunk chunk : predictedChunks) {
        byType.merge(chunk.type(), new PrecisionRecall(0, 1, 0), PrecisionRecall::plus);
      }
    }
    return Averages.of(byType);
  }
}
