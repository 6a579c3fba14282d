package io.conceptlinker.page;

/**
 * What the page shows.
 *
 * @param kb name of the knowledge base on the node
 * @param index index whose documents have been linked with it
 */
public record PageSpec(String kb, String index) {}
