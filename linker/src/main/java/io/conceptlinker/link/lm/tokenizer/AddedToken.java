package io.conceptlinker.link.lm.tokenizer;

/**
 * A token that is found in the text as such, before the model sees it.
 *
 * @param id the token
 * @param content the text that it stands for
 * @param singleWord whether it must not touch letters, digits or underscores
 * @param stripsLeft whether it takes the spaces before it
 * @param stripsRight whether it takes the spaces behind it
 * @param normalized whether it is looked for in normalised text
 * @param special whether it is markup and not text
 */
record AddedToken(
    int id,
    String content,
    boolean singleWord,
    boolean stripsLeft,
    boolean stripsRight,
    boolean normalized,
    boolean special) {}
