package io.conceptlinker.link.lm.decode;

import java.util.List;

/**
 * What a model said about a mention. Immutable.
 *
 * @param concepts what it named, the most probable first, equals by ordinal; empty where nothing is
 *     allowed
 * @param undecided the probability that was left when the search ended: no concept has more than
 *     its own and this
 * @param certain whether no other concept can be more probable than the first, those aside that
 *     have most of their probability from the same name
 * @param calls the calls of the model that had a part in it
 * @param rows the prefixes that were scored in them
 */
public record Decoding(
    List<DecodedConcept> concepts, double undecided, boolean certain, int calls, int rows) {
  /** Copies the list. */
  public Decoding {
    concepts = List.copyOf(concepts);
  }
}
