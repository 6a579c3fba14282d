package io.conceptlinker.ingest.kb;

import io.conceptlinker.ingest.installed.Lease;
import org.elasticsearch.core.Releasable;

/**
 * The right to use an opened knowledge base until the lease is closed. Closing twice does nothing;
 * a lease may be closed by another thread than the one that took it.
 */
public final class KnowledgeBaseLease implements Releasable {
  private final Lease<OpenKnowledgeBase> lease;

  KnowledgeBaseLease(Lease<OpenKnowledgeBase> lease) {
    this.lease = lease;
  }

  /** The name that pipelines call the knowledge base by: its directory's name. */
  public String name() {
    return lease.name();
  }

  public String version() {
    return lease.version();
  }

  /** The knowledge base, valid until {@link #close()}. */
  public OpenKnowledgeBase knowledgeBase() {
    return lease.get();
  }

  @Override
  public void close() {
    lease.close();
  }
}
