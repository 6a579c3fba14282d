package io.conceptlinker.ingest;

/**
 * What a document is linked to, and by what.
 *
 * @param kb the knowledge base's directory name
 */
public record LinkTarget(String kb, LinkerChoice linker) {}
