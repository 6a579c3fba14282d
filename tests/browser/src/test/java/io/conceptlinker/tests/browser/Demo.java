package io.conceptlinker.tests.browser;

import io.conceptlinker.node.ElasticsearchHome;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.NodeDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bin/concept-linker demo} as a process, with its page answering. */
final class Demo implements AutoCloseable {

  /** Surefire runs in tests/browser. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long POLL_MILLIS = 100;

  private final Process process;
  private final Path output;
  private final int nodePort;
  private final int pagePort;

  private Demo(Process process, Path output, int nodePort, int pagePort) {
    this.process = process;
    this.output = output;
    this.nodePort = nodePort;
    this.pagePort = pagePort;
  }

  static Demo start() throws IOException, InterruptedException {
    List<Integer> ports = LoopbackPorts.free(2);
    Path output = Files.createTempFile(Path.of("target").toAbsolutePath(), "demo", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                ROOT.resolve("bin/concept-linker").toString(),
                "demo",
                // The page's tests know what the dictionary says.
                "--model",
                "none",
                "--port",
                ports.getFirst().toString(),
                "--page-port",
                ports.getLast().toString())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // The build that runs this test has just made everything; a second Maven must not meddle.
    builder.environment().put("CONCEPT_LINKER_BUILD", "never");
    Demo demo = new Demo(builder.start(), output, ports.getFirst(), ports.getLast());
    try {
      demo.awaitReady();
    } catch (IOException | InterruptedException e) {
      demo.close();
      throw e;
    }
    return demo;
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!output().contains("\nready: ")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("demo: expected it to get ready, found " + output());
      }
      Thread.sleep(POLL_MILLIS);
    }
    if (!output().contains("page:  " + url())) {
      throw new IOException("demo: expected the page at " + url() + ", found " + output());
    }
    sortNames();
  }

  /** Asks for proposals once: whoever asks while the node sorts its names is sent away. */
  private void sortNames() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "api/suggest?q=heart")).build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("demo: expected proposals, found status " + status);
      }
    }
  }

  /** Where the page is. */
  String url() {
    return "http://127.0.0.1:" + pagePort + "/";
  }

  /** All that it has said. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** What the node has logged. */
  String nodeLog() throws IOException {
    return Files.readString(directory().log());
  }

  private NodeDirectory directory() throws IOException {
    return NodeDirectory.create(
        ROOT.resolve(".build/demo/node-" + nodePort),
        ElasticsearchHome.at(ROOT.resolve("node/target/elasticsearch-home")));
  }

  /** Stops it as Ctrl-C does, and removes what it keeps for its port. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    directory().delete();
    Files.deleteIfExists(output);
  }
}
