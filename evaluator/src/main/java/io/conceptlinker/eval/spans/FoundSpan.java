package io.conceptlinker.eval.spans;

import io.conceptlinker.corpus.Region;

/**
 * A mention that a linker found.
 *
 * @param region the text that it covers
 * @param type its entity type
 * @param concept id of the concept, or several joined by {@code +}
 * @param score confidence, 0 to 1
 */
public record FoundSpan(Region region, String type, String concept, double score) {}
