package io.conceptlinker.ingest.installed;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.elasticsearch.watcher.ResourceWatcher;

/**
 * Lets the node's resource watcher look for changed directories ({@code
 * resource.reload.interval.high}, 5 seconds). The first look opens what is there before the node
 * takes requests; later ones hand the opening to another thread, because other watchers wait for
 * this one.
 */
public final class RegistryWatcher implements ResourceWatcher {
  private final List<Consumer<Executor>> refreshes;
  private final Executor loader;

  /**
   * @param refreshes what compares directories with what is open, and opens on a given executor
   */
  public RegistryWatcher(List<Consumer<Executor>> refreshes, Executor loader) {
    this.refreshes = List.copyOf(refreshes);
    this.loader = loader;
  }

  @Override
  public void init() {
    refreshes.forEach(refresh -> refresh.accept(Runnable::run));
  }

  @Override
  public void checkAndNotify() {
    refreshes.forEach(refresh -> refresh.accept(loader));
  }
}
