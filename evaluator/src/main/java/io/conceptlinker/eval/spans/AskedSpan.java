package io.conceptlinker.eval.spans;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;

/**
 * A mention of the gold standard.
 *
 * @param region the text that it covers
 * @param type its entity type
 * @param concepts what it denotes
 */
public record AskedSpan(Region region, String type, GoldConcepts concepts) {}
