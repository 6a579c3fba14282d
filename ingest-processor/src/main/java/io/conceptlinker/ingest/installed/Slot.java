package io.conceptlinker.ingest.installed;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The place of one name in the registry. {@code current} is read without a lock by whoever takes a
 * lease; everything else is guarded by the registry.
 */
final class Slot<T extends Installed> {
  final String name;
  final AtomicInteger retiring = new AtomicInteger();
  volatile @Nullable Handle<T> current;

  @Nullable DirectoryFingerprint attempted;
  @Nullable String error;
  boolean loading;
  long failedAtMillis;
  long openedAtMillis;
  long swaps;
  int missing;

  Slot(String name) {
    this.name = name;
  }

  boolean isForgotten() {
    return current == null && attempted == null && !loading && retiring.get() == 0;
  }

  Status<T> status() {
    Handle<T> handle = current;
    // One reference is the registry's own.
    int leases = handle == null ? 0 : Math.max(0, handle.refCount() - 1);
    return new Status<>(
        name,
        state(),
        Optional.ofNullable(handle).map(Handle::opened),
        leases,
        retiring.get(),
        handle == null ? 0 : openedAtMillis,
        swaps,
        Optional.ofNullable(error));
  }

  private State state() {
    if (current != null) {
      return State.READY;
    }
    if (loading) {
      return State.LOADING;
    }
    return attempted == null ? State.REMOVED : State.FAILED;
  }
}
