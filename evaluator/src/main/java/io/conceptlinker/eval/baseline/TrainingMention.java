package io.conceptlinker.eval.baseline;

import io.conceptlinker.corpus.GoldConcepts;
import java.util.ArrayList;
import java.util.List;

/**
 * A mention of the training data.
 *
 * @param text its string
 * @param gold what it denotes; NIL teaches nothing
 */
public record TrainingMention(String text, GoldConcepts gold) {

  /** What a linker would have to answer: an id, or the parts of a composite joined by {@code +}. */
  List<String> answers() {
    List<String> answers = new ArrayList<>();
    gold.alternatives().forEach(alternative -> answers.add(String.join("+", alternative)));
    return answers;
  }
}
