package io.conceptlinker.cli;

import com.carrotsearch.randomizedtesting.ThreadFilter;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakFilters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command serves what it was given, and ends when it is asked to. */
@ThreadLeakFilters(filters = ServeCommandTests.SharedThreads.class)
public class ServeCommandTests extends CommandTestCase {
  private static final String KEY = "0123456789abcdef0123";

  /** Carriers of virtual threads belong to the JVM, one thread to the metrics' library. */
  public static final class SharedThreads implements ThreadFilter {
    @Override
    public boolean reject(Thread thread) {
      return thread.getName().startsWith("ForkJoinPool-")
          || thread.getName().startsWith("VirtualThread-")
          || thread.getName().startsWith("prometheus-metrics-scheduler-");
    }
  }

  public void testServesUntilItIsStopped() throws Exception {
    Path kb = bundle();
    Path keys = createTempDir().resolve("keys");
    Files.writeString(keys, KEY + "\n");
    AtomicInteger exit = new AtomicInteger(-1);
    Thread command =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    exit.set(run("serve", "--kb", kb, "--port", "0", "--api-key-file", keys));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    try (HttpClient client = HttpClient.newHttpClient()) {
      String address = address(command);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address + "/v1/link"))
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"documents\":[{\"passages\":[{\"text\":\"No cardiac failure.\"}]}]}"));
      assertEquals(401, client.send(request.build(), BodyHandlers.discarding()).statusCode());
      HttpResponse<String> response =
          client.send(
              request.header("Authorization", "Bearer " + KEY).build(), BodyHandlers.ofString());
      assertEquals(response.body(), 200, response.statusCode());
      assertTrue(response.body(), response.body().contains("\"id\":\"X2\""));
      assertTrue(response.body(), response.body().contains("\"assertion\":\"negated\""));
      assertTrue(response.body(), response.body().startsWith("{\"kb\":{\"name\":\"sample\""));
    } finally {
      command.interrupt();
      command.join();
    }
    assertEquals(err(), 0, exit.get());
  }

  private String address(Thread command) throws InterruptedException {
    Pattern line = Pattern.compile("Serving sample .* at (http://127.0.0.1:[0-9]+)");
    long began = System.nanoTime();
    while (System.nanoTime() - began < TimeUnit.MINUTES.toNanos(2)) {
      Matcher matcher = line.matcher(err());
      if (matcher.find()) {
        return matcher.group(1);
      }
      assertTrue(err(), command.isAlive());
      Thread.sleep(5);
    }
    throw new AssertionError("expected an address, found: " + err());
  }

  public void testOthersNeedAKey() throws Exception {
    Path kb = bundle();
    assertEquals(2, run("serve", "--kb", kb, "--host", "0.0.0.0", "--port", "0"));
    assertTrue(err(), err().contains("--api-key-file"));
    assertEquals(2, run("serve", "--kb", kb, "--tls-cert", "server.pem"));
    assertTrue(err(), err().contains("--tls-key"));
    assertEquals(2, run("serve", "--kb", kb, "--cache", "-1"));
    assertTrue(err(), err().contains("--cache [-1]"));
    assertEquals(2, run("serve", "--kb", kb, "--batch", "0"));
    assertTrue(err(), err().contains("batch [0]"));
  }
}
