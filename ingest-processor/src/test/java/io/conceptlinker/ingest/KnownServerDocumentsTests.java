package io.conceptlinker.ingest;

import com.carrotsearch.randomizedtesting.ThreadFilter;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakFilters;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.BundleOpener;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.lm.TinyModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.remote.KnowledgeBaseId;
import io.conceptlinker.link.remote.LinkAnswer;
import io.conceptlinker.link.remote.LinkAnswerJson;
import io.conceptlinker.link.remote.LinkCall;
import io.conceptlinker.link.remote.LinkCallJson;
import io.conceptlinker.link.remote.LinkerIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.ThreadPool;

/** Documents that a link server linked before it went away. */
@ThreadLeakFilters(filters = KnownServerDocumentsTests.ClientThreads.class)
public class KnownServerDocumentsTests extends ESTestCase {
  private static final String[] WORDS = {
    "gout", "no", "arthritis", "pneumonia", "gouty arthritis", "and", ".", "family history", "é"
  };

  private final AnswerCache cache = new AnswerCache(1 << 20);
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String model = "000000000001";
  private volatile int status = 200;
  private volatile EntityLinker linker;
  private LinkingThreadPool threadPool;
  private HttpServer server;
  private KnowledgeBase kb;
  private LinkingService service;

  /** Threads that the JDK ends when it likes. */
  public static final class ClientThreads implements ThreadFilter {
    @Override
    public boolean reject(Thread thread) {
      return thread.getName().startsWith("HttpClient-");
    }
  }

  @Override
  public void setUp() throws Exception {
    super.setUp();
    threadPool = new LinkingThreadPool(getTestName(), 1);
    KnowledgeBases knowledgeBases =
        new KnowledgeBases(
            createTempDir(), new BundleOpener(LexicalLinker::new), System::currentTimeMillis);
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.preferredName(builder.concept("D1"), "Gout", "en");
    builder.preferredName(builder.concept("D2"), "Gouty arthritis", "en");
    builder.preferredName(builder.concept("D3"), "Pneumonia", "en");
    builder.write(knowledgeBases.root().resolve("demo"), "test");
    kb = KnowledgeBase.open(knowledgeBases.root().resolve("demo"));
    knowledgeBases.refresh(Runnable::run);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    linker = new LexicalLinker(kb);
    server.createContext("/", this::answer);
    server.start();
    Settings settings =
        Settings.builder()
            .put(
                "concept_linker.backend.gpu.url",
                "http://127.0.0.1:" + server.getAddress().getPort())
            .put("concept_linker.backend.gpu.timeout", "60s")
            .build();
    service =
        new LinkingService(
            settings,
            new ClusterSettings(settings, new HashSet<>(LinkingSettings.all())),
            knowledgeBases,
            new Registry<>(
                "model",
                createTempDir(),
                TinyModel.opener(AnswerCache.none(), () -> {}),
                System::currentTimeMillis),
            LinkServers.open(settings, createTempDir(), threadPool.generic(), cache),
            threadPool);
  }

  @Override
  public void tearDown() throws Exception {
    server.stop(0);
    service.close();
    kb.close();
    assertTrue(ThreadPool.terminate(threadPool, 30, TimeUnit.SECONDS));
    super.tearDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (OutputStream out = exchange.getResponseBody()) {
      LinkCall call = LinkCallJson.parse(exchange.getRequestBody().readAllBytes());
      LinkerIdentity identity =
          new LinkerIdentity(new KnowledgeBaseId(kb.name(), kb.version()), model);
      byte[] body = LinkAnswerJson.write(new LinkAnswer(identity, linker.link(call.documents())));
      exchange.sendResponseHeaders(status, body.length);
      out.write(body);
    } catch (JsonFormatException e) {
      throw new IOException(e);
    }
  }

  private LinkedText link(LinkRequest request) {
    try (KnowledgeBaseLease lease = service.knowledgeBases().acquire("demo").orElseThrow()) {
      return service.link(lease, Optional.of(new LinkerChoice.Server("gpu")), request);
    }
  }

  private static LinkRequest request() {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < 1 + random().nextInt(3); i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < random().nextInt(20); word++) {
        text.append(WORDS[random().nextInt(WORDS.length)]).append(' ');
      }
      passages.add(new Passage("field", text.toString()));
    }
    LinkOptions options =
        new LinkOptions(
            random().nextBoolean() ? 0 : random().nextDouble(),
            Set.of(),
            randomFrom(OverlapPolicy.values()),
            random().nextInt(4));
    return new LinkRequest(passages, options, random().nextBoolean() ? "" : "en");
  }

  public void testWhatItLinkedBefore() {
    List<LinkRequest> documents = new ArrayList<>();
    List<LinkedText> expected = new ArrayList<>();
    int mentions = 0;
    for (int i = 0; i < 50; i++) {
      documents.add(request());
      expected.add(link(documents.getLast()));
      assertEquals("000000000001", expected.getLast().modelVersion());
      mentions += expected.getLast().result().mentions().size();
    }
    assertTrue(mentions + " mentions", mentions > 50);
    status = 403;
    for (int i = 0; i < documents.size(); i++) {
      assertEquals(expected.get(i), link(documents.get(i)));
    }
    assertEquals("it is asked whenever it may answer", 100, requests.get());
    LinkedText unknown = link(LinkRequest.ofText("gout and more gout"));
    assertEquals(Optional.of(Degradation.SERVER_UNAVAILABLE), unknown.degradation());
    assertEquals("", unknown.modelVersion());
    assertEquals(2, unknown.result().mentions().size());
  }

  public void testOptionsAreToldApart() {
    Passage passage = new Passage("field", "gout");
    LinkRequest first = new LinkRequest(List.of(passage), LinkOptions.DEFAULT, "en");
    assertEquals("linked", link(first).status());
    status = 403;
    assertEquals("linked", link(first).status());
    LinkOptions other = new LinkOptions(0.01, Set.of(), OverlapPolicy.NO_SUB, 5);
    for (LinkRequest request :
        List.of(
            new LinkRequest(List.of(passage), LinkOptions.DEFAULT, "es"),
            new LinkRequest(List.of(passage, passage), LinkOptions.DEFAULT, "en"),
            new LinkRequest(List.of(passage), other, "en"))) {
      assertEquals("degraded", link(request).status());
    }
  }

  /** Another version of the server may link otherwise with the same model. */
  public void testTheLastLinksAreTheOnesThatAreGivenAgain() {
    assertEquals(1, link(LinkRequest.ofText("gout")).result().mentions().size());
    linker = documents -> Collections.nCopies(documents.size(), new LinkResult(List.of()));
    LinkedText last = link(LinkRequest.ofText("gout"));
    assertEquals("empty", last.status());
    status = 403;
    assertEquals(last, link(LinkRequest.ofText("gout")));
  }

  public void testAServerWithAnotherModel() {
    LinkedText first = link(LinkRequest.ofText("gout"));
    model = "000000000002";
    LinkedText second = link(LinkRequest.ofText("pneumonia"));
    status = 403;
    assertEquals(second, link(LinkRequest.ofText("pneumonia")));
    LinkedText degraded = link(LinkRequest.ofText("gout"));
    assertEquals("degraded", degraded.status());
    assertEquals(new LinkResult(first.result().mentions()), degraded.result());
    status = 200;
    model = "000000000001";
    link(LinkRequest.ofText("arthritis"));
    status = 403;
    assertEquals("an update that was taken back", first, link(LinkRequest.ofText("gout")));
  }
}
