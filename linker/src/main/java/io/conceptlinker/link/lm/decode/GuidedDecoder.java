package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes mentions to concepts: what a model says is a name of the knowledge base, always. Mentions
 * that are decoded together share the calls of the model; what each of them becomes depends on its
 * own scores only.
 *
 * <p>The score of a concept is the probability of all its names together. Where all names that
 * begin as decoded so far denote one concept, it gets the probability of that beginning, and where
 * they are one name of several concepts, these share it: what follows decides nothing and is not
 * decoded. What would be decided behind more tokens than the model takes stays undecided. Immutable
 * and thread-safe.
 */
public final class GuidedDecoder {
  private final LanguageModel model;
  private final NameTrie trie;
  private final int endToken;
  private final DecodingSpec spec;

  /**
   * Creates a decoder.
   *
   * @param trie the names as the model's tokens
   * @param endToken what the model says behind a name; no name contains it
   */
  public GuidedDecoder(LanguageModel model, NameTrie trie, int endToken, DecodingSpec spec) {
    if (endToken < 0) {
      throw new IllegalArgumentException("end token [" + endToken + "]: expected an id");
    }
    this.model = model;
    this.trie = trie;
    this.endToken = endToken;
    this.spec = spec;
  }

  /** Decodes mentions; the results are in their order. */
  public List<Decoding> decode(List<DecodingRequest> requests) {
    List<NameSearcher> searchers = new ArrayList<>(requests.size());
    List<int[]> prompts = new ArrayList<>(requests.size());
    for (DecodingRequest request : requests) {
      int room = model.longest() - request.prompt().length;
      searchers.add(new NameSearcher(prompts.size(), spec, trie, endToken, request, room));
      prompts.add(request.prompt());
    }
    List<Question> rows = new ArrayList<>();
    searchers.forEach(searcher -> searcher.ask(rows));
    if (!rows.isEmpty()) {
      try (LanguageModel.Session session = model.open(prompts)) {
        while (!rows.isEmpty()) {
          answer(searchers, rows, session.ask(rows));
          rows.clear();
          searchers.forEach(searcher -> searcher.ask(rows));
        }
      }
    }
    return searchers.stream().map(NameSearcher::decoding).toList();
  }

  private static void answer(
      List<NameSearcher> searchers, List<Question> rows, List<float[]> scores) {
    if (scores.size() != rows.size()) {
      throw new IllegalStateException(
          "scores of [" + rows.size() + "] rows: expected as many, found " + scores.size());
    }
    for (int i = 0; i < scores.size(); i++) {
      if (scores.get(i).length != rows.get(i).size()) {
        throw new IllegalStateException(
            "scores of row ["
                + i
                + "]: expected "
                + rows.get(i).size()
                + ", found "
                + scores.get(i).length);
      }
    }
    int at = 0;
    for (NameSearcher searcher : searchers) {
      at = searcher.answer(scores, at);
    }
  }
}
