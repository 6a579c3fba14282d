package io.conceptlinker.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.lm.FakeModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.link.LinkRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.ingest.IngestDocument;
import org.elasticsearch.ingest.Processor;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.ThreadPool;
import org.jspecify.annotations.Nullable;

public class ConceptLinkProcessorTests extends ESTestCase {
  private final AtomicInteger linked = new AtomicInteger();
  private final AtomicReference<Consumer<List<LinkRequest>>> hook =
      new AtomicReference<>(requests -> linked.addAndGet(requests.size()));
  private final FakeKnowledgeBase.Opener opener =
      new FakeKnowledgeBase.Opener(requests -> hook.get().accept(requests));
  private ThreadPool threadPool;
  private LinkingService service;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    threadPool = new LinkingThreadPool(getTestName(), 2);
    KnowledgeBases knowledgeBases =
        new KnowledgeBases(createTempDir(), opener, System::currentTimeMillis);
    service =
        new LinkingService(
            Settings.EMPTY,
            new ClusterSettings(Settings.EMPTY, new HashSet<>(LinkingSettings.all())),
            knowledgeBases,
            new Registry<>(
                "model",
                createTempDir(),
                new FakeModel.FakeOpener(requests -> {}),
                System::currentTimeMillis),
            LinkServers.none(),
            threadPool);
    install("v1");
  }

  @Override
  public void tearDown() throws Exception {
    service.close();
    assertTrue(ThreadPool.terminate(threadPool, 30, TimeUnit.SECONDS));
    assertEquals(0, opener.stillOpen());
    super.tearDown();
  }

  private void install(String version) throws IOException {
    FakeKnowledgeBase.install(service.knowledgeBases().root(), "demo", version);
    service.knowledgeBases().refresh(Runnable::run);
  }

  private Processor processor(Map<String, Object> options) {
    Map<String, Object> config = new HashMap<>(Map.of("field", "text", "kb", "demo"));
    config.putAll(options);
    return new ConceptLinkProcessorFactory(() -> service).create(Map.of(), "t", null, config, null);
  }

  private static IngestDocument document(Map<String, Object> source) {
    return new IngestDocument("index", "1", 1, null, null, new HashMap<>(source));
  }

  private static IngestDocument run(Processor processor, IngestDocument document) {
    AtomicInteger calls = new AtomicInteger();
    PlainActionFuture<IngestDocument> future = new PlainActionFuture<>();
    processor.execute(
        document,
        (@Nullable IngestDocument result, @Nullable Exception e) -> {
          assertEquals("completed once", 1, calls.incrementAndGet());
          if (e == null) {
            future.onResponse(result);
          } else {
            future.onFailure(e);
          }
        });
    return safeGet(future);
  }

  private static Exception runAndFail(Processor processor, IngestDocument document) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    processor.execute(
        document,
        (result, e) -> {
          failure.set(e);
          done.countDown();
        });
    safeAwait(done);
    assertNotNull("the document failed", failure.get());
    return failure.get();
  }

  private static @Nullable Object value(IngestDocument document, String path) {
    return document.getFieldValue(path, Object.class, true);
  }

  public void testIsAsynchronous() {
    Processor processor = processor(Map.of());
    assertTrue(processor.isAsync());
    assertEquals("concept_link", processor.getType());
    expectThrows(UnsupportedOperationException.class, () -> processor.execute(document(Map.of())));
  }

  public void testLinks() {
    IngestDocument document = run(processor(Map.of()), document(Map.of("text", "flu")));
    assertEquals(List.of("D1"), value(document, "concepts.id"));
    assertEquals("linked", value(document, "concepts.status"));
    assertNull(value(document, "tags"));
    assertEquals("the rest is untouched", "flu", value(document, "text"));
  }

  public void testSeveralFieldsAndValues() {
    Map<String, Object> source = new HashMap<>();
    source.put("title", "flu");
    source.put("keywords", Arrays.asList("x", null, "some aspirin"));
    IngestDocument document =
        run(
            processor(
                Map.of(
                    "field",
                    List.of("title", "keywords"),
                    "target_field",
                    "nlp.found",
                    "mentions",
                    true)),
            document(source));
    assertEquals(List.of("D1", "D4"), value(document, "nlp.found.id"));
    assertEquals("title", value(document, "nlp.found.mentions.0.field"));
    assertEquals("keywords.2", value(document, "nlp.found.mentions.1.field"));
    assertEquals("some aspirin", value(document, "keywords.2"));
    assertEquals(5, value(document, "nlp.found.mentions.1.start"));
  }

  public void testSecondRunOfUnchangedDocumentIsSkipped() throws IOException {
    Processor processor = processor(Map.of());
    IngestDocument document = run(processor, document(Map.of("text", "flu")));
    Map<String, Object> first = new HashMap<>(document.getSource());
    run(processor, document);
    assertEquals("idempotent", first, document.getSource());
    assertEquals(1, linked.get());
    assertEquals(1, service.metrics().counts().skipped());

    document.setFieldValue("text", "aspirin");
    run(processor, document);
    assertEquals("new text", List.of("D4"), value(document, "concepts.id"));
    assertEquals(2, linked.get());

    install("v2");
    run(processor, document);
    assertEquals("new bundle", "v2", value(document, "concepts.kb_version"));
    assertEquals(3, linked.get());

    run(processor(Map.of("override", true)), document);
    assertEquals(4, linked.get());

    run(processor(Map.of("mentions", true)), document);
    assertEquals("other options", 5, linked.get());
    assertNotNull(value(document, "concepts.mentions"));
  }

  public void testMissingFieldIsAnErrorUnlessIgnored() {
    Exception e = runAndFail(processor(Map.of()), document(Map.of("other", "flu")));
    assertThat(e.getMessage(), containsString("field [text]"));
    Map<String, Object> source = new HashMap<>();
    source.put("text", null);
    assertThat(
        runAndFail(processor(Map.of()), document(source)).getMessage(),
        containsString("ignore_missing"));

    Processor lenient = processor(Map.of("ignore_missing", true));
    assertEquals(
        Map.of("other", "flu"), run(lenient, document(Map.of("other", "flu"))).getSource());
    assertEquals(source, run(lenient, document(source)).getSource());
    assertEquals(0, linked.get());
  }

  public void testOutputGoesWhenTheTextIsGone() {
    Processor lenient = processor(Map.of("ignore_missing", true));
    IngestDocument document = run(lenient, document(Map.of("text", "flu")));
    document.removeField("text");
    run(lenient, document);
    assertEquals(Map.of(), document.getSource());
  }

  public void testBlankTextIsEmpty() {
    IngestDocument document = run(processor(Map.of()), document(Map.of("text", " \n")));
    assertEquals("empty", value(document, "concepts.status"));
    assertEquals(0, value(document, "concepts.count"));
  }

  public void testFieldThatIsNoText() {
    Exception e = runAndFail(processor(Map.of()), document(Map.of("text", 424242)));
    assertThat(e.getMessage(), containsString("[text]: expected text"));
    assertThat("no content in messages", e.getMessage(), not(containsString("424242")));
  }

  public void testMissingKnowledgeBaseTagsAndRecovers() throws IOException {
    Processor processor = processor(Map.of("kb", "later"));
    IngestDocument document = run(processor, document(Map.of("text", "flu", "tags", "mine")));
    assertEquals("kb_unavailable", value(document, "concepts.status"));
    assertEquals(List.of("mine", "_concept_kb_unavailable"), value(document, "tags"));
    run(processor, document);
    assertEquals(
        "tagged once", List.of("mine", "_concept_kb_unavailable"), value(document, "tags"));

    FakeKnowledgeBase.install(service.knowledgeBases().root(), "later", "v1");
    service.knowledgeBases().refresh(Runnable::run);
    run(processor, document);
    assertEquals(List.of("D1"), value(document, "concepts.id"));
    assertEquals("own tags go, others stay", List.of("mine"), value(document, "tags"));
  }

  public void testTagsFieldGoesWithTheLastOwnTag() throws IOException {
    Processor processor = processor(Map.of("kb", "later"));
    IngestDocument document = run(processor, document(Map.of("text", "flu")));
    FakeKnowledgeBase.install(service.knowledgeBases().root(), "later", "v1");
    service.knowledgeBases().refresh(Runnable::run);
    assertFalse(run(processor, document).hasField("tags"));
  }

  public void testLinksOfTheSameTextOutliveAMissingKnowledgeBase() {
    IngestDocument document = run(processor(Map.of()), document(Map.of("text", "flu")));
    Processor processor = processor(Map.of("kb", "gone"));
    run(processor, document);
    assertEquals(List.of("D1"), value(document, "concepts.id"));
    assertEquals(List.of("_concept_kb_unavailable"), value(document, "tags"));
    document.setFieldValue("text", "aspirin");
    run(processor, document);
    assertNull("links of another text do not", value(document, "concepts.id"));
  }

  public void testDeadlineTagsTheDocument() {
    CountDownLatch release = new CountDownLatch(1);
    hook.set(requests -> safeAwait(release));
    IngestDocument document =
        run(processor(Map.of("timeout", "10ms")), document(Map.of("text", "flu")));
    Map<String, Object> source = new HashMap<>(document.getSource());
    release.countDown();
    assertEquals("timeout", value(document, "concepts.status"));
    assertEquals(List.of("_concept_link_timeout"), value(document, "tags"));
    assertEquals("nobody writes later", source, document.getSource());
  }

  public void testLinkerThatThrowsTagsTheDocument() {
    hook.set(
        requests -> {
          throw new IllegalStateException("broken");
        });
    IngestDocument document = run(processor(Map.of()), document(Map.of("text", "flu")));
    assertEquals("failed", value(document, "concepts.status"));
    assertEquals(List.of("_concept_link_failed"), value(document, "tags"));
  }

  public void testTargetThatCannotBeWrittenIsAnErrorOfTheDocument() {
    Processor processor = processor(Map.of("target_field", "title.concepts"));
    Exception e = runAndFail(processor, document(Map.of("text", "flu", "title", "a plain string")));
    assertThat(e.getMessage(), containsString("concepts"));
  }

  public void testBulkOfDocuments() {
    Processor processor = processor(Map.of("field", List.of("text")));
    int documents = 500;
    List<IngestDocument> all = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(documents);
    for (int i = 0; i < documents; i++) {
      IngestDocument document = document(Map.of("text", i % 2 == 0 ? "flu" : "aspirin"));
      all.add(document);
      processor.execute(document, (result, e) -> done.countDown());
    }
    safeAwait(done);
    for (int i = 0; i < documents; i++) {
      assertEquals(List.of(i % 2 == 0 ? "D1" : "D4"), value(all.get(i), "concepts.id"));
    }
  }
}
