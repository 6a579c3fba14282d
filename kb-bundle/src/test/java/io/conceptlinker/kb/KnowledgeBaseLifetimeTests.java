package io.conceptlinker.kb;

import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.util.Unwrappable;

public class KnowledgeBaseLifetimeTests extends LuceneTestCase {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private Path bundle = Path.of("");

  @Override
  public void setUp() throws Exception {
    super.setUp();
    bundle = createTempDir().resolve("kb");
    new RandomKnowledge(random(), 60).builder().write(bundle, "lifetime");
  }

  /** Threads that read while the knowledge base is closed see an exception, nothing worse. */
  public void testClosingWhileInUse() throws Exception {
    for (int iteration = 0; iteration < 10; iteration++) {
      KnowledgeBase kb = KnowledgeBase.open(bundle);
      List<Thread> readers = new ArrayList<>();
      AtomicReference<Throwable> unexpected = new AtomicReference<>();
      CountDownLatch reading = new CountDownLatch(3);
      for (int i = 0; i < 3; i++) {
        Thread reader = new Thread(() -> readUntilClosed(kb, reading, unexpected));
        reader.start();
        readers.add(reader);
      }
      reading.await();
      kb.close();
      for (Thread reader : readers) {
        reader.join();
      }
      if (unexpected.get() != null) {
        throw new AssertionError(unexpected.get());
      }
    }
  }

  private static void readUntilClosed(
      KnowledgeBase kb, CountDownLatch reading, AtomicReference<Throwable> unexpected) {
    try {
      NgramSearcher searcher = kb.ngrams().searcher();
      NgramHits hits = new NgramHits();
      for (int i = 0; ; i++) {
        int concept = i % kb.conceptCount();
        kb.record(concept);
        kb.ancestors(concept);
        String name = kb.preferredName(concept);
        kb.phrases().phrase(name);
        searcher.search(Words.of(name).phraseKey(), 3, hits);
        if (i == 5) {
          reading.countDown();
        }
      }
    } catch (IllegalStateException e) {
      reading.countDown();
    } catch (Throwable e) {
      reading.countDown();
      unexpected.set(e);
    }
  }

  public void testMappingsEndWithTheKnowledgeBase() throws IOException {
    assumeTrue("needs " + MAPS, Files.isReadable(MAPS));
    assertEquals(0, mappings());
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      assertEquals(BundleFiles.kinds().size(), mappings());
      assertTrue(kb.ramBytesUsed() > 0);
    }
    assertEquals(0, mappings());
    BundleCheck.check(bundle);
    assertEquals(0, mappings());
  }

  /** Whichever file is damaged, those that were mapped before it are unmapped again. */
  public void testMappingsEndWithAFailedOpen() throws IOException {
    assumeTrue("needs " + MAPS, Files.isReadable(MAPS));
    for (String file : BundleFiles.kinds().keySet()) {
      Path path = bundle.resolve(file);
      byte[] bytes = Files.readAllBytes(path);
      bytes[bytes.length / 2] ^= 1;
      Files.write(path, bytes);
      expectThrows(CorruptBundleException.class, () -> KnowledgeBase.open(bundle));
      assertEquals(file, 0, mappings());
      BundleCheck.check(bundle);
      assertEquals(file, 0, mappings());
      bytes[bytes.length / 2] ^= 1;
      Files.write(path, bytes);
    }
    KnowledgeBase.open(bundle).close();
  }

  private long mappings() throws IOException {
    String real = Unwrappable.unwrapAll(bundle).toRealPath().toString();
    return Files.readAllLines(MAPS).stream().filter(line -> line.contains(real)).count();
  }
}
