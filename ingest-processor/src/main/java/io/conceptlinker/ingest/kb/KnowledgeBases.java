package io.conceptlinker.ingest.kb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.core.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge bases of this node. Thread-safe.
 *
 * <p>A bundle is put in place by renaming its directory, or by pointing a link at it, and is never
 * changed in place: an opened bundle is mapped memory. A directory that vanishes is given up only
 * when two checks in a row do not find it, so that {@code mv NAME old && mv new NAME} leaves no
 * gap. A bundle that cannot be opened leaves the one before it in use; it is tried again when its
 * files change, and once a minute in case that the cause was outside of it.
 */
public final class KnowledgeBases implements Closeable {
  /** A name of a knowledge base; directories with other names, such as hidden ones, are ignored. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  static final long RETRY_MILLIS = TimeValue.timeValueMinutes(1).millis();

  private static final Logger logger = LogManager.getLogger(KnowledgeBases.class);

  private final Path root;
  private final KnowledgeBaseOpener opener;
  private final LongSupplier epochMillis;
  private final Map<String, KnowledgeBaseSlot> slots = new ConcurrentHashMap<>();
  private final AtomicLong opens = new AtomicLong();
  private final AtomicLong failedOpens = new AtomicLong();
  private final AtomicLong swaps = new AtomicLong();
  private final AtomicLong open = new AtomicLong();
  private boolean closed;

  /**
   * @param root the directory whose sub-directories are bundles; need not exist
   * @param epochMillis the clock
   */
  public KnowledgeBases(Path root, KnowledgeBaseOpener opener, LongSupplier epochMillis) {
    this.root = root;
    this.opener = opener;
    this.epochMillis = epochMillis;
  }

  /** The directory that is watched. */
  public Path root() {
    return root;
  }

  /** Takes a lease of the bundle that is in use, or nothing when there is none of this name. */
  public Optional<KnowledgeBaseLease> acquire(String name) {
    while (true) {
      KnowledgeBaseSlot slot = slots.get(name);
      KnowledgeBaseHandle handle = slot == null ? null : slot.current;
      if (handle == null) {
        return Optional.empty();
      }
      // A swap replaces `current` before it drops its reference, so a failure here means that the
      // next look finds the new handle.
      if (handle.tryIncRef()) {
        return Optional.of(new KnowledgeBaseLease(name, handle));
      }
      Thread.onSpinWait();
    }
  }

  /** The names that a lease can be had of, in order. */
  public List<String> ready() {
    return slots.values().stream()
        .filter(slot -> slot.current != null)
        .map(slot -> slot.name)
        .sorted()
        .toList();
  }

  /** The state of every name, in the order of the names. */
  public synchronized List<KnowledgeBaseStatus> statuses() {
    Collection<KnowledgeBaseStatus> statuses = new ArrayList<>();
    new TreeMap<>(slots)
        .values().stream()
            .filter(slot -> !slot.isForgotten())
            .forEach(slot -> statuses.add(slot.status()));
    return List.copyOf(statuses);
  }

  /** What happened since the node started. */
  public KnowledgeBaseCounts counts() {
    return new KnowledgeBaseCounts(opens.get(), failedOpens.get(), swaps.get(), open.get());
  }

  /**
   * Compares the directories with what is open, and opens what is new or changed.
   *
   * @param loader runs the opening, which reads every byte of a bundle
   */
  public void refresh(Executor loader) {
    List<Runnable> loads = new ArrayList<>();
    synchronized (this) {
      if (closed) {
        return;
      }
      Map<String, Path> found = directories();
      found.forEach((name, directory) -> check(name, directory, loads));
      for (KnowledgeBaseSlot slot : slots.values()) {
        if (!found.containsKey(slot.name)) {
          missing(slot);
        }
      }
    }
    loads.forEach(loader::execute);
  }

  private Map<String, Path> directories() {
    Map<String, Path> found = new TreeMap<>();
    if (!Files.isDirectory(root)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (NAME.matcher(name).matches() && Files.isDirectory(entry)) {
          found.put(name, entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      logger.warn("reading the knowledge base directory [{}] failed", root, e);
      slots.keySet().forEach(name -> found.put(name, root.resolve(name)));
    }
    return found;
  }

  private void check(String name, Path directory, List<Runnable> loads) {
    KnowledgeBaseSlot slot = slots.computeIfAbsent(name, KnowledgeBaseSlot::new);
    if (slot.loading) {
      return;
    }
    BundleFingerprint fingerprint;
    try {
      fingerprint = BundleFingerprint.of(directory);
    } catch (IOException e) {
      logger.debug("directory [{}] of knowledge base [{}] cannot be read", directory, name, e);
      missing(slot);
      return;
    }
    slot.missing = 0;
    boolean retry =
        slot.error != null && epochMillis.getAsLong() - slot.failedAtMillis >= RETRY_MILLIS;
    if (fingerprint.isEmpty() || (fingerprint.equals(slot.attempted) && !retry)) {
      return;
    }
    slot.attempted = fingerprint;
    slot.loading = true;
    loads.add(() -> load(slot, directory));
  }

  private void missing(KnowledgeBaseSlot slot) {
    if (slot.loading || ++slot.missing < 2) {
      return;
    }
    if (slot.current != null) {
      logger.info("knowledge base [{}] was removed from [{}]", slot.name, root);
    }
    slot.attempted = null;
    slot.error = null;
    replace(slot, null);
    if (slot.isForgotten()) {
      slots.remove(slot.name);
    }
  }

  private void load(KnowledgeBaseSlot slot, Path directory) {
    OpenKnowledgeBase knowledgeBase = null;
    Exception failure = new IOException("opening [" + directory + "] was aborted");
    try {
      knowledgeBase = opener.open(directory);
    } catch (IOException | RuntimeException e) {
      failure = e;
    } catch (InternalError e) {
      // The JVM's word for a mapped file that was cut short under us.
      failure = new IOException("bundle [" + directory + "] changed while it was opened", e);
    } finally {
      loaded(slot, directory, knowledgeBase, failure);
    }
  }

  private synchronized void loaded(
      KnowledgeBaseSlot slot,
      Path directory,
      @Nullable OpenKnowledgeBase knowledgeBase,
      Exception failure) {
    slot.loading = false;
    if (knowledgeBase == null) {
      failed(slot, directory, failure);
    } else if (closed) {
      closeUnused(slot.name, knowledgeBase);
    } else {
      install(slot, knowledgeBase);
    }
  }

  private void failed(KnowledgeBaseSlot slot, Path directory, Exception failure) {
    failedOpens.incrementAndGet();
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (!message.equals(slot.error)) {
      KnowledgeBaseHandle previous = slot.current;
      logger.warn(
          "knowledge base [{}] cannot be opened from [{}]; in use: [{}]",
          slot.name,
          directory,
          previous == null ? "none" : previous.version(),
          failure);
    }
    slot.error = message;
    slot.failedAtMillis = epochMillis.getAsLong();
  }

  private void install(KnowledgeBaseSlot slot, OpenKnowledgeBase knowledgeBase) {
    opens.incrementAndGet();
    open.incrementAndGet();
    KnowledgeBaseSummary summary = knowledgeBase.summary();
    logger.info(
        "opened knowledge base [{}] version [{}]: [{}] concepts, [{}] names",
        slot.name,
        summary.version(),
        summary.concepts(),
        summary.names());
    if (slot.current != null) {
      slot.swaps++;
      swaps.incrementAndGet();
    }
    slot.error = null;
    slot.openedAtMillis = epochMillis.getAsLong();
    Runnable onClosed =
        () -> {
          slot.retiring.decrementAndGet();
          open.decrementAndGet();
        };
    replace(slot, new KnowledgeBaseHandle(slot.name, knowledgeBase, onClosed));
  }

  private static void replace(KnowledgeBaseSlot slot, @Nullable KnowledgeBaseHandle next) {
    KnowledgeBaseHandle previous = slot.current;
    slot.current = next;
    if (previous != null) {
      slot.retiring.incrementAndGet();
      previous.decRef();
    }
  }

  private static void closeUnused(String name, OpenKnowledgeBase knowledgeBase) {
    try {
      knowledgeBase.close();
    } catch (IOException e) {
      logger.warn("closing knowledge base [{}] failed", name, e);
    }
  }

  /** Gives up every bundle; each is closed when its last lease returns. */
  @Override
  public synchronized void close() {
    closed = true;
    slots.values().forEach(slot -> replace(slot, null));
  }
}
