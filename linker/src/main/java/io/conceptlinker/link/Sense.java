package io.conceptlinker.link;

import io.conceptlinker.link.rank.CandidateModel.Asked;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What tells apart the mentions of a document that a model has to be asked about: those that are
 * written alike and could denote the same mean the same in one document (Gale et al. 1992). The
 * model reads the first of them.
 *
 * @param surface what is written, with abbreviations expanded
 * @param concepts ordinals of what it could denote
 */
record Sense(String surface, List<Integer> concepts) {

  static Sense of(Asked asked) {
    return new Sense(
        asked.text().substring(asked.start(), asked.end()),
        IntStream.of(asked.concepts()).boxed().toList());
  }
}
