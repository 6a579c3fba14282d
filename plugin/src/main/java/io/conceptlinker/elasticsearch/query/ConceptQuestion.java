package io.conceptlinker.elasticsearch.query;

/**
 * What a {@code concept} query asks of a knowledge base.
 *
 * @param maxTerms more terms than that are refused
 */
public record ConceptQuestion(ConceptSubject subject, ConceptScope scope, int maxTerms) {}
