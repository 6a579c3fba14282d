package io.conceptlinker.ingest.installed;

import java.util.Optional;

/**
 * The state of one name on this node.
 *
 * @param name its directory's name
 * @param state whether it can be used
 * @param current the one in use, present exactly when {@code state} is {@link State#READY}; without
 *     a lease it may only be asked about itself
 * @param leases leases of the one in use
 * @param retiring replaced or removed ones of this name that are still leased
 * @param openedAtMillis when the one in use was opened, epoch milliseconds, 0 when none is
 * @param swaps how often a newer one took over
 * @param error why what is in the directory is not what is in use, where that is so
 */
public record Status<T extends Installed>(
    String name,
    State state,
    Optional<T> current,
    int leases,
    int retiring,
    long openedAtMillis,
    long swaps,
    Optional<String> error) {}
