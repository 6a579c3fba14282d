package io.conceptlinker.ingest.kb;

import io.conceptlinker.ingest.installed.Counts;
import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.installed.Status;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** The knowledge bases of this node. Thread-safe. */
public final class KnowledgeBases implements Closeable {
  /** A name of a knowledge base; directories with other names, such as hidden ones, are ignored. */
  public static final Pattern NAME = Registry.NAME;

  private final Registry<OpenKnowledgeBase> registry;

  /**
   * @param root the directory whose sub-directories are bundles; need not exist
   * @param epochMillis the clock
   */
  public KnowledgeBases(Path root, KnowledgeBaseOpener opener, LongSupplier epochMillis) {
    this.registry = new Registry<>("knowledge base", root, opener, epochMillis);
  }

  /** The directory that is watched. */
  public Path root() {
    return registry.root();
  }

  /** Takes a lease of the bundle that is in use, or nothing when there is none of this name. */
  public Optional<KnowledgeBaseLease> acquire(String name) {
    return registry.acquire(name).map(KnowledgeBaseLease::new);
  }

  /** The names that a lease can be had of, in order. */
  public List<String> ready() {
    return registry.ready();
  }

  /** The state of every name, in the order of the names. */
  public List<KnowledgeBaseStatus> statuses() {
    return registry.statuses().stream().map(KnowledgeBases::status).toList();
  }

  private static KnowledgeBaseStatus status(Status<OpenKnowledgeBase> status) {
    return new KnowledgeBaseStatus(
        status.name(),
        status.state(),
        status.current().map(OpenKnowledgeBase::summary),
        status.leases(),
        status.retiring(),
        status.openedAtMillis(),
        status.swaps(),
        status.error());
  }

  /** What happened since the node started. */
  public Counts counts() {
    return registry.counts();
  }

  /**
   * Compares the directories with what is open, and opens what is new or changed.
   *
   * @param loader runs the opening, which reads every byte of a bundle
   */
  public void refresh(Executor loader) {
    registry.refresh(loader);
  }

  /** Gives up every bundle; each is closed when its last lease returns. */
  @Override
  public void close() {
    registry.close();
  }
}
