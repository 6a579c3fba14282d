package io.conceptlinker.ingest.kb;

/**
 * What happened to knowledge bases on this node since it started.
 *
 * @param opens bundles that were opened
 * @param failedOpens attempts that failed
 * @param swaps bundles that took over from another of the same name
 * @param open bundles that are open now, replaced ones that are still leased included
 */
public record KnowledgeBaseCounts(long opens, long failedOpens, long swaps, long open) {}
