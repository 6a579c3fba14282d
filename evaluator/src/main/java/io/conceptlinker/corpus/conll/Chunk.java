package io.conceptlinker.corpus.conll;

/**
 * An entity in a tag sequence.
 *
 * @param type its type; {@code _} when tags carry none
 * @param start first token
 * @param end one after the last token
 */
public record Chunk(String type, int start, int end) {}
