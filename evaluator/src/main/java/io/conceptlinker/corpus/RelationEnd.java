package io.conceptlinker.corpus;

/**
 * One end of a relation.
 *
 * @param role its part in the relation, such as {@code Arg1}; empty when the format has none
 * @param reference an annotation's id or a concept's
 */
public record RelationEnd(String role, String reference) {}
