package io.conceptlinker.eval.baseline;

/**
 * A name of a concept. The order in which names are given is the order that decides ties.
 *
 * @param text as the knowledge base writes it
 * @param concept id of the concept
 * @param preferred whether the concept is shown with it
 */
public record KbName(String text, String concept, boolean preferred) {}
