package io.conceptlinker.ingest.kb;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;

import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.installed.State;
import io.conceptlinker.link.LinkRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.elasticsearch.test.ESTestCase;

// Directories are watched here: a file that the test file system adds is a change.
@LuceneTestCase.SuppressFileSystems("ExtrasFS")
public class KnowledgeBasesTests extends ESTestCase {
  private final FakeKnowledgeBase.Opener opener = new FakeKnowledgeBase.Opener(requests -> {});
  private final AtomicLong clock = new AtomicLong(1_000_000);
  private Path root;
  private KnowledgeBases knowledgeBases;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    root = createTempDir().resolve("kb");
    knowledgeBases = new KnowledgeBases(root, opener, clock::get);
  }

  @Override
  public void tearDown() throws Exception {
    knowledgeBases.close();
    assertEquals("every opened bundle is closed", 0, opener.stillOpen());
    assertEquals(0, knowledgeBases.counts().open());
    super.tearDown();
  }

  private void refresh() {
    knowledgeBases.refresh(Runnable::run);
  }

  private KnowledgeBaseStatus status(String name) {
    return knowledgeBases.statuses().stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String versionInUse(String name) {
    try (KnowledgeBaseLease lease = knowledgeBases.acquire(name).orElseThrow()) {
      return lease.version();
    }
  }

  public void testRootMayBeMissing() {
    refresh();
    assertEquals(List.of(), knowledgeBases.statuses());
    assertTrue(knowledgeBases.acquire("demo").isEmpty());
  }

  public void testArrivesLater() throws IOException {
    refresh();
    FakeKnowledgeBase.install(root, "demo", "v1");
    refresh();
    assertEquals("v1", versionInUse("demo"));
    assertEquals(State.READY, status("demo").state());
    assertEquals(clock.get(), status("demo").openedAtMillis());
    assertEquals(List.of("demo"), knowledgeBases.ready());
  }

  public void testUnchangedBundleIsOpenedOnce() throws IOException {
    FakeKnowledgeBase.install(root, "demo", "v1");
    for (int i = 0; i < 5; i++) {
      refresh();
    }
    assertEquals(1, opener.opened.get());
  }

  public void testHiddenAndOddNamesAreIgnored() throws IOException {
    for (String name : List.of(".demo", "demo.old", "Demo", "_demo")) {
      FakeKnowledgeBase.install(root, name, "v1");
    }
    Files.writeString(root.resolve("file"), "no directory");
    Files.createDirectories(root.resolve("empty"));
    refresh();
    assertEquals(List.of(), knowledgeBases.statuses());
  }

  public void testSwapKeepsOldOneForItsLeases() throws IOException {
    FakeKnowledgeBase.install(root, "demo", "v1");
    refresh();
    KnowledgeBaseLease old = knowledgeBases.acquire("demo").orElseThrow();
    FakeKnowledgeBase.install(root, "demo", "v2");
    refresh();
    assertEquals("v2", versionInUse("demo"));
    assertEquals(1, status("demo").retiring());
    assertEquals(1, status("demo").swaps());
    assertEquals(2, knowledgeBases.counts().open());
    assertEquals("the old one still works", "v1", old.version());
    assertTrue(old.knowledgeBase().facts("D1").isPresent());
    old.close();
    old.close();
    assertEquals(0, status("demo").retiring());
    assertEquals(1, opener.stillOpen());
  }

  public void testLinkThatIsPointedElsewhereIsASwap() throws IOException {
    Path builds = root.resolveSibling("builds");
    FakeKnowledgeBase.install(builds, "b1", "v1");
    FakeKnowledgeBase.install(builds, "b2", "v2");
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("demo"), builds.resolve("b1"));
    refresh();
    assertEquals("v1", versionInUse("demo"));
    Files.delete(root.resolve("demo"));
    Files.createSymbolicLink(root.resolve("demo"), builds.resolve("b2"));
    refresh();
    assertEquals("v2", versionInUse("demo"));
  }

  public void testCorruptBundleLeavesThePreviousOneInUse() throws IOException {
    FakeKnowledgeBase.install(root, "demo", "v1");
    refresh();
    FakeKnowledgeBase.install(root, "demo", "corrupt");
    refresh();
    assertEquals("v1", versionInUse("demo"));
    assertEquals(State.READY, status("demo").state());
    assertThat(status("demo").error().orElseThrow(), containsString("corrupt at offset [7]"));
    refresh();
    assertEquals("not tried again while nothing changes", 1, knowledgeBases.counts().failedOpens());
    clock.addAndGet(Registry.RETRY_MILLIS);
    refresh();
    assertEquals("tried again after a while", 2, knowledgeBases.counts().failedOpens());
    FakeKnowledgeBase.install(root, "demo", "v2");
    refresh();
    assertEquals("v2", versionInUse("demo"));
    assertTrue(status("demo").error().isEmpty());
  }

  public void testHalfCopiedBundleIsTriedAgainWhenMoreFilesArrive() throws IOException {
    Path place = Files.createDirectories(root.resolve("demo"));
    Files.writeString(place.resolve("other"), "first file");
    refresh();
    assertEquals(State.FAILED, status("demo").state());
    assertTrue(knowledgeBases.acquire("demo").isEmpty());
    Files.writeString(place.resolve("version"), "v1");
    refresh();
    assertEquals("v1", versionInUse("demo"));
  }

  public void testRemovedBundleGoesAtTheSecondCheck() throws IOException {
    FakeKnowledgeBase.install(root, "demo", "v1");
    refresh();
    KnowledgeBaseLease lease = knowledgeBases.acquire("demo").orElseThrow();
    Files.move(root.resolve("demo"), root.resolve(".gone"));
    refresh();
    assertEquals("a gap of one check is no removal", "v1", versionInUse("demo"));
    refresh();
    assertTrue(knowledgeBases.acquire("demo").isEmpty());
    assertEquals(State.REMOVED, status("demo").state());
    lease.close();
    refresh();
    assertEquals(List.of(), knowledgeBases.statuses());
    Files.move(root.resolve(".gone"), root.resolve("demo"));
    refresh();
    assertEquals("it may come back", "v1", versionInUse("demo"));
  }

  public void testLeasesAreCounted() throws IOException {
    FakeKnowledgeBase.install(root, "demo", "v1");
    refresh();
    KnowledgeBaseLease first = knowledgeBases.acquire("demo").orElseThrow();
    KnowledgeBaseLease second = knowledgeBases.acquire("demo").orElseThrow();
    assertEquals(2, status("demo").leases());
    first.close();
    second.close();
    assertEquals(0, status("demo").leases());
  }

  public void testClosingWaitsForLeasesOnly() throws IOException {
    FakeKnowledgeBase.install(root, "demo", "v1");
    refresh();
    KnowledgeBaseLease lease = knowledgeBases.acquire("demo").orElseThrow();
    knowledgeBases.close();
    assertTrue(knowledgeBases.acquire("demo").isEmpty());
    assertEquals(1, opener.stillOpen());
    lease.close();
    assertEquals(0, opener.stillOpen());
    refresh();
    assertEquals("a closed registry opens nothing", 1, opener.opened.get());
  }

  public void testSwapsUnderLoad() throws Exception {
    FakeKnowledgeBase.install(root, "demo", "v0");
    refresh();
    int readers = 6;
    int swaps = scaledRandomIntBetween(20, 60);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger uses = new AtomicInteger();
    AtomicInteger missing = new AtomicInteger();
    startInParallel(
        readers + 1,
        thread -> {
          if (thread < readers) {
            do {
              useOnce(uses, missing);
            } while (!stop.get());
            return;
          }
          try {
            for (int swap = 1; swap <= swaps; swap++) {
              FakeKnowledgeBase.install(root, "demo", "v" + swap);
              refresh();
            }
          } catch (IOException e) {
            throw new AssertionError(e);
          } finally {
            stop.set(true);
          }
        });
    assertEquals("never without a knowledge base", 0, missing.get());
    assertEquals("v" + swaps, versionInUse("demo"));
    assertEquals(swaps, knowledgeBases.counts().swaps());
    assertThat(uses.get(), greaterThan(0));
    assertEquals("only the last one is open", 1, opener.stillOpen());
    assertEquals(0, status("demo").leases());
    assertEquals(0, status("demo").retiring());
  }

  private void useOnce(AtomicInteger uses, AtomicInteger missing) {
    var lease = knowledgeBases.acquire("demo");
    if (lease.isEmpty()) {
      missing.incrementAndGet();
      return;
    }
    try (KnowledgeBaseLease held = lease.get()) {
      List<LinkRequest> requests =
          IntStream.range(0, 3).mapToObj(i -> LinkRequest.ofText("flu and aspirin")).toList();
      assertEquals(3, held.knowledgeBase().linker().link(requests).size());
      uses.incrementAndGet();
    }
  }
}
