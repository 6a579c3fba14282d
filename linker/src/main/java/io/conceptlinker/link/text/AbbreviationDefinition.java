package io.conceptlinker.link.text;

/**
 * "Wilson disease (WD)": a short form with the long form that it stands for in this document.
 *
 * @param shortForm as written
 * @param passage index of the passage that defines it
 * @param shortStart first UTF-16 code unit of the short form
 * @param longStart first code unit of the long form
 * @param longEnd one after the last code unit of the long form
 */
public record AbbreviationDefinition(
    String shortForm, int passage, int shortStart, int longStart, int longEnd) {}
