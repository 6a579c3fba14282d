package io.conceptlinker.server;

import com.carrotsearch.randomizedtesting.generators.RandomPicks;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.remote.KnowledgeBaseId;
import io.conceptlinker.link.remote.LinkAnswer;
import io.conceptlinker.link.remote.LinkAnswerJson;
import io.conceptlinker.link.remote.RemoteLinkException;
import io.conceptlinker.link.remote.RemoteLinkException.Kind;
import io.conceptlinker.link.remote.RemoteLinker;
import io.conceptlinker.link.remote.RemoteSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The client, against the real server and against scripted ones. */
public class RemoteLinkerTests extends ServerTestCase {
  private static final String[] WORDS = {
    "heart",
    "failure",
    "renal",
    "cardiac",
    "No",
    "sign",
    "of",
    "(HF)",
    "HF",
    "kidney",
    ".",
    "and",
    "acute",
    "the",
    "é",
    "\uD83D\uDC89",
    "\"",
    "family",
    "history"
  };

  /** More failures than time is for: the machine may be slow. */
  private static final int NEVER = 10_000;

  private final ExecutorService executor = Executors.newFixedThreadPool(2);

  @Override
  public void tearDown() throws Exception {
    executor.close();
    super.tearDown();
  }

  private RemoteLinker remote(RemoteSpec spec) throws IOException {
    return RemoteLinker.open(spec, executor);
  }

  private static RemoteSpec spec(URI address, int batch, Duration timeout) {
    return new RemoteSpec(
        address,
        "",
        Optional.empty(),
        Optional.empty(),
        batch,
        timeout,
        NEVER,
        Duration.ofSeconds(1));
  }

  public void testRemoteAndLocalAnswersAreEqual() throws Exception {
    try (KnowledgeBase kb = knowledgeBase()) {
      EntityLinker local = new LexicalLinker(kb);
      List<LinkRequest> requests = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        requests.add(randomRequest());
      }
      // What is drawn may ask for much and say little; this one always has mentions.
      requests.add(LinkRequest.ofText("No heart failure. Acute renal failure, kidney (HF)."));
      List<LinkResult> expected = local.link(requests);
      assertTrue(expected.getLast().toString(), expected.getLast().mentions().size() > 2);
      try (LinkServer server = start(local, ServerOptions.local(0));
          RemoteLinker remote =
              remote(spec(URI.create(server.address()), 7, Duration.ofSeconds(60)))) {
        assertEquals(expected, remote.link(requests));
        List<Future<List<LinkResult>>> futures = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
          for (LinkRequest request : requests) {
            futures.add(callers.submit(() -> remote.link(List.of(request))));
          }
        }
        for (int i = 0; i < futures.size(); i++) {
          assertEquals(expected.subList(i, i + 1), futures.get(i).get());
        }
        assertEquals(List.of(), remote.link(List.of()));
        assertEquals(IDENTITY, remote.identity());
        assertEquals(IDENTITY, remote.answer(requests, Duration.ofSeconds(60)).identity());
      }
    }
  }

  private static LinkRequest randomRequest() {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i <= random().nextInt(3); i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < random().nextInt(25); word++) {
        text.append(WORDS[random().nextInt(WORDS.length)]).append(' ');
      }
      passages.add(new Passage("field" + i, text.toString()));
    }
    LinkOptions options =
        new LinkOptions(
            random().nextBoolean() ? 0 : random().nextDouble(),
            random().nextBoolean() ? Set.of() : Set.of("DISO"),
            RandomPicks.randomFrom(random(), OverlapPolicy.values()),
            random().nextInt(4));
    return new LinkRequest(passages, options, random().nextBoolean() ? "" : "en");
  }

  private static KnowledgeBase knowledgeBase() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    String[][] concepts = {
      {"D1", "heart failure", "cardiac failure"},
      {"D2", "renal failure", "kidney failure"},
      {"D3", "heart"},
      {"D4", "kidney", "HF"},
      {"D5", "failure, acute"},
    };
    for (String[] concept : concepts) {
      int ordinal = builder.concept(concept[0]);
      for (int i = 1; i < concept.length; i++) {
        builder.name(
            ordinal, concept[i], "en", "T", i == 1 ? NameKind.PREFERRED : NameKind.SYNONYM, 0);
      }
    }
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "sample");
    return KnowledgeBase.open(directory);
  }

  public void testABusyServerIsAskedAgain() throws Exception {
    GatedLinker linker = GatedLinker.closed();
    try (LinkServer server = start(linker, limits(1, 1));
        RemoteLinker remote =
            remote(spec(URI.create(server.address()), 1, Duration.ofSeconds(60)))) {
      List<Future<List<LinkResult>>> futures = new ArrayList<>();
      try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
        for (int i = 0; i < 4; i++) {
          LinkRequest request = LinkRequest.ofText("text " + i);
          futures.add(callers.submit(() -> remote.link(List.of(request))));
        }
        String refused = "concept_linker_requests_total{path=\"/v1/link\",status=\"429\"}";
        await("a refusal", () -> metric(server, refused) > 0);
        linker.let(100);
      }
      for (int i = 0; i < 4; i++) {
        assertEquals(
            "T:text " + i, futures.get(i).get().getFirst().mentions().getFirst().conceptId());
      }
    }
  }

  public void testAServerThatStopsIsAskedAgainWithLessTime() throws Exception {
    String good =
        new String(
            LinkAnswerJson.write(new LinkAnswer(IDENTITY, List.of(new LinkResult(List.of())))),
            StandardCharsets.UTF_8);
    try (ScriptedServer server =
            ScriptedServer.start(
                new ScriptedServer.Answer(503, "", ""),
                new ScriptedServer.Answer(502, "<html>bad gateway</html>", ""),
                new ScriptedServer.Answer(200, good, ""));
        RemoteLinker remote = remote(spec(server.address(), 8, Duration.ofSeconds(60)))) {
      assertEquals(1, remote.link(List.of(LinkRequest.ofText("a"))).size());
      List<Long> timeouts = server.timeouts();
      assertEquals(3, timeouts.size());
      assertTrue(timeouts.toString(), timeouts.get(0) <= 60_000);
      assertTrue(timeouts.toString(), timeouts.get(1) < timeouts.get(0));
      assertTrue(timeouts.toString(), timeouts.get(2) < timeouts.get(1));
    }
  }

  public void testItDoesNotWaitLongerThanTheCallerDoes() throws Exception {
    long began = System.nanoTime();
    try (ScriptedServer server = ScriptedServer.start(new ScriptedServer.Answer(429, "", "600"));
        RemoteLinker remote = remote(spec(server.address(), 8, Duration.ofMinutes(5)))) {
      assertEquals(Kind.BUSY, failure(remote).kind());
      assertEquals("asked again in 10 minutes is too late", 1, server.timeouts().size());
      assertTrue(System.nanoTime() - began < Duration.ofMinutes(4).toNanos());
    }
    GatedLinker linker = GatedLinker.closed();
    try (LinkServer server = start(linker, limits(10, 10));
        RemoteLinker remote =
            remote(spec(URI.create(server.address()), 8, Duration.ofMillis(300)))) {
      // There is a connection already: without one in time, nobody would be there.
      assertEquals(IDENTITY, remote.answer(List.of(), Duration.ofSeconds(60)).identity());
      assertEquals(Kind.DEADLINE, failure(remote).kind());
      linker.let(1);
    }
  }

  public void testAServerThatIsNotThereIsLeftAlone() throws Exception {
    URI nobody;
    try (ScriptedServer server = ScriptedServer.start(new ScriptedServer.Answer(503, "", ""))) {
      nobody = server.address();
    }
    try (RemoteLinker remote = remote(spec(nobody, 8, Duration.ofSeconds(1)))) {
      RemoteLinkException first = failure(remote);
      assertEquals(Kind.UNREACHABLE, first.kind());
      assertTrue(first.getMessage(), first.getMessage().contains(nobody.toString()));
    }
    try (ScriptedServer server = ScriptedServer.start(new ScriptedServer.Answer(503, "", ""));
        RemoteLinker remote =
            remote(
                new RemoteSpec(
                    server.address(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    8,
                    Duration.ofMinutes(5),
                    3,
                    Duration.ofHours(1)))) {
      RemoteLinkException open = failure(remote);
      assertEquals(Kind.UNREACHABLE, open.kind());
      assertTrue(open.getMessage(), open.getMessage().contains("[3] failures in a row"));
      assertEquals(3, server.timeouts().size());
      failure(remote);
      assertEquals("nothing is sent during a break", 3, server.timeouts().size());
    }
  }

  public void testTheKnowledgeBaseIsChecked() throws Exception {
    try (LinkServer server = start(GatedLinker.open(), ServerOptions.local(0))) {
      for (KnowledgeBaseId right : List.of(new KnowledgeBaseId("sample", ""), IDENTITY.kb())) {
        try (RemoteLinker remote = remote(expecting(URI.create(server.address()), right))) {
          assertEquals(1, remote.link(List.of(LinkRequest.ofText("a"))).size());
        }
      }
      KnowledgeBaseId wrong = new KnowledgeBaseId("sample", "2025");
      try (RemoteLinker remote = remote(expecting(URI.create(server.address()), wrong))) {
        RemoteLinkException refused = failure(remote);
        assertEquals(Kind.OTHER_KNOWLEDGE_BASE, refused.kind());
        assertTrue(refused.getMessage(), refused.getMessage().contains("found [sample 2026-01]"));
      }
    }
  }

  private static RemoteSpec expecting(URI address, KnowledgeBaseId kb) {
    return new RemoteSpec(
        address,
        "",
        Optional.empty(),
        Optional.of(kb),
        8,
        Duration.ofSeconds(60),
        NEVER,
        Duration.ofSeconds(1));
  }

  public void testABatchThatIsTooLargeIsSplit() throws Exception {
    GatedLinker linker = GatedLinker.open();
    try (LinkServer server = start(linker, limits(100, 100));
        RemoteLinker remote =
            remote(spec(URI.create(server.address()), 50, Duration.ofSeconds(60)))) {
      List<LinkRequest> requests = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        requests.add(LinkRequest.ofText(i + "x".repeat(1500)));
      }
      List<LinkResult> results = remote.link(requests);
      for (int i = 0; i < 10; i++) {
        String id = results.get(i).mentions().getFirst().conceptId();
        assertEquals("T:" + requests.get(i).passages().getFirst().text(), id);
      }
      LinkRequest tooLarge = LinkRequest.ofText("x".repeat(5000));
      RemoteLinkException refused =
          expectThrows(
              RemoteLinkException.class, () -> remote.link(List.of(tooLarge, requests.get(0))));
      assertEquals(Kind.REFUSED, refused.kind());
      assertFalse(refused.getMessage(), refused.getMessage().contains("xxx"));
    }
  }

  public void testKeysAndCertificates() throws Exception {
    String key = "0123456789abcdef0123";
    TestCertificate certificate = TestCertificate.make(createTempDir(), true);
    ServerOptions options =
        new ServerOptions(
            "127.0.0.1",
            0,
            Optional.of(TlsKeys.readPem(certificate.pem(), certificate.key())),
            Optional.of(ApiKeys.of(List.of(key))),
            ServerOptions.Limits.DEFAULT);
    try (LinkServer server = start(GatedLinker.open(), options)) {
      URI address = URI.create(server.address());
      try (RemoteLinker right = remote(secured(address, key, Optional.of(certificate.pem())))) {
        assertEquals(1, right.link(List.of(LinkRequest.ofText("a"))).size());
      }
      try (RemoteLinker wrong =
          remote(secured(address, key + "4", Optional.of(certificate.pem())))) {
        RemoteLinkException refused = failure(wrong);
        assertEquals(Kind.REFUSED, refused.kind());
        assertTrue(refused.getMessage(), refused.getMessage().contains("bad_key"));
        assertFalse(refused.getMessage(), refused.getMessage().contains(key));
      }
      try (RemoteLinker untrusting = remote(secured(address, key, Optional.empty()))) {
        assertEquals(Kind.UNTRUSTED, failure(untrusting).kind());
      }
    }
    Path none = createTempDir().resolve("none.pem");
    Files.writeString(none, "\n");
    expectThrows(
        IOException.class,
        () -> remote(secured(URI.create("https://127.0.0.1:1"), key, Optional.of(none))));
  }

  private static RemoteSpec secured(URI address, String key, Optional<Path> trusted) {
    return new RemoteSpec(
        address,
        key,
        trusted,
        Optional.empty(),
        8,
        Duration.ofSeconds(60),
        NEVER,
        Duration.ofSeconds(1));
  }

  public void testAnswersThatAreNone() throws Exception {
    String empty =
        new String(
            LinkAnswerJson.write(new LinkAnswer(IDENTITY, List.of())), StandardCharsets.UTF_8);
    for (String body : List.of("<html>hello</html>", "{}", empty)) {
      try (ScriptedServer server = ScriptedServer.start(new ScriptedServer.Answer(200, body, ""));
          RemoteLinker remote = remote(spec(server.address(), 8, Duration.ofSeconds(60)))) {
        assertEquals(Kind.MALFORMED_ANSWER, failure(remote).kind());
      }
    }
    try (ScriptedServer server =
            ScriptedServer.start(new ScriptedServer.Answer(404, "not here", ""));
        RemoteLinker remote = remote(spec(server.address(), 8, Duration.ofSeconds(60)))) {
      RemoteLinkException refused = failure(remote);
      assertEquals(Kind.REFUSED, refused.kind());
      assertTrue(refused.getMessage(), refused.getMessage().contains("no link server"));
    }
  }

  public void testSpecs() {
    for (String wrong : List.of("ftp://host", "host:80", "https:///", "http://host?a=b")) {
      expectThrows(IllegalArgumentException.class, () -> RemoteSpec.of(URI.create(wrong)));
    }
    RemoteSpec keyed = secured(URI.create("http://host"), "secret", Optional.empty());
    assertFalse(keyed.toString(), keyed.toString().contains("secret"));
  }

  private static RemoteLinkException failure(RemoteLinker remote) {
    return expectThrows(
        RemoteLinkException.class, () -> remote.link(List.of(LinkRequest.ofText("a"))));
  }
}
