package io.conceptlinker.ingest.kb;

import io.conceptlinker.ingest.installed.State;
import java.util.Optional;

/**
 * The state of one knowledge base on this node.
 *
 * @param name its directory's name
 * @param state whether documents can be linked with it
 * @param summary the bundle in use, present exactly when {@code state} is {@link State#READY}
 * @param leases leases of the bundle in use
 * @param retiring replaced or removed bundles of this name that are still leased
 * @param openedAtMillis when the bundle in use was opened, epoch milliseconds, 0 when none is
 * @param swaps how often a newer bundle took over
 * @param error why the bundle in the directory is not the one in use, where that is so
 */
public record KnowledgeBaseStatus(
    String name,
    State state,
    Optional<KnowledgeBaseSummary> summary,
    int leases,
    int retiring,
    long openedAtMillis,
    long swaps,
    Optional<String> error) {}
