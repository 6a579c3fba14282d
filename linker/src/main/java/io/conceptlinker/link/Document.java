package io.conceptlinker.link;

import io.conceptlinker.link.candidate.DocumentContext;

/**
 * What holds for all mentions of a document.
 *
 * @param context what it says as a whole
 * @param options what was asked
 * @param language ISO 639-1 code
 */
record Document(DocumentContext context, LinkOptions options, String language) {}
