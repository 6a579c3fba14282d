package io.conceptlinker.ingest.kb;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;

import io.conceptlinker.ingest.installed.State;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.SourceFile;
import io.conceptlinker.link.LexicalLinker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.elasticsearch.test.ESTestCase;

/** Real bundles behind the node's registry. */
public class BundleOpenerTests extends ESTestCase {
  private static final BundleOpener OPENER = new BundleOpener(LexicalLinker::new);

  /** A chain of concepts, C0 on top, with a second parent here and there. */
  private static Path writeBundle(Path directory, int concepts) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < concepts; i++) {
      int concept = builder.concept("C" + i);
      builder.preferredName(concept, "Concept number " + i, "en");
      builder.name(concept, "Concepto " + i, "es", "MSHSPA", NameKind.SYNONYM, 0);
      builder.semanticType(concept, "T047").semanticGroup(concept, "Disorders");
      if (i > 0) {
        builder.parent(concept, randomInt(i - 1));
        builder.parent(concept, i - 1);
      }
    }
    builder.retired("OLD", "C1");
    builder.source(new SourceFile("jsonl", "test.jsonl", "00", concepts));
    builder.write(directory, "test");
    return directory;
  }

  public void testFacts() throws IOException {
    Path directory = writeBundle(createTempDir().resolve("kb"), 4);
    try (OpenKnowledgeBase knowledgeBase = OPENER.open(directory)) {
      assertEquals(4, knowledgeBase.summary().concepts());
      assertEquals(8, knowledgeBase.summary().names());
      assertEquals(List.of("en", "es"), knowledgeBase.summary().languages());
      assertEquals(List.of("jsonl:test.jsonl"), knowledgeBase.summary().sources());
      assertThat(knowledgeBase.summary().heapBytes(), greaterThan(0L));
      ConceptFacts facts = knowledgeBase.facts("C2").orElseThrow();
      assertEquals(Set.of("C0", "C1"), Set.copyOf(facts.ancestors()));
      assertEquals(Optional.of("Disorders"), facts.semanticGroup());
      assertEquals(List.of("T047"), facts.semanticTypes());
      assertTrue(facts.sources().contains("MSHSPA"));
      assertTrue(knowledgeBase.facts("nobody").isEmpty());
      assertEquals(List.of(), knowledgeBase.withNarrower("nobody", 9, 9));
      assertEquals("C1", knowledgeBase.withNarrower("OLD", 9, 9).getFirst());
      assertEquals(2, knowledgeBase.withNarrower("C0", 9, 2).size());
      assertEquals(List.of("C3"), knowledgeBase.withNarrower("C3", 9, 9));
    }
  }

  /** A term on {@code ancestors} and a narrower expansion on {@code id} find the same documents. */
  public void testAncestorsAndNarrowerAgreeForEveryConcept() throws IOException {
    int concepts = randomIntBetween(2, 40);
    Path directory = writeBundle(createTempDir().resolve("kb"), concepts);
    try (OpenKnowledgeBase knowledgeBase = OPENER.open(directory)) {
      for (int a = 0; a < concepts; a++) {
        Set<String> narrower =
            new HashSet<>(knowledgeBase.withNarrower("C" + a, Integer.MAX_VALUE, 1000));
        Set<String> below = new HashSet<>();
        for (int c = 0; c < concepts; c++) {
          boolean self = a == c;
          if (self || knowledgeBase.facts("C" + c).orElseThrow().ancestors().contains("C" + a)) {
            below.add("C" + c);
          }
        }
        assertEquals("C" + a, below, narrower);
      }
    }
  }

  public void testDamagedBundleIsReportedAndThePreviousOneStays() throws IOException {
    Path root = Files.createDirectories(createTempDir().resolve("kb"));
    AtomicLong clock = new AtomicLong();
    try (KnowledgeBases knowledgeBases = new KnowledgeBases(root, OPENER, clock::get)) {
      writeBundle(root.resolve("test"), 3);
      knowledgeBases.refresh(Runnable::run);
      String version = version(knowledgeBases);

      Path damaged = writeBundle(root.resolve(".next"), 5);
      flipOneByte(damaged);
      Files.move(root.resolve("test"), root.resolve(".previous"));
      Files.move(damaged, root.resolve("test"));
      knowledgeBases.refresh(Runnable::run);
      assertEquals(version, version(knowledgeBases));
      KnowledgeBaseStatus status = knowledgeBases.statuses().getFirst();
      assertEquals(State.READY, status.state());
      assertThat(status.error().orElseThrow(), containsString("offset"));
    }
  }

  private static String version(KnowledgeBases knowledgeBases) {
    try (KnowledgeBaseLease lease = knowledgeBases.acquire("test").orElseThrow()) {
      assertEquals("the files are still mapped", 3, lease.knowledgeBase().summary().concepts());
      assertTrue(lease.knowledgeBase().facts("C2").isPresent());
      return lease.version();
    }
  }

  private static void flipOneByte(Path bundle) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(bundle)) {
      entries.filter(file -> file.getFileName().toString().endsWith(".bin")).forEach(files::add);
    }
    if (files.isEmpty()) {
      throw new AssertionError("no data file in " + bundle);
    }
    Path file = randomFrom(files);
    byte[] bytes = Files.readAllBytes(file);
    bytes[randomInt(bytes.length - 1)] ^= (byte) (1 << randomInt(7));
    Files.write(file, bytes);
  }

  public void testLinkerThatCannotBeMadeLeavesNothingOpen() throws IOException {
    Path directory = writeBundle(createTempDir().resolve("kb"), 2);
    List<io.conceptlinker.kb.KnowledgeBase> bundles = new ArrayList<>();
    BundleOpener opener =
        new BundleOpener(
            bundle -> {
              bundles.add(bundle);
              throw new IllegalStateException("no linker");
            });
    expectThrows(IllegalStateException.class, () -> opener.open(directory));
    expectThrows(IllegalStateException.class, () -> bundles.getFirst().preferredName(0));
  }

  public void testLinkerIsTheOneThatWasMade() throws IOException {
    Path directory = writeBundle(createTempDir().resolve("kb"), 2);
    List<LexicalLinker> made = new ArrayList<>();
    BundleOpener opener =
        new BundleOpener(
            bundle -> {
              made.add(new LexicalLinker(bundle));
              return made.getFirst();
            });
    try (OpenKnowledgeBase knowledgeBase = opener.open(directory)) {
      assertSame(made.getFirst(), knowledgeBase.linker());
      assertSame("models share its parts", made.getFirst(), knowledgeBase.lexical());
    }
  }
}
