package io.conceptlinker.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class JudgeCommandTests extends CommandTestCase {
  /** Right, broader in the hierarchy, for judges, without an answer, and without a concept. */
  private static final String PREDICTIONS =
      """
      {"document":"1","start":0,"end":13,"text":"heart failure","gold":[["X2"]],"ranked":[{"id":"X2","score":0.9}]}
      {"document":"1","start":0,"end":13,"text":"heart failure","gold":[["X2"]],"ranked":[{"id":"X1","score":0.9}],"group":"g"}
      {"document":"1","start":18,"end":23,"text":"drugs","gold":[["X2"]],"ranked":[{"id":"X3","score":0.4}]}
      {"document":"1","start":18,"end":23,"text":"drugs","gold":[["X1"]],"ranked":[]}
      {"document":"1","start":18,"end":23,"text":"drugs","gold":[],"ranked":[{"id":"X3","score":0.4}]}
      """;

  private static final String CORPUS = "1|t|heart failure and drugs\n1|a|None.\n\n";
  private static final String SAYS_EXACT =
      "{\"choices\":[{\"message\":{\"content\":\"{\\\"A\\\":\\\"exact\\\",\\\"B\\\":\\\"exact\\\"}\"}}],"
          + "\"usage\":{\"total_tokens\":11}}";

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private ExecutorService executor;
  private HttpServer server;
  private int status = 200;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    executor = Executors.newFixedThreadPool(2);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] reply = SAYS_EXACT.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, reply.length);
            exchange.getResponseBody().write(reply);
          }
        });
    server.start();
  }

  @Override
  public void tearDown() throws Exception {
    server.stop(0);
    executor.shutdownNow();
    assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
    super.tearDown();
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/v1";
  }

  private int judge(Path out, Object... more) throws IOException {
    Path directory = createTempDir();
    Path predictions = Files.writeString(directory.resolve("predictions.jsonl"), PREDICTIONS);
    Path corpus = Files.writeString(directory.resolve("corpus.pubtator"), CORPUS);
    Path kb = bundle();
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "eval",
                "judge",
                "--predictions",
                predictions,
                "--kb",
                kb,
                "--corpus",
                corpus,
                "--endpoint",
                url(),
                "--out",
                out));
    arguments.addAll(List.of(more));
    return run(arguments.toArray());
  }

  public void testJudgesWhatTheHierarchyLeavesOpen() throws IOException {
    Path out = createTempDir().resolve("judged");
    assertEquals(err(), 0, judge(out, "--model", "one", "--model", "two"));
    assertEquals(2, bodies.size());
    assertTrue(bodies.getFirst().contains("heart failure and "));
    assertTrue(bodies.getFirst().contains("paracetamol"));
    assertEquals(List.of("null", "null"), keys);
    String summary = Files.readString(out.resolve("judge.json"));
    assertTrue(summary, summary.contains("\"mentions\" : 4"));
    assertTrue(summary, summary.contains("\"recall_at_1\" : 0.25"));
    assertTrue(summary, summary.contains("\"recall_at_1_exact\" : 0.5"));
    assertTrue(summary, summary.contains("\"recall_at_1_exact_or_broader\" : 0.75"));
    List<String> lines = Files.readAllLines(out.resolve("judgements.jsonl"));
    assertEquals(2, lines.size());
    assertTrue(lines.get(0), lines.get(0).contains("\"verdict\":\"broader\",\"votes\":{}"));
    assertTrue(
        lines.get(1), lines.get(1).contains("\"votes\":{\"one\":\"exact\",\"two\":\"exact\"}"));
    assertFalse(lines.get(1), lines.get(1).contains("drugs"));
    assertTrue(out(), out().contains("75.0 %"));
    assertEquals(err(), 0, judge(out, "--model", "one", "--model", "two"));
    assertEquals("verdicts are on disk", 2, bodies.size());
  }

  public void testKeysComeFromTheEnvironmentAndGoToTheServerOnly() throws IOException {
    // Every process has this one, and it is no secret.
    Map.Entry<String, String> variable = Map.entry("PATH", System.getenv("PATH"));
    Path out = createTempDir().resolve("judged");
    assertEquals(
        err(), 0, judge(out, "--model", "one", "--api-key-env", variable.getKey(), "--verbose"));
    assertEquals(List.of("Bearer " + variable.getValue()), keys);
    status = 401;
    Path other = createTempDir().resolve("judged");
    assertEquals(
        1, judge(other, "--model", "two", "--api-key-env", variable.getKey(), "--verbose"));
    assertTrue(err(), err().contains("HTTP 401"));
    assertFalse(err().contains("Bearer " + variable.getValue()));
    assertEquals(2, judge(other, "--model", "one", "--api-key-env", "NO_SUCH_VARIABLE_HERE"));
    assertTrue(err(), err().contains("NO_SUCH_VARIABLE_HERE"));
  }

  public void testWrongUsage() throws IOException {
    Path out = createTempDir().resolve("judged");
    assertEquals(2, judge(out, "--model", "one", "--model", "one"));
    assertEquals(2, judge(out, "--model", "one", "--parallel", "0"));
    assertEquals(2, judge(out, "--model", "one", "--max-calls", "0"));
    assertEquals(2, judge(out, "--model", "one", "--format", "word"));
    assertEquals(
        2, judge(out, "--model", "a", "--model", "b", "--model", "c", "--endpoint", url()));
    assertTrue(err(), err().contains("one for each of the 3 models, found 2"));
    assertEquals(List.of(), bodies);
  }
}
