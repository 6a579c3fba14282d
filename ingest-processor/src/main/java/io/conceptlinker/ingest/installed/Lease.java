package io.conceptlinker.ingest.installed;

import java.util.concurrent.atomic.AtomicBoolean;
import org.elasticsearch.core.Releasable;

/**
 * The right to use something that is open until the lease is closed. Closing twice does nothing; a
 * lease may be closed by another thread than the one that took it.
 */
public final class Lease<T extends Installed> implements Releasable {
  private final Handle<T> handle;
  private final AtomicBoolean returned = new AtomicBoolean();

  /** Takes over one reference that the caller holds. */
  Lease(Handle<T> handle) {
    this.handle = handle;
  }

  /** The name that pipelines call it by: its directory's name. */
  public String name() {
    return handle.name();
  }

  public String version() {
    return handle.opened().version();
  }

  /** What is leased, valid until {@link #close()}. */
  public T get() {
    assert returned.get() == false : "lease of [" + name() + "] used after it was returned";
    return handle.opened();
  }

  @Override
  public void close() {
    if (returned.compareAndSet(false, true)) {
      handle.decRef();
    }
  }
}
