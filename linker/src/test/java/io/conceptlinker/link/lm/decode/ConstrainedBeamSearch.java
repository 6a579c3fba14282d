package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.NameCursor;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What others do (De Cao et al. 2021): a fixed number of beams, a call of the model for each token
 * of the longest, probabilities over the allowed tokens.
 */
final class ConstrainedBeamSearch {
  @SuppressWarnings("ArrayRecordComponent")
  private record Beam(int[] tokens, double logProb, boolean ended) {}

  private ConstrainedBeamSearch() {}

  /** Returns the tokens of the best name, the end token left out. */
  static int[] decode(LanguageModel model, NameTrie trie, int end, int[] prompt, int width) {
    List<Beam> beams = List.of(new Beam(new int[0], 0, false));
    NameCursor cursor = trie.cursor();
    try (LanguageModel.Session session = model.open(List.of(prompt))) {
      while (beams.stream().anyMatch(beam -> !beam.ended)) {
        List<Beam> grown = new ArrayList<>();
        List<Beam> open = new ArrayList<>();
        List<Question> rows = new ArrayList<>();
        for (Beam beam : beams) {
          if (beam.ended) {
            grown.add(beam);
            continue;
          }
          cursor.reset();
          Arrays.stream(beam.tokens).forEach(cursor::step);
          int[] allowed = new int[cursor.childCount() + (cursor.isName() ? 1 : 0)];
          if (cursor.tokens(allowed, 0) < allowed.length) {
            allowed[allowed.length - 1] = end;
            Arrays.sort(allowed);
          }
          open.add(beam);
          int length = beam.tokens.length;
          rows.add(new Question(0, beam.tokens, length, allowed));
        }
        List<float[]> scores = session.ask(rows);
        for (int i = 0; i < rows.size(); i++) {
          double sum = 0;
          for (float score : scores.get(i)) {
            sum += Math.exp(score);
          }
          for (int a = 0; a < scores.get(i).length; a++) {
            int token = rows.get(i).next()[a];
            Beam beam = open.get(i);
            int[] tokens = Arrays.copyOf(beam.tokens, beam.tokens.length + 1);
            tokens[tokens.length - 1] = token;
            grown.add(
                new Beam(
                    token == end ? beam.tokens : tokens,
                    beam.logProb + scores.get(i)[a] - Math.log(sum),
                    token == end));
          }
        }
        grown.sort(Comparator.comparingDouble(Beam::logProb).reversed());
        beams = List.copyOf(grown.subList(0, Math.min(width, grown.size())));
      }
    }
    return beams.get(0).tokens;
  }
}
