package io.conceptlinker.elasticsearch.highlight;

/**
 * A stretch of text that means a concept.
 *
 * @param start first UTF-16 code unit
 * @param end one after the last code unit
 * @param id the concept's id
 * @param name the concept's preferred name
 */
record MarkedSpan(int start, int end, String id, String name) {}
