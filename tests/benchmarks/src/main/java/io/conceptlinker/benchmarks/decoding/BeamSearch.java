package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.kb.NameCursor;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What entity linkers that generate names do (De Cao et al. 2021): a fixed number of beams, a call
 * of the model for each token of the longest, probabilities over the allowed tokens, and a name
 * ends with a token of its own.
 *
 * @param end the token behind a name
 * @param width number of beams
 */
record BeamSearch(LanguageModel model, NameTrie trie, int end, int width) {
  private static final Comparator<Beam> BEST_FIRST =
      Comparator.comparingDouble(Beam::logProb).reversed();

  @SuppressWarnings("ArrayRecordComponent")
  private record Beam(int[] tokens, double logProb, boolean ended) {}

  /** Returns the concepts of the best name, in the order of its names. */
  List<Integer> decode(int[] prompt) {
    List<Beam> beams = List.of(new Beam(new int[0], 0, false));
    NameCursor cursor = trie.cursor();
    try (LanguageModel.Session session = model.open(List.of(prompt))) {
      while (beams.stream().anyMatch(beam -> !beam.ended)) {
        beams = step(beams, cursor, session);
      }
    }
    cursor.reset();
    Arrays.stream(beams.getFirst().tokens).forEach(cursor::step);
    List<Integer> concepts = new ArrayList<>();
    for (int i = 0; i < cursor.names().size(); i++) {
      concepts.add(trie.knowledgeBase().nameConcept(cursor.names().get(i)));
    }
    return concepts;
  }

  private List<Beam> step(List<Beam> beams, NameCursor cursor, LanguageModel.Session session) {
    List<Beam> grown = new ArrayList<>();
    List<Beam> open = new ArrayList<>();
    List<Question> rows = new ArrayList<>();
    for (Beam beam : beams) {
      if (beam.ended) {
        grown.add(beam);
      } else {
        open.add(beam);
        cursor.reset();
        Arrays.stream(beam.tokens).forEach(cursor::step);
        rows.add(new Question(0, beam.tokens, beam.tokens.length, allowed(cursor)));
      }
    }
    List<float[]> scores = session.ask(rows);
    for (int i = 0; i < open.size(); i++) {
      grow(open.get(i), rows.get(i).next(), scores.get(i), grown);
    }
    grown.sort(BEST_FIRST);
    return List.copyOf(grown.subList(0, Math.min(width, grown.size())));
  }

  private void grow(Beam beam, int[] next, float[] scores, List<Beam> into) {
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score);
    }
    for (int i = 0; i < next.length; i++) {
      double logProb = beam.logProb + scores[i] - Math.log(sum);
      if (next[i] == end) {
        into.add(new Beam(beam.tokens, logProb, true));
      } else {
        int[] tokens = Arrays.copyOf(beam.tokens, beam.tokens.length + 1);
        tokens[tokens.length - 1] = next[i];
        into.add(new Beam(tokens, logProb, false));
      }
    }
  }

  private int[] allowed(NameCursor cursor) {
    int[] allowed = new int[cursor.childCount() + (cursor.isName() ? 1 : 0)];
    if (cursor.tokens(allowed, 0) < allowed.length) {
      allowed[allowed.length - 1] = end;
      Arrays.sort(allowed);
    }
    return allowed;
  }
}
