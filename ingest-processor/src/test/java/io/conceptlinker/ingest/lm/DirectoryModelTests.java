package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.kb.BundleOpener;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameCursor;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.lm.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.test.MockLog;

/** A model from disk and the names of a knowledge base. */
@LuceneTestCase.SuppressFileSystems("ExtrasFS") // a model directory has its own files only
public class DirectoryModelTests extends ESTestCase {
  private static final String TEXT = "Gout, gouty artritis, arthritis gouty and pneumonia.";

  private final TinyModel asked = new TinyModel();
  private Path bundle;
  private DirectoryModel model;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    bundle = createTempDir().resolve("kb");
    write("Gouty arthritis");
    ModelDirectory directory =
        TinyModel.write(createTempDir().resolve("model"), createTempDir(), 1);
    model = new DirectoryModel(new GenerativeModel(directory, asked));
  }

  @Override
  public void tearDown() throws Exception {
    model.close();
    assertTrue(asked.isClosed());
    super.tearDown();
  }

  private void write(String name) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    builder.preferredName(builder.concept("D1"), "Gout", "en");
    builder.preferredName(builder.concept("D2"), name, "en");
    builder.preferredName(builder.concept("D3"), "Pneumonia", "en");
    builder.write(bundle, "test");
  }

  private void writeNames() throws IOException {
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      NameTrieWriter.write(
          NameTrie.pathBeside(bundle, model.model().names()), kb, model.model().names());
    }
  }

  private static OpenKnowledgeBase open(Path bundle) throws IOException {
    return new BundleOpener(LexicalLinker::new).open(bundle);
  }

  public void testNamesOfTheKnowledgeBaseAreUsedOnceTheyAreThere() throws IOException {
    NameTrie names;
    try (OpenKnowledgeBase kb = open(bundle)) {
      assertTrue(kb.names(model.model()).isEmpty());
      model.linker(kb).link(List.of(LinkRequest.ofText(TEXT)));
      assertEquals("nothing to decode with", 0, asked.decoded());
      writeNames();
      names = kb.names(model.model()).orElseThrow();
      assertSame("they are opened once", names, kb.names(model.model()).orElseThrow());
      List<Mention> mentions =
          model.linker(kb).link(List.of(LinkRequest.ofText(TEXT))).getFirst().mentions();
      assertTrue("" + asked.decoded(), asked.decoded() > 0);
      assertTrue("" + mentions.size(), mentions.size() > 2);
    }
    int[] tokens = model.model().names().encode("Gout");
    NameCursor cursor = names.cursor();
    expectThrows(IllegalStateException.class, () -> Arrays.stream(tokens).forEach(cursor::step));
  }

  public void testNamesOfAnotherVersion() throws Exception {
    writeNames();
    deleteBundle();
    write("Gouty arthropathy");
    try (OpenKnowledgeBase kb = open(bundle);
        MockLog log = MockLog.capture("io.conceptlinker.ingest.kb.BundleNames")) {
      log.addExpectation(
          new MockLog.SeenEventExpectation(
              "a warning that says what to do",
              "io.conceptlinker.ingest.kb.BundleNames",
              Level.WARN,
              "names of knowledge base [test]*`concept-linker kb tries`*"));
      List<Mention> mentions =
          model.linker(kb).link(List.of(LinkRequest.ofText(TEXT))).getFirst().mentions();
      log.assertAllExpectationsMatched();
      assertTrue("it links without", mentions.size() > 1);
      assertEquals(0, asked.decoded());
      log.addExpectation(
          new MockLog.UnseenEventExpectation(
              "once", "io.conceptlinker.ingest.kb.BundleNames", Level.WARN, "*"));
      assertTrue(kb.names(model.model()).isEmpty());
      log.assertAllExpectationsMatched();
    }
  }

  public void testItStopsWhenTimeIsOver() throws IOException {
    try (OpenKnowledgeBase kb = open(bundle)) {
      EntityLinker linker = model.linker(kb);
      List<LinkRequest> requests = List.of(LinkRequest.ofText(TEXT), LinkRequest.ofText(TEXT));
      for (LinkResult result : linker.link(requests, () -> true)) {
        assertTrue(result.cutShort());
        assertTrue(result.mentions().size() > 1);
        result.mentions().forEach(one -> assertNotEquals(LinkPath.GENERATIVE, one.path()));
      }
      assertEquals(0, asked.questions());
      for (LinkResult result : linker.link(requests, () -> false)) {
        assertFalse(result.cutShort());
        result.mentions().forEach(one -> assertEquals(LinkPath.GENERATIVE, one.path()));
      }
    }
  }

  private void deleteBundle() throws IOException {
    try (Stream<Path> files = Files.list(bundle)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(bundle);
  }
}
