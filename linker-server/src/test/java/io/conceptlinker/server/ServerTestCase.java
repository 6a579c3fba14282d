package io.conceptlinker.server;

import com.carrotsearch.randomizedtesting.ThreadFilter;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakFilters;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.remote.KnowledgeBaseId;
import io.conceptlinker.link.remote.LinkAnswerJson;
import io.conceptlinker.link.remote.LinkCall;
import io.conceptlinker.link.remote.LinkCallJson;
import io.conceptlinker.link.remote.LinkerIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.lucene.tests.util.LuceneTestCase;

/** A server on a free port of the loopback interface, and a client. */
@ThreadLeakFilters(filters = ServerTestCase.SharedThreads.class)
@LuceneTestCase.SuppressFileSystems("*") // certificates are made by a process of their own
public abstract class ServerTestCase extends LuceneTestCase {
  static final LinkerIdentity IDENTITY =
      new LinkerIdentity(new KnowledgeBaseId("sample", "2026-01"), "tiny-1");

  final HttpClient http = HttpClient.newHttpClient();

  /** Carriers of virtual threads belong to the JVM, one thread to the metrics' library. */
  public static final class SharedThreads implements ThreadFilter {
    @Override
    public boolean reject(Thread thread) {
      return thread.getName().startsWith("ForkJoinPool-")
          || thread.getName().startsWith("VirtualThread-")
          || thread.getName().startsWith("prometheus-metrics-scheduler-");
    }
  }

  @Override
  public void tearDown() throws Exception {
    http.close();
    super.tearDown();
  }

  static LinkServer start(EntityLinker linker, ServerOptions options) throws IOException {
    return LinkServer.start(new HostedLinker(linker, IDENTITY), options);
  }

  static LinkServer start(EntityLinker linker, ServerOptions.Limits limits) throws IOException {
    return start(
        linker, new ServerOptions("127.0.0.1", 0, Optional.empty(), Optional.empty(), limits));
  }

  static ServerOptions.Limits limits(int queue, int batch) {
    return new ServerOptions.Limits(
        4096,
        queue,
        batch,
        Duration.ofMillis(1),
        1,
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60));
  }

  static byte[] body(String... texts) {
    return LinkCallJson.write(
        new LinkCall(Optional.empty(), Stream.of(texts).map(LinkRequest::ofText).toList()));
  }

  static HttpRequest.Builder request(LinkServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .timeout(Duration.ofMinutes(2));
  }

  static HttpRequest.Builder post(LinkServer server, byte[] body) {
    return request(server, "/v1/link")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** Waits until something is so; fails after a minute. */
  static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.call()) {
      assertTrue("expected: " + what, System.nanoTime() - end < 0);
      Thread.sleep(2);
    }
  }

  static List<String> conceptIds(HttpResponse<String> response) throws IOException {
    assertEquals(response.body(), 200, response.statusCode());
    return LinkAnswerJson.parse(response.body().getBytes(StandardCharsets.UTF_8)).results().stream()
        .map(result -> result.mentions().getFirst().conceptId())
        .toList();
  }

  /** The value of a line of metrics; 0 if it is not there. */
  double metric(LinkServer server, String line) throws Exception {
    return send(request(server, "/metrics"))
        .body()
        .lines()
        .filter(l -> l.startsWith(line + " "))
        .mapToDouble(l -> Double.parseDouble(l.substring(line.length() + 1)))
        .sum();
  }
}
