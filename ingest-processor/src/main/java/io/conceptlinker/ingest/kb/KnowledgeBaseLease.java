package io.conceptlinker.ingest.kb;

import java.util.concurrent.atomic.AtomicBoolean;
import org.elasticsearch.core.Releasable;

/**
 * The right to use an opened knowledge base until the lease is closed. Closing twice does nothing;
 * a lease may be closed by another thread than the one that took it.
 */
public final class KnowledgeBaseLease implements Releasable {
  private final String name;
  private final KnowledgeBaseHandle handle;
  private final AtomicBoolean returned = new AtomicBoolean();

  /** Takes over one reference that the caller holds. */
  KnowledgeBaseLease(String name, KnowledgeBaseHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  /** The name that pipelines call the knowledge base by: its directory's name. */
  public String name() {
    return name;
  }

  public String version() {
    return handle.version();
  }

  /** The knowledge base, valid until {@link #close()}. */
  public OpenKnowledgeBase knowledgeBase() {
    assert returned.get() == false : "lease of [" + name + "] used after it was returned";
    return handle.knowledgeBase();
  }

  @Override
  public void close() {
    if (returned.compareAndSet(false, true)) {
      handle.decRef();
    }
  }
}
