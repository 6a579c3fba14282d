package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.installed.State;
import io.conceptlinker.ingest.installed.Status;
import java.util.Optional;

/**
 * The state of one model on this node.
 *
 * @param name its directory's name
 * @param state whether documents can be linked with it
 * @param version the one in use, present exactly when {@code state} is {@link State#READY}
 * @param leases leases of the one in use
 * @param retiring replaced or removed ones of this name that are still leased
 * @param openedAtMillis when the one in use was opened, epoch milliseconds, 0 when none is
 * @param swaps how often a newer one took over
 * @param error why the one in the directory is not the one in use, where that is so
 */
public record ModelStatus(
    String name,
    State state,
    Optional<String> version,
    int leases,
    int retiring,
    long openedAtMillis,
    long swaps,
    Optional<String> error) {

  /** What a registry says of one. */
  public static ModelStatus of(Status<OpenModel> status) {
    return new ModelStatus(
        status.name(),
        status.state(),
        status.current().map(OpenModel::version),
        status.leases(),
        status.retiring(),
        status.openedAtMillis(),
        status.swaps(),
        status.error());
  }
}
