package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.containsString;

import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.lm.FakeModel;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.elasticsearch.ElasticsearchParseException;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.ingest.IngestDocument;
import org.elasticsearch.ingest.Processor;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.ThreadPool;
import org.jspecify.annotations.Nullable;

/** Documents that ask for a model, whether it is there or not. */
public class ModelLinkingTests extends ESTestCase {
  private final AtomicReference<Consumer<List<LinkRequest>>> hook =
      new AtomicReference<>(requests -> {});
  private final FakeKnowledgeBase.Opener opener = new FakeKnowledgeBase.Opener(requests -> {});
  private final FakeModel.FakeOpener modelOpener =
      new FakeModel.FakeOpener(requests -> hook.get().accept(requests));
  private final ClusterSettings clusterSettings =
      new ClusterSettings(Settings.EMPTY, new HashSet<>(LinkingSettings.all()));
  private LinkingThreadPool threadPool;
  private Registry<OpenModel> models;
  private LinkingService service;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    threadPool = new LinkingThreadPool(getTestName(), 1);
    KnowledgeBases knowledgeBases =
        new KnowledgeBases(createTempDir(), opener, System::currentTimeMillis);
    models = new Registry<>("model", createTempDir(), modelOpener, System::currentTimeMillis);
    service =
        new LinkingService(
            // A machine that has other work, too, is no reason to link without the model.
            Settings.builder().put(LinkingSettings.TIMEOUT.getKey(), "5m").build(),
            clusterSettings,
            knowledgeBases,
            models,
            LinkServers.none(),
            threadPool);
    FakeKnowledgeBase.install(knowledgeBases.root(), "demo", "v1");
    knowledgeBases.refresh(Runnable::run);
  }

  @Override
  public void tearDown() throws Exception {
    service.close();
    assertTrue(ThreadPool.terminate(threadPool, 30, TimeUnit.SECONDS));
    assertEquals("every lease came back", 0, opener.stillOpen() + modelOpener.stillOpen());
    super.tearDown();
  }

  private void install(String version) throws Exception {
    FakeKnowledgeBase.install(models.root(), "tiny", version);
    models.refresh(Runnable::run);
  }

  private Processor processor(Map<String, Object> options) {
    Map<String, Object> config =
        new HashMap<>(Map.of("field", "text", "kb", "demo", "mentions", true));
    config.putAll(options);
    return new ConceptLinkProcessorFactory(() -> service).create(Map.of(), "t", null, config, null);
  }

  private static IngestDocument document(String text) {
    return new IngestDocument(
        "index", "1", 1, null, null, new HashMap<>(Map.<String, Object>of("text", text)));
  }

  private static PlainActionFuture<IngestDocument> begin(
      Processor processor, IngestDocument document) {
    PlainActionFuture<IngestDocument> future = new PlainActionFuture<>();
    processor.execute(
        document,
        (@Nullable IngestDocument result, @Nullable Exception e) -> {
          if (e == null) {
            future.onResponse(result);
          } else {
            future.onFailure(e);
          }
        });
    return future;
  }

  private static IngestDocument run(Processor processor, IngestDocument document) {
    return safeGet(begin(processor, document));
  }

  private static @Nullable Object value(IngestDocument document, String path) {
    return document.getFieldValue(path, Object.class, true);
  }

  private static void assertLinked(
      IngestDocument document, String status, @Nullable String model, @Nullable String tag) {
    assertEquals(List.of("D1"), value(document, "concepts.id"));
    assertEquals(status, value(document, "concepts.status"));
    assertEquals(model, value(document, "concepts.model_version"));
    assertEquals(
        model == null ? "dictionary" : "generative", value(document, "concepts.mentions.0.path"));
    assertEquals(tag == null ? null : List.of(tag), value(document, "tags"));
  }

  public void testSaysWhichModelItWas() throws Exception {
    install("m1");
    IngestDocument document = run(processor(Map.of("model", "tiny")), document("flu"));
    assertLinked(document, "linked", "m1", null);
    assertBusy(() -> assertEquals(0, models.statuses().getFirst().leases()));
  }

  public void testAModelThatArrivesLate() throws Exception {
    Processor processor = processor(Map.of("model", "tiny"));
    IngestDocument document = run(processor, document("flu"));
    assertLinked(document, "degraded", null, "_concept_model_unavailable");
    assertEquals(1, service.metrics().counts().degraded());

    install("m1");
    run(processor, document);
    assertLinked(document, "linked", "m1", null);
    run(processor, document);
    assertEquals("nothing changed", 1, service.metrics().counts().skipped());

    install("m2");
    run(processor, document);
    assertLinked(document, "linked", "m2", null);

    Processor plain = processor(Map.of("model", "none"));
    run(plain, document);
    assertLinked(document, "linked", null, null);
  }

  public void testLinksOfAModelOutliveIt() throws Exception {
    install("m1");
    Processor processor = processor(Map.of("model", "tiny"));
    IngestDocument document = run(processor, document("flu"));
    Map<String, Object> linked = new HashMap<>(document.getSource());
    hook.set(
        requests -> {
          throw new IllegalStateException("broken");
        });
    run(processor(Map.of("model", "tiny", "override", true)), document);
    assertEquals(List.of("_concept_model_failed"), document.getSource().remove("tags"));
    assertEquals("better links stay", linked, document.getSource());
    IngestDocument other = run(processor, document("flu now"));
    assertLinked(other, "degraded", null, "_concept_model_failed");
  }

  public void testSettingsChooseAndFollow() throws Exception {
    install("m1");
    Processor processor = processor(Map.of());
    assertLinked(run(processor, document("flu")), "linked", null, null);
    clusterSettings.applySettings(
        Settings.builder().put("concept_linker.kb.demo.model", "tiny").build());
    assertLinked(run(processor, document("flu")), "linked", "m1", null);
    assertLinked(run(processor(Map.of("model", "none")), document("flu")), "linked", null, null);
    assertEquals("m1", link(Optional.empty()).modelVersion());
    assertEquals("", link(Optional.of(LinkerChoice.ofModel("none"))).modelVersion());
    clusterSettings.applySettings(Settings.EMPTY);
    assertLinked(run(processor, document("flu")), "linked", null, null);
    expectThrows(
        IllegalArgumentException.class,
        () ->
            clusterSettings.applySettings(
                Settings.builder().put("concept_linker.kb.demo.model", "../x").build()));
  }

  private LinkedText link(Optional<LinkerChoice> choice) {
    try (KnowledgeBaseLease lease = service.knowledgeBases().acquire("demo").orElseThrow()) {
      return service.link(lease, choice, LinkRequest.ofText("flu"));
    }
  }

  public void testADocumentThatWaitedLongDoesNotWaitForTheModel() throws Exception {
    install("m1");
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    hook.set(
        requests -> {
          entered.countDown();
          safeAwait(release, TimeValue.timeValueMinutes(1));
        });
    PlainActionFuture<IngestDocument> first =
        begin(processor(Map.of("model", "tiny", "timeout", "5m")), document("flu"));
    safeAwait(entered);
    hook.set(requests -> {});
    List<PlainActionFuture<IngestDocument>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(begin(processor(Map.of("model", "tiny", "timeout", "4m")), document("flu")));
    }
    threadPool.forward(Duration.ofSeconds(121));
    release.countDown();
    assertLinked(safeGet(first), "linked", "m1", null);
    for (PlainActionFuture<IngestDocument> future : waiting) {
      IngestDocument document = safeGet(future);
      assertEquals("degraded", value(document, "concepts.status"));
      assertEquals("m1", value(document, "concepts.model_version"));
      assertEquals("dictionary", value(document, "concepts.mentions.0.path"));
      assertEquals(List.of("_concept_link_short_of_time"), value(document, "tags"));
    }
  }

  public void testAModelThatRunsOutOfTimeKeepsWhatItHas() throws Exception {
    install("m1");
    hook.set(requests -> threadPool.forward(Duration.ofMinutes(3)));
    IngestDocument document =
        run(processor(Map.of("model", "tiny", "timeout", "4m")), document("flu"));
    assertLinked(document, "degraded", "m1", "_concept_link_short_of_time");
    hook.set(requests -> {});
    run(processor(Map.of("model", "tiny")), document);
    assertLinked(document, "linked", "m1", null);
  }

  public void testASwapDuringALink() throws Exception {
    install("m1");
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    hook.set(
        requests -> {
          entered.countDown();
          safeAwait(release, TimeValue.timeValueMinutes(1));
        });
    PlainActionFuture<IngestDocument> first =
        begin(processor(Map.of("model", "tiny")), document("flu"));
    safeAwait(entered);
    install("m2");
    assertEquals("the old one is still leased", 2, modelOpener.stillOpen());
    release.countDown();
    assertLinked(safeGet(first), "linked", "m1", null);
    assertBusy(() -> assertEquals(1, modelOpener.stillOpen()));
    assertLinked(run(processor(Map.of("model", "tiny")), document("flu")), "linked", "m2", null);
  }

  public void testAName() {
    for (String name : List.of("../x", "Big", "")) {
      ElasticsearchParseException e =
          expectThrows(ElasticsearchParseException.class, () -> processor(Map.of("model", name)));
      assertThat(e.getMessage(), containsString("config/concept-linker/models"));
    }
  }

  public void testModelMentionsKeepTheirPath() throws Exception {
    install("m1");
    assertEquals(
        LinkPath.GENERATIVE,
        link(Optional.of(new LinkerChoice.Model("tiny"))).result().mentions().getFirst().path());
    assertEquals("degraded", link(Optional.of(new LinkerChoice.Model("absent"))).status());
  }
}
