package io.conceptlinker.load;

import java.util.List;

/**
 * A mention string of an annotated corpus, which becomes a name of the concepts it was annotated
 * with.
 *
 * @param text as it stands in the corpus
 * @param language ISO 639-1 code
 * @param conceptIds ids, alternative ids, retired ids or unambiguous cross-references
 * @param count how often the corpus has it, 1 or more
 */
public record TrainingName(String text, String language, List<String> conceptIds, int count) {

  public TrainingName {
    if (count < 1) {
      throw new IllegalArgumentException("training count [" + count + "]: expected 1 or more");
    }
    conceptIds = List.copyOf(conceptIds);
  }
}
