package io.conceptlinker.ingest.kb;

import java.util.concurrent.Executor;
import org.elasticsearch.watcher.ResourceWatcher;

/**
 * Lets the node's resource watcher look for changed bundles ({@code resource.reload.interval.high},
 * 5 seconds). The first look opens what is there before the node takes requests; later ones hand
 * the opening to another thread, because other watchers wait for this one.
 */
public final class KnowledgeBaseWatcher implements ResourceWatcher {
  private final KnowledgeBases knowledgeBases;
  private final Executor loader;

  public KnowledgeBaseWatcher(KnowledgeBases knowledgeBases, Executor loader) {
    this.knowledgeBases = knowledgeBases;
    this.loader = loader;
  }

  @Override
  public void init() {
    knowledgeBases.refresh(Runnable::run);
  }

  @Override
  public void checkAndNotify() {
    knowledgeBases.refresh(loader);
  }
}
