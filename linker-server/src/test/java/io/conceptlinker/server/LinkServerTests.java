package io.conceptlinker.server;

import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.lm.cache.AnswerKind;
import io.conceptlinker.link.lm.cache.ModelAnswers;
import io.conceptlinker.link.remote.KnowledgeBaseId;
import io.conceptlinker.link.remote.LinkCall;
import io.conceptlinker.link.remote.LinkCallJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What clients see. */
public class LinkServerTests extends ServerTestCase {

  public void testLinksInOrder() throws Exception {
    try (LinkServer server = start(GatedLinker.open(), ServerOptions.local(0))) {
      HttpResponse<String> response = send(post(server, body("one", "two", "three")));
      assertEquals(List.of("T:one", "T:two", "T:three"), conceptIds(response));
      assertEquals("application/json", response.headers().firstValue("Content-Type").get());
      assertTrue(response.body(), response.body().contains("\"score\":0.3333333333333333"));
      assertTrue(
          response.body(),
          response.body().startsWith("{\"kb\":{\"name\":\"sample\",\"version\":\"2026-01\"}"));
      assertEquals(List.of(), conceptIds(send(post(server, body()))));
    }
  }

  public void testRequestsInFlightShareCalls() throws Exception {
    GatedLinker linker = GatedLinker.closed();
    try (LinkServer server = start(linker, limits(100, 16))) {
      List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
      responses.add(sendAsync(post(server, body("first"))));
      await("the first call", () -> linker.batches().size() == 1);
      for (int i = 0; i < 40; i++) {
        responses.add(sendAsync(post(server, body("text " + i))));
      }
      awaitMetric(server, "concept_linker_queue_documents", 40);
      linker.let(100);
      assertEquals(List.of("T:first"), conceptIds(responses.getFirst().get()));
      for (int i = 0; i < 40; i++) {
        assertEquals(List.of("T:text " + i), conceptIds(responses.get(i + 1).get()));
      }
      assertEquals(List.of(1, 16, 16, 8), linker.batches());
      assertEquals(4, metric(server, "concept_linker_batch_documents_count"), 0);
      assertEquals(41, metric(server, "concept_linker_batch_documents_sum"), 0);
      assertEquals(41, metric(server, "concept_linker_documents_total"), 0);
      assertEquals(0, metric(server, "concept_linker_queue_documents"), 0);
      assertEquals(
          41, metric(server, "concept_linker_requests_total{path=\"/v1/link\",status=\"200\"}"), 0);
    }
  }

  private void awaitMetric(LinkServer server, String name, double value) throws Exception {
    await(name + " " + value, () -> metric(server, name) == value);
  }

  public void testAFullQueueSaysWhenToComeAgain() throws Exception {
    GatedLinker linker = GatedLinker.closed();
    try (LinkServer server = start(linker, limits(3, 1))) {
      CompletableFuture<HttpResponse<String>> first = sendAsync(post(server, body("a")));
      await("the first call", () -> linker.batches().size() == 1);
      CompletableFuture<HttpResponse<String>> second = sendAsync(post(server, body("b", "c")));
      awaitMetric(server, "concept_linker_queue_documents", 2);
      HttpResponse<String> refused = send(post(server, body("d", "e")));
      assertEquals(429, refused.statusCode());
      assertEquals("1", refused.headers().firstValue("Retry-After").get());
      assertTrue(refused.body(), refused.body().contains("queue_full"));
      CompletableFuture<HttpResponse<String>> third = sendAsync(post(server, body("f")));
      awaitMetric(server, "concept_linker_queue_documents", 3);
      linker.let(10);
      assertEquals(List.of("T:a"), conceptIds(first.get()));
      assertEquals(List.of("T:b", "T:c"), conceptIds(second.get()));
      assertEquals(List.of("T:f"), conceptIds(third.get()));
      assertEquals(413, send(post(server, body("1", "2", "3", "4"))).statusCode());
    }
  }

  public void testADeadlineTakesWorkOutOfTheQueue() throws Exception {
    GatedLinker linker = GatedLinker.closed();
    try (LinkServer server = start(linker, limits(10, 1))) {
      CompletableFuture<HttpResponse<String>> first = sendAsync(post(server, body("a")));
      await("the first call", () -> linker.batches().size() == 1);
      HttpResponse<String> late =
          send(post(server, body("late", "later")).header("X-Request-Timeout-Ms", "50"));
      assertEquals(504, late.statusCode());
      assertTrue(late.body(), late.body().contains("deadline_exceeded"));
      assertFalse(late.body(), late.body().contains("later"));
      assertEquals(0, metric(server, "concept_linker_queue_documents"), 0);
      linker.let(1);
      assertEquals(List.of("T:a"), conceptIds(first.get()));
      linker.let(1);
      assertEquals(List.of("T:b"), conceptIds(send(post(server, body("b")))));
      assertEquals("what was given up is not linked", List.of(1, 1), linker.batches());
      for (String wrong : List.of("0", "-5", "soon", "60001", "99999999999999999999")) {
        HttpResponse<String> refused =
            send(post(server, body("c")).header("X-Request-Timeout-Ms", wrong));
        assertEquals(wrong, 400, refused.statusCode());
        assertTrue(refused.body(), refused.body().contains("1 to 60000 milliseconds"));
      }
    }
  }

  public void testAFailureStaysWithItsRequest() throws Exception {
    GatedLinker linker = GatedLinker.closed();
    try (LinkServer server = start(linker, limits(10, 10))) {
      CompletableFuture<HttpResponse<String>> first = sendAsync(post(server, body("a")));
      await("the first call", () -> linker.batches().size() == 1);
      CompletableFuture<HttpResponse<String>> good = sendAsync(post(server, body("b")));
      CompletableFuture<HttpResponse<String>> bad = sendAsync(post(server, body("fail")));
      awaitMetric(server, "concept_linker_queue_documents", 2);
      linker.let(10);
      assertEquals(List.of("T:a"), conceptIds(first.get()));
      assertEquals(List.of("T:b"), conceptIds(good.get()));
      HttpResponse<String> failed = bad.get();
      assertEquals(500, failed.statusCode());
      assertFalse(failed.body(), failed.body().contains("this text must stay here"));
      assertEquals(1, metric(server, "concept_linker_link_failures_total"), 0);
    }
  }

  public void testStoppingLosesNothing() throws Exception {
    GatedLinker linker = GatedLinker.closed();
    List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
    LinkServer server = start(linker, limits(100, 4));
    for (int i = 0; i < 20; i++) {
      responses.add(sendAsync(post(server, body("text " + i))));
    }
    await("the first call", () -> !linker.batches().isEmpty());
    int waiting = 20 - linker.batches().getFirst();
    awaitMetric(server, "concept_linker_queue_documents", waiting);
    Thread stopping = Thread.ofPlatform().start(server::close);
    await("it refuses", () -> isStopping(server));
    linker.let(100);
    stopping.join();
    for (int i = 0; i < 20; i++) {
      assertEquals(List.of("T:text " + i), conceptIds(responses.get(i).get()));
    }
    expectThrows(IOException.class, () -> send(post(server, body("late"))));
  }

  private boolean isStopping(LinkServer server) {
    try {
      return send(request(server, "/healthz")).statusCode() == 503;
    } catch (Exception e) {
      return true;
    }
  }

  public void testMalformedRequests() throws Exception {
    try (LinkServer server = start(GatedLinker.open(), limits(10, 10))) {
      Map<String, String> wrong =
          Map.of(
              "", "expected more",
              "{", "expected",
              "[]", "expected an object",
              "{}", "[documents]",
              "{\"documents\": [{}]}", "$.documents[0]",
              "{\"documents\": [{\"passages\": [{\"text\": 7}]}]}",
                  "$.documents[0].passages[0].text",
              "{\"documents\": [{\"passages\": [], \"overlap\": \"some\"}]}",
                  "all, no_sub or longest",
              "{\"documents\": [{\"passages\": [], \"min_score\": 2}]}", "from 0 to 1",
              "{\"documents\": [], \"document\": []}", "found another",
              "{\"documents\": [{\"passages\": [{\"text\": \"secret\", \"txt\": 1}]}]}",
                  "found another");
      for (Map.Entry<String, String> one : wrong.entrySet()) {
        HttpResponse<String> response =
            send(post(server, one.getKey().getBytes(StandardCharsets.UTF_8)));
        assertEquals(one.getKey(), 400, response.statusCode());
        assertTrue(response.body(), response.body().contains(one.getValue()));
        assertTrue(response.body(), response.body().contains("malformed_request"));
        assertFalse(response.body(), response.body().contains("secret"));
      }
      byte[] invalid =
          "{\"documents\": [{\"passages\": [{\"text\": \"?\"}]}]}".getBytes(StandardCharsets.UTF_8);
      invalid[invalid.length - 8] = (byte) 0xff;
      HttpResponse<String> notUtf8 = send(post(server, invalid));
      assertEquals(400, notUtf8.statusCode());
      assertTrue(notUtf8.body(), notUtf8.body().contains("UTF-8"));
    }
  }

  public void testABodyThatIsTooLarge() throws Exception {
    GatedLinker linker = GatedLinker.open();
    try (LinkServer server = start(linker, limits(10, 10))) {
      HttpResponse<String> refused = send(post(server, body("x".repeat(1_000_000))));
      assertEquals(413, refused.statusCode());
      assertTrue(refused.body(), refused.body().contains("at most [4096] bytes"));
      byte[] body = body("x".repeat(1_000_000));
      HttpResponse<String> unannounced =
          send(
              request(server, "/v1/link")
                  .POST(
                      HttpRequest.BodyPublishers.ofInputStream(
                          () -> new ByteArrayInputStream(body))));
      assertEquals(413, unannounced.statusCode());
      assertEquals(List.of(), linker.batches());
    }
  }

  public void testOnlyTheKnowledgeBaseThatIsAskedFor() throws Exception {
    try (LinkServer server = start(GatedLinker.open(), limits(10, 10))) {
      for (String version : List.of("", "2026-01")) {
        assertEquals(200, send(post(server, expecting("sample", version))).statusCode());
      }
      for (byte[] other : List.of(expecting("sample", "2025"), expecting("mesh", ""))) {
        HttpResponse<String> refused = send(post(server, other));
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body(), refused.body().contains("found [sample 2026-01]"));
      }
    }
  }

  private static byte[] expecting(String name, String version) {
    return LinkCallJson.write(
        new LinkCall(
            Optional.of(new KnowledgeBaseId(name, version)), List.of(LinkRequest.ofText("a"))));
  }

  public void testPathsAndMethods() throws Exception {
    try (LinkServer server = start(GatedLinker.open(), limits(10, 10))) {
      HttpResponse<String> none = send(request(server, "/v2/link").GET());
      assertEquals(404, none.statusCode());
      assertTrue(none.body(), none.body().contains("/v1/link"));
      HttpResponse<String> get = send(request(server, "/v1/link").GET());
      assertEquals(405, get.statusCode());
      assertEquals("POST", get.headers().firstValue("Allow").get());
      HttpResponse<String> form =
          send(
              request(server, "/v1/link")
                  .header("Content-Type", "text/plain")
                  .POST(HttpRequest.BodyPublishers.ofString("a")));
      assertEquals(415, form.statusCode());
      HttpResponse<String> health = send(request(server, "/healthz").GET());
      assertEquals(200, health.statusCode());
      assertTrue(
          health.body(),
          health.body().contains("\"kb\":{\"name\":\"sample\",\"version\":\"2026-01\"}"));
      assertTrue(health.body(), health.body().contains("\"model\":\"tiny-1\""));
      assertEquals(200, send(request(server, "/healthz/live").GET()).statusCode());
      String metrics = send(request(server, "/metrics").GET()).body();
      assertTrue(metrics, metrics.contains("requests_total{path=\"other\",status=\"404\"} 1.0"));
      assertTrue(
          metrics,
          metrics.contains(
              "concept_linker_linker_info{kb=\"sample\",kb_version=\"2026-01\",model=\"tiny-1\"} 1"));
      assertTrue(metrics, metrics.contains("concept_linker_request_duration_seconds_bucket"));
    }
  }

  public void testWhatTheModelAnsweredBeforeIsCounted() throws Exception {
    AnswerCache cache = new AnswerCache(1000);
    ModelAnswers answers = new ModelAnswers(cache, "tiny-1");
    answers.keep(AnswerKind.SCORES, List.of(new int[] {1}), new double[] {0.5});
    for (int question = 0; question < 3; question++) {
      answers.find(AnswerKind.SCORES, List.of(new int[] {question}));
    }
    HostedLinker hosted = new HostedLinker(requests -> List.of(), IDENTITY, cache);
    try (LinkServer server = LinkServer.start(hosted, ServerOptions.local(0))) {
      assertEquals(1, metric(server, "concept_linker_cache_lookups_total{result=\"hit\"}"), 0);
      assertEquals(2, metric(server, "concept_linker_cache_lookups_total{result=\"miss\"}"), 0);
      assertEquals(cache.counts().bytes(), (long) metric(server, "concept_linker_cache_bytes"));
    }
  }
}
