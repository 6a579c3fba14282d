package io.conceptlinker.eval.judge;

import io.conceptlinker.eval.judge.ChatOutcome.Failed;
import io.conceptlinker.eval.judge.ChatOutcome.Replied;
import io.conceptlinker.eval.judge.ChatOutcome.Unasked;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ChatClientTests extends LuceneTestCase {
  private static final RetryPolicy THRICE =
      new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(5));
  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<Duration> slept = new ArrayList<>();
  private final Budget budget = new Budget(100, 100_000);

  private ChatOutcome ask(ChatEndpoint endpoint, Budget spendable)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      ChatClient client =
          new ChatClient(http, THRICE, spendable, InstantSource.system(), slept::add);
      return client.ask(endpoint, "be a judge", "{\"mention\":\"é\\\"\"}");
    }
  }

  private ChatOutcome ask(ChatServer.Script script) throws IOException, InterruptedException {
    try (ChatServer server = new ChatServer(script)) {
      return ask(server.endpoint("m", "sesame", LONG), budget);
    }
  }

  public void testRequestAndReply() throws Exception {
    try (ChatServer server = new ChatServer(call -> call.reply("exact \"é\""))) {
      ChatOutcome outcome = ask(server.endpoint("m/1", "sesame", LONG), budget);
      assertEquals(new Replied(new ChatReply("exact \"é\"", 7)), outcome);
      ChatServer.Call call = server.calls().getFirst();
      assertEquals("/v1/chat/completions", call.path());
      assertEquals("Bearer sesame", call.headers().getFirst("Authorization"));
      assertEquals("application/json", call.headers().getFirst("Content-Type"));
      assertEquals(
          "{\"model\":\"m/1\",\"temperature\":0,\"max_tokens\":64,\"messages\":["
              + "{\"role\":\"system\",\"content\":\"be a judge\"},"
              + "{\"role\":\"user\",\"content\":\"{\\\"mention\\\":\\\"é\\\\\\\"\\\"}\"}]}",
          call.body());
      assertEquals(1, budget.calls());
      assertEquals(7, budget.tokens());
      assertEquals(List.of(), slept);
    }
  }

  public void testNoKeyNoHeader() throws Exception {
    try (ChatServer server = new ChatServer(call -> call.reply("x"))) {
      ask(server.endpoint("m"), budget);
      assertNull(server.calls().getFirst().headers().getFirst("Authorization"));
    }
  }

  public void testTooManyRequestsWaitsAsLongAsAsked() throws Exception {
    ChatOutcome outcome =
        ask(
            call -> {
              if (call.number() == 1) {
                call.send(429, "", Map.of("Retry-After", "17"));
              } else {
                call.reply("x");
              }
            });
    assertTrue(outcome instanceof Replied);
    assertEquals(List.of(Duration.ofSeconds(17)), slept);
    assertEquals(2, budget.calls());
  }

  public void testAServerThatAsksForHoursIsLeftAlone() throws Exception {
    assertEquals(
        new Failed("HTTP 503"), ask(call -> call.send(503, "", Map.of("Retry-After", "7200"))));
    assertEquals(1, budget.calls());
  }

  public void testServerErrorsAreRetriedAndThenGivenUp() throws Exception {
    assertEquals(new Failed("HTTP 502"), ask(call -> call.send(502)));
    assertEquals(3, budget.calls());
    assertEquals(2, slept.size());
    assertTrue(slept.get(1).compareTo(Duration.ofSeconds(2)) <= 0);
  }

  public void testBrokenRepliesAreRetried() throws Exception {
    ChatOutcome outcome =
        ask(
            call -> {
              switch (call.number()) {
                case 1 -> call.send(200, "<html>secret</html>", Map.of());
                case 2 -> call.breakOff();
                default -> call.reply("x");
              }
            });
    assertEquals(new Replied(new ChatReply("x", 7)), outcome);
  }

  public void testOtherJsonIsNoReply() throws Exception {
    for (String body :
        List.of(
            "[]",
            "{}",
            "{\"choices\":[]}",
            "{\"choices\":{}}",
            "{\"choices\":[{\"text\":\"x\"}]}",
            "{\"choices\":[{\"message\":{\"content\":\"x\"}}")) {
      ChatOutcome outcome = ask(call -> call.send(200, body, Map.of()));
      assertTrue(body, outcome instanceof Failed);
    }
    assertEquals(
        new Failed("reply that is no JSON"), ask(call -> call.send(200, "secret", Map.of())));
  }

  public void testARefusalIsAReplyWithoutContent() throws Exception {
    assertEquals(
        new Replied(new ChatReply("", 3)),
        ask(
            call ->
                call.send(
                    200,
                    "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"no\"}},"
                        + "{\"message\":{\"content\":\"other\"}}],\"usage\":{\"total_tokens\":3}}",
                    Map.of())));
  }

  public void testHugeRepliesAreCutOff() throws Exception {
    String huge = "x".repeat((1 << 20) + 1);
    assertEquals(
        new Failed("broken reply"),
        ask(call -> call.send(200, ChatServer.completion(huge, 1), Map.of())));
  }

  public void testTimeout() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ChatServer server = new ChatServer(call -> end.await())) {
      assertEquals(
          new Failed("timeout"), ask(server.endpoint("m", "", Duration.ofMillis(50)), budget));
      assertEquals(3, budget.calls());
      end.countDown();
    }
  }

  public void testNobodyThere() throws Exception {
    ChatEndpoint gone;
    try (ChatServer server = new ChatServer(call -> call.reply("x"))) {
      gone = server.endpoint("m");
    }
    assertEquals(new Failed("no connection"), ask(gone, budget));
  }

  public void testWhatNoRetryMends() throws Exception {
    for (int status : new int[] {401, 403, 404, 302}) {
      try (ChatServer server = new ChatServer(call -> call.send(status))) {
        ChatEndpoint endpoint = server.endpoint("m", "sesame", LONG);
        EndpointException e = expectThrows(EndpointException.class, () -> ask(endpoint, budget));
        assertTrue(e.getMessage(), e.getMessage().contains("HTTP " + status));
        assertFalse(e.getMessage(), e.getMessage().contains("sesame"));
        assertFalse(e.getMessage(), e.getMessage().contains("secret"));
        assertEquals(1, server.calls().size());
      }
    }
    assertEquals(new Failed("HTTP 400"), ask(call -> call.send(400)));
    assertEquals(List.of(), slept);
  }

  public void testBudgetOfCalls() throws Exception {
    Budget two = new Budget(2, 1000);
    try (ChatServer server = new ChatServer(call -> call.send(500))) {
      assertEquals(new Failed("HTTP 500"), ask(server.endpoint("m"), two));
      assertEquals(2, server.calls().size());
      assertEquals(new Unasked(), ask(server.endpoint("m"), two));
      assertEquals(2, server.calls().size());
    }
  }

  public void testBudgetOfTokensAndServersThatDoNotCount() throws Exception {
    Budget few = new Budget(100, 5);
    String uncounted = "{\"choices\":[{\"message\":{\"content\":\"12345\"}}]}";
    try (ChatServer server = new ChatServer(call -> call.send(200, uncounted, Map.of()))) {
      assertTrue(ask(server.endpoint("m"), few) instanceof Replied);
      // 10 + 17 + 5 characters.
      assertEquals(8, few.tokens());
      assertEquals(new Unasked(), ask(server.endpoint("m"), few));
    }
  }
}
