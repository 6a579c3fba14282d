package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.BundleOpener;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.lm.TinyModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.lm.cache.AnswerCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.ThreadPool;

/** Texts that a model of the node was asked about before, with time for it and without. */
@LuceneTestCase.SuppressFileSystems("ExtrasFS") // a model directory has its own files only
public class KnownDocumentsTests extends ESTestCase {
  private static final LinkTarget TARGET = new LinkTarget("demo", new LinkerChoice.Model("tiny"));

  private final AnswerCache cache = new AnswerCache(1 << 20);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<Runnable> hook = new AtomicReference<>(() -> {});
  private LinkingThreadPool threadPool;
  private KnowledgeBases knowledgeBases;
  private Registry<OpenModel> models;
  private LinkingService service;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    threadPool = new LinkingThreadPool(getTestName(), 1);
    knowledgeBases =
        new KnowledgeBases(
            createTempDir(), new BundleOpener(LexicalLinker::new), System::currentTimeMillis);
    models =
        new Registry<>(
            "model",
            createTempDir(),
            TinyModel.opener(
                cache,
                () -> {
                  calls.incrementAndGet();
                  hook.get().run();
                }),
            System::currentTimeMillis);
    service =
        new LinkingService(
            Settings.EMPTY,
            new ClusterSettings(Settings.EMPTY, new HashSet<>(LinkingSettings.all())),
            knowledgeBases,
            models,
            LinkServers.none(),
            threadPool);
    installKnowledgeBase("Pneumonia");
    installModel(1);
  }

  @Override
  public void tearDown() throws Exception {
    service.close();
    assertTrue(ThreadPool.terminate(threadPool, 30, TimeUnit.SECONDS));
    super.tearDown();
  }

  private void installKnowledgeBase(String last) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.preferredName(builder.concept("D1"), "Gout", "en");
    builder.preferredName(builder.concept("D2"), "Gouty arthritis", "en");
    builder.preferredName(builder.concept("D3"), last, "en");
    Path fresh = createTempDir().resolve("kb");
    builder.write(fresh, "test");
    replace(knowledgeBases.root(), "demo", fresh);
    knowledgeBases.refresh(Runnable::run);
  }

  private void installModel(int number) throws IOException {
    Path fresh = createTempDir().resolve("model");
    TinyModel.write(fresh, createTempDir(), number);
    replace(models.root(), "tiny", fresh);
    models.refresh(Runnable::run);
  }

  private static void replace(Path root, String name, Path fresh) throws IOException {
    Files.createDirectories(root);
    Path place = root.resolve(name);
    if (Files.exists(place)) {
      Files.move(place, createTempDir().resolve("old"));
    }
    Files.move(fresh, place);
  }

  private PlainActionFuture<LinkedText> begin(String text, TimeValue timeout) {
    PlainActionFuture<LinkedText> future = new PlainActionFuture<>();
    LinkRequest request =
        new LinkRequest(List.of(new Passage("text", text)), LinkRequest.ofText("").options(), "en");
    service
        .batcher(TARGET.linker())
        .submit(
            TARGET,
            request,
            timeout,
            outcome -> future.onResponse(((LinkOutcome.Linked) outcome).text()));
    return future;
  }

  private LinkedText link(String text) {
    return safeGet(begin(text, TimeValue.timeValueMinutes(5)));
  }

  public void testADocumentThatWaitedLongIsLinkedAsBefore() throws Exception {
    LinkedText before = link("Gout and pneumonia.");
    assertEquals("linked", before.status());
    assertEquals(2, before.result().mentions().size());
    int asked = calls.get();

    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    hook.set(
        () -> {
          entered.countDown();
          safeAwait(release, TimeValue.timeValueMinutes(1));
        });
    PlainActionFuture<LinkedText> first = begin("Gouty arthritis.", TimeValue.timeValueHours(1));
    safeAwait(entered);
    List<PlainActionFuture<LinkedText>> known = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      known.add(begin("Gout and pneumonia.", TimeValue.timeValueMinutes(4)));
    }
    PlainActionFuture<LinkedText> unknown =
        begin("Pneumonia and gout.", TimeValue.timeValueMinutes(4));
    threadPool.forward(Duration.ofSeconds(121));
    release.countDown();
    assertEquals("linked", safeGet(first).status());
    for (PlainActionFuture<LinkedText> one : known) {
      assertEquals(before, safeGet(one));
    }
    assertEquals(Optional.of(Degradation.SHORT_OF_TIME), safeGet(unknown).degradation());
    assertEquals("asked about the first one only", asked + 1, calls.get());
    assertEquals(1, service.metrics().counts().degraded());
  }

  public void testAReplacedModel() throws Exception {
    LinkedText before = link("Gout and pneumonia.");
    assertEquals(before, link("Gout and pneumonia."));
    assertEquals(1, calls.get());
    long bytes = cache.counts().bytes();
    assertTrue(bytes > 0);
    assertEquals(cache.counts().hits(), cache.counts().misses());

    installModel(2);
    LinkedText now = link("Gout and pneumonia.");
    assertNotEquals(before.modelVersion(), now.modelVersion());
    assertEquals(before.result(), now.result());
    assertEquals(2, calls.get());
    assertEquals(2 * bytes, cache.counts().bytes());

    installModel(1);
    assertEquals(before, link("Gout and pneumonia."));
    assertEquals("it is known what it answered", 2, calls.get());
  }

  /** What it was asked is what the names of candidates are, and these are the same. */
  public void testAReplacedKnowledgeBase() throws Exception {
    LinkedText before = link("Gout and gouty arthritis.");
    int asked = calls.get();
    installKnowledgeBase("Asthma");
    assertEquals(before, link("Gout and gouty arthritis."));
    assertEquals(asked, calls.get());
    assertEquals("D3", link("Asthma.").result().mentions().getFirst().conceptId());
    assertTrue(link("Pneumonia.").result().mentions().isEmpty());
    assertEquals(asked + 1, calls.get());
  }
}
