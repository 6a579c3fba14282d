package io.conceptlinker.node;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An Elasticsearch server running as its own process. It is told what to do through its standard
 * input, as by the distribution's command line: settings first, then a byte to stop; when that
 * stream ends because this process died, the server ends too. Confined to one thread, but for
 * {@link #stop}.
 */
public final class ElasticsearchNode implements AutoCloseable {

  private static final int SHUTDOWN = 0x1B;
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 25;
  private static final long LEAST_DISK_MEGABYTES = 512;

  private final Process process;
  private final NodeDirectory directory;
  private final NodeSpec spec;

  private ElasticsearchNode(Process process, NodeDirectory directory, NodeSpec spec) {
    this.process = process;
    this.directory = directory;
    this.spec = spec;
  }

  /**
   * Starts the server process and returns at once; see {@link #awaitReady}.
   *
   * @throws PortInUseException if one of its ports is taken
   * @throws NodeException if something else that it needs is missing
   */
  public static ElasticsearchNode start(NodeDirectory directory, NodeSpec spec) throws IOException {
    requirePreconditions(directory, spec);
    if (Files.exists(directory.log())) {
      Files.move(
          directory.log(),
          directory.log().resolveSibling("node.previous.log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = directory.user().command(ServerCommand.of(directory, spec));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.logs().toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.log().toFile());
    builder.environment().put("LIBFFI_TMPDIR", directory.temporary().toString());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    ElasticsearchNode node = new ElasticsearchNode(process, directory, spec);
    try {
      OutputStream in = process.getOutputStream();
      in.write(
          ServerArgumentsWriter.bytes(
              spec.settingsIn(directory),
              spec.secrets(),
              directory.config().toString(),
              directory.logs().toString()));
      in.flush();
    } catch (IOException e) {
      throw node.failure("the process did not read its arguments", e);
    }
    return node;
  }

  /**
   * Waits until the server accepts requests.
   *
   * @throws NodeException if it ends, or the time is over; the message has the end of its log
   */
  public void awaitReady(Duration patience) throws IOException, InterruptedException {
    awaitReady(patience, waited -> {});
  }

  /** The same; {@code progress} hears several times a second how long it has been waiting. */
  public void awaitReady(Duration patience, Consumer<Duration> progress)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    long deadline = began + patience.toNanos();
    while (!NodeLog.saysReady(directory.log())) {
      if (!process.isAlive()) {
        if (NodeLog.saysPortTaken(directory.log())) {
          throw new PortInUseException(spec.httpPort());
        }
        throw failure("the process ended with " + process.exitValue(), null);
      }
      if (System.nanoTime() > deadline) {
        throw failure("it was not ready within " + patience.toSeconds() + " s", null);
      }
      progress.accept(Duration.ofNanos(System.nanoTime() - began));
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Where the REST interface is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + spec.httpPort());
  }

  /** Process id of the server. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process runs; it may not be ready yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the process ends by itself or is stopped by another thread. */
  public int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  /** Its directory. */
  public NodeDirectory directory() {
    return directory;
  }

  /** The end of its log. */
  public String logTail(int lines) throws IOException {
    return NodeLog.tail(directory.log(), lines);
  }

  /** Ends the process at once, as a power failure would: SIGKILL, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops the server in good order; if it does not within 30 s, kills it. */
  public void stop() {
    try {
      if (process.isAlive()) {
        try (OutputStream in = process.getOutputStream()) {
          in.write(SHUTDOWN);
        } catch (IOException e) {
          // It was ending by itself.
          process.destroy();
        }
      }
      if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  private NodeException failure(String what, @Nullable Exception cause) throws IOException {
    String message =
        "node ["
            + spec.name()
            + "]: "
            + what
            + "; the end of its log "
            + directory.log()
            + ":\n"
            + NodeLog.tail(directory.log(), 15);
    process.destroyForcibly();
    return new NodeException(message, cause);
  }

  private static void requirePreconditions(NodeDirectory directory, NodeSpec spec)
      throws IOException {
    LoopbackPorts.requireLoopback();
    for (int port : List.of(spec.httpPort(), spec.transportPort())) {
      LoopbackPorts.requireFree(port);
    }
    Path java = ServerCommand.javaHome();
    if (!directory.user().reaches(java)) {
      throw new NodeException(
          "JDK ["
              + java
              + "]: expected one that the user nobody can read, because Elasticsearch does not run"
              + " as root; set JAVA_HOME to a JDK below /usr/lib/jvm or /opt, or run this as a"
              + " normal user");
    }
    long megabytes = Files.getFileStore(directory.root()).getUsableSpace() >> 20;
    if (megabytes < LEAST_DISK_MEGABYTES) {
      throw new NodeException(
          "disk of ["
              + directory.root()
              + "]: expected at least "
              + LEAST_DISK_MEGABYTES
              + " MB free, found "
              + megabytes
              + " MB; free some space");
    }
  }
}
