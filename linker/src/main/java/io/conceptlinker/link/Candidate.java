package io.conceptlinker.link;

/**
 * A concept that a mention could denote.
 *
 * @param conceptId the concept's id in the knowledge base
 * @param name its preferred name
 * @param score 0 to 1, comparable within one mention
 */
public record Candidate(String conceptId, String name, double score) {}
