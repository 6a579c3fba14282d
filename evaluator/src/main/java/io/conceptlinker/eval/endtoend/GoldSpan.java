package io.conceptlinker.eval.endtoend;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;

/**
 * A mention of the gold standard.
 *
 * @param region the text it covers
 * @param concepts what it denotes; a NIL mention is not asked for
 */
public record GoldSpan(Region region, GoldConcepts concepts) {}
