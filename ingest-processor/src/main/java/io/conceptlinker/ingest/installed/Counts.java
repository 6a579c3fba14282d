package io.conceptlinker.ingest.installed;

/**
 * What happened to everything of a kind on this node since it started.
 *
 * @param opens directories that were opened
 * @param failedOpens attempts that failed
 * @param swaps those that took over from another of the same name
 * @param open those that are open now, replaced ones that are still leased included
 */
public record Counts(long opens, long failedOpens, long swaps, long open) {}
