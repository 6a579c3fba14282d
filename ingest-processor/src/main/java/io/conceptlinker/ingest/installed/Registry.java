package io.conceptlinker.ingest.installed;

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
 * Everything of one kind that is installed on this node. Thread-safe.
 *
 * <p>A directory is put in place by renaming it, or by pointing a link at it, and is never changed
 * in place: what is open may be mapped memory. A directory that vanishes is given up only when two
 * checks in a row do not find it, so that {@code mv NAME old && mv new NAME} leaves no gap. One
 * that cannot be opened leaves the one before it in use; it is tried again when its files change,
 * and once a minute in case that the cause was outside of it.
 */
public final class Registry<T extends Installed> implements Closeable {
  /** A name; directories with other names, such as hidden ones, are ignored. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  /** How long after a failure an unchanged directory is tried again. */
  public static final long RETRY_MILLIS = TimeValue.timeValueMinutes(1).millis();

  private static final Logger logger = LogManager.getLogger(Registry.class);

  private final String kind;
  private final Path root;
  private final Opener<T> opener;
  private final LongSupplier epochMillis;
  private final Map<String, Slot<T>> slots = new ConcurrentHashMap<>();
  private final AtomicLong opens = new AtomicLong();
  private final AtomicLong failedOpens = new AtomicLong();
  private final AtomicLong swaps = new AtomicLong();
  private final AtomicLong open = new AtomicLong();
  private boolean closed;

  /**
   * @param kind what the log calls one of them
   * @param root the directory whose sub-directories they are; need not exist
   * @param epochMillis the clock
   */
  public Registry(String kind, Path root, Opener<T> opener, LongSupplier epochMillis) {
    this.kind = kind;
    this.root = root;
    this.opener = opener;
    this.epochMillis = epochMillis;
  }

  /** The directory that is watched. */
  public Path root() {
    return root;
  }

  /** Takes a lease of the one that is in use, or nothing when there is none of this name. */
  public Optional<Lease<T>> acquire(String name) {
    while (true) {
      Slot<T> slot = slots.get(name);
      Handle<T> handle = slot == null ? null : slot.current;
      if (handle == null) {
        return Optional.empty();
      }
      // A swap replaces `current` before it drops its reference, so a failure here means that the
      // next look finds the new handle.
      if (handle.tryIncRef()) {
        return Optional.of(new Lease<>(handle));
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
  public synchronized List<Status<T>> statuses() {
    Collection<Status<T>> statuses = new ArrayList<>();
    new TreeMap<>(slots)
        .values().stream()
            .filter(slot -> !slot.isForgotten())
            .forEach(slot -> statuses.add(slot.status()));
    return List.copyOf(statuses);
  }

  /** What happened since the node started. */
  public Counts counts() {
    return new Counts(opens.get(), failedOpens.get(), swaps.get(), open.get());
  }

  /**
   * Compares the directories with what is open, and opens what is new or changed.
   *
   * @param loader runs the opening, which reads every byte
   */
  public void refresh(Executor loader) {
    List<Runnable> loads = new ArrayList<>();
    synchronized (this) {
      if (closed) {
        return;
      }
      Map<String, Path> found = directories();
      found.forEach((name, directory) -> check(name, directory, loads));
      for (Slot<T> slot : slots.values()) {
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
      logger.warn("reading directory [{}] failed", root, e);
      slots.keySet().forEach(name -> found.put(name, root.resolve(name)));
    }
    return found;
  }

  private void check(String name, Path directory, List<Runnable> loads) {
    Slot<T> slot = slots.computeIfAbsent(name, Slot::new);
    if (slot.loading) {
      return;
    }
    DirectoryFingerprint fingerprint;
    try {
      fingerprint = DirectoryFingerprint.of(directory);
    } catch (IOException e) {
      logger.debug("directory [{}] of {} [{}] cannot be read", directory, kind, name, e);
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

  private void missing(Slot<T> slot) {
    if (slot.loading || ++slot.missing < 2) {
      return;
    }
    if (slot.current != null) {
      logger.info("{} [{}] was removed from [{}]", kind, slot.name, root);
    }
    slot.attempted = null;
    slot.error = null;
    replace(slot, null);
    if (slot.isForgotten()) {
      slots.remove(slot.name);
    }
  }

  private void load(Slot<T> slot, Path directory) {
    @Nullable T opened = null;
    Exception failure = new IOException("opening [" + directory + "] was aborted");
    try {
      opened = opener.open(directory);
    } catch (IOException | RuntimeException e) {
      failure = e;
    } catch (InternalError e) {
      // The JVM's word for a mapped file that was cut short under us.
      failure = new IOException("[" + directory + "] changed while it was opened", e);
    } finally {
      loaded(slot, directory, opened, failure);
    }
  }

  private synchronized void loaded(
      Slot<T> slot, Path directory, @Nullable T opened, Exception failure) {
    slot.loading = false;
    if (opened == null) {
      failed(slot, directory, failure);
    } else if (closed) {
      closeUnused(slot.name, opened);
    } else {
      install(slot, opened);
    }
  }

  private void failed(Slot<T> slot, Path directory, Exception failure) {
    failedOpens.incrementAndGet();
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (!message.equals(slot.error)) {
      Handle<T> previous = slot.current;
      logger.warn(
          "{} [{}] cannot be opened from [{}]; in use: [{}]",
          kind,
          slot.name,
          directory,
          previous == null ? "none" : previous.opened().version(),
          failure);
    }
    slot.error = message;
    slot.failedAtMillis = epochMillis.getAsLong();
  }

  private void install(Slot<T> slot, T opened) {
    opens.incrementAndGet();
    open.incrementAndGet();
    logger.info(
        "opened {} [{}] version [{}]: {}", kind, slot.name, opened.version(), opened.description());
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
    replace(slot, new Handle<>(kind, slot.name, opened, onClosed));
  }

  private void replace(Slot<T> slot, @Nullable Handle<T> next) {
    Handle<T> previous = slot.current;
    slot.current = next;
    if (previous != null) {
      slot.retiring.incrementAndGet();
      previous.decRef();
    }
  }

  private void closeUnused(String name, T opened) {
    try {
      opened.close();
    } catch (IOException e) {
      logger.warn("closing {} [{}] failed", kind, name, e);
    }
  }

  /** Gives up every one; each is closed when its last lease returns. */
  @Override
  public synchronized void close() {
    closed = true;
    slots.values().forEach(slot -> replace(slot, null));
  }
}
