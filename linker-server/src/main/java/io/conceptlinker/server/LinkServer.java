package io.conceptlinker.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A running server. It owns its threads: Jetty's, a virtual one for each request, which waits for
 * its links, and the link threads. Thread-safe.
 */
public final class LinkServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LinkServer.class.getName());

  private final HostedLinker hosted;
  private final ServerOptions options;
  private final LinkQueue queue;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final Server server;
  private final ServerConnector connector;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Thread> linkThreads = new ArrayList<>();

  private final ReentrantLock closing = new ReentrantLock();
  private boolean closed;

  /** Asked for once: a stopped connector forgets it. */
  private volatile int port;

  private LinkServer(HostedLinker hosted, ServerOptions options) {
    this.hosted = hosted;
    this.options = options;
    this.queue = new LinkQueue(options.limits().queueDocuments());
    ServerMetrics metrics = new ServerMetrics(hosted, queue);
    QueuedThreadPool pool = new QueuedThreadPool();
    pool.setName("http");
    pool.setVirtualThreadsExecutor(requests);
    this.server = new Server(pool);
    this.connector = connector(server, options);
    server.addConnector(connector);
    server.setStopTimeout(options.limits().stopTimeout().toMillis());
    ApiHandler api =
        new ApiHandler(
            options,
            new LinkEndpoint(hosted, queue, options.limits(), metrics),
            new HealthEndpoint(hosted.identity(), queue, ready),
            metrics);
    server.setHandler(new GracefulHandler(api));
    for (int i = 0; i < options.limits().linkThreads(); i++) {
      linkThreads.add(
          Thread.ofPlatform()
              .name("link-" + i)
              .unstarted(new LinkWorker(hosted.linker(), queue, options.limits(), metrics)));
    }
  }

  /**
   * Starts to listen.
   *
   * @throws IOException if the address is taken or not of this machine, or a certificate is refused
   */
  public static LinkServer start(HostedLinker hosted, ServerOptions options) throws IOException {
    LinkServer server = new LinkServer(hosted, options);
    boolean started = false;
    try {
      server.server.start();
      server.port = server.connector.getLocalPort();
      server.linkThreads.forEach(Thread::start);
      server.ready.set(true);
      started = true;
      LOG.log(
          System.Logger.Level.INFO,
          "serving knowledge base [{0}] at [{1}]",
          hosted.identity().kb(),
          server.address());
      return server;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(
          "server at ["
              + options.host()
              + ":"
              + options.port()
              + "]: expected to listen there, found a failure",
          e);
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  private static ServerConnector connector(Server server, ServerOptions options) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector;
    if (options.tls().isPresent()) {
      SslContextFactory.Server context = new SslContextFactory.Server();
      context.setKeyStore(options.tls().get().store());
      context.setKeyStorePassword(options.tls().get().password());
      // Whether the name is right is the client's question, which knows what it asked for.
      configuration.addCustomizer(new SecureRequestCustomizer(false));
      connector = new ServerConnector(server, context, new HttpConnectionFactory(configuration));
    } else {
      connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    }
    connector.setHost(options.host());
    connector.setPort(options.port());
    return connector;
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** Where clients find it, such as {@code https://127.0.0.1:8443}. */
  public String address() {
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    return (options.tls().isPresent() ? "https://" : "http://") + host + ":" + port;
  }

  /** Waits until it is closed. */
  public void join() throws InterruptedException {
    server.join();
  }

  /**
   * Stops: no new connections, requests in flight are answered or their time runs out, then the
   * threads end. A second call waits for the first.
   */
  @Override
  public void close() {
    closing.lock();
    try {
      if (!closed) {
        closed = true;
        stop();
      }
    } finally {
      closing.unlock();
    }
  }

  private void stop() {
    ready.set(false);
    try {
      server.stop();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "stop of the server failed: [{0}]", e.getClass());
    }
    queue.close();
    boolean interrupted = false;
    for (Thread thread : linkThreads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    requests.close();
    server.destroy();
    LOG.log(System.Logger.Level.INFO, "stopped serving [{0}]", hosted.identity().kb());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
