package io.conceptlinker.ingest;

/**
 * What the processor did on one node since it started.
 *
 * @param documents documents that were linked, those without any mention included
 * @param mentions mentions in them
 * @param batches batches that went to a linker
 * @param batchedDocuments documents in those batches
 * @param chars UTF-16 code units in those documents
 * @param linkMillis time that linkers took for the batches, summed over workers
 * @param latencyMillis time from submission to result, summed over linked documents
 * @param latencyP50Millis upper bound of the median of that time
 * @param latencyP99Millis upper bound of its 99th percentile
 * @param skipped documents that were linked before with the same text and bundle
 * @param rejected documents that found the queue full
 * @param timeouts documents whose deadline passed
 * @param kbUnavailable documents whose knowledge base was not there
 * @param failed documents that a linker threw on
 * @param degraded of the linked ones, those that got no model though they asked for one
 */
public record LinkCounts(
    long documents,
    long mentions,
    long batches,
    long batchedDocuments,
    long chars,
    long linkMillis,
    long latencyMillis,
    long latencyP50Millis,
    long latencyP99Millis,
    long skipped,
    long rejected,
    long timeouts,
    long kbUnavailable,
    long failed,
    long degraded) {}
