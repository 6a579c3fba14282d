package io.conceptlinker.kb;

import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * Bundles of each format version that was ever released must open and answer as they did. The one
 * of the current version must also be what the builder writes now: a change of the format without a
 * new version fails here.
 */
public class GoldenBundleTests extends LuceneTestCase {

  private static Path golden() throws URISyntaxException {
    URL manifest =
        Objects.requireNonNull(
            GoldenBundleTests.class.getResource("/golden-v1/" + BundleFiles.MANIFEST),
            "golden bundle: expected in the test resources");
    return Objects.requireNonNull(Path.of(manifest.toURI()).getParent());
  }

  public void testVersion1Answers() throws Exception {
    try (KnowledgeBase kb = KnowledgeBase.open(golden())) {
      assertEquals(1, kb.manifest().formatVersion());
      assertEquals("golden", kb.name());
      assertEquals(3, kb.conceptCount());
      assertEquals(List.of("en", "es"), kb.manifest().languages());
      assertEquals(
          List.of(new SourceFile("tsv", "golden.tsv", "00".repeat(32), 10)),
          kb.manifest().sources());
      int cancer = kb.concept("C0006142");
      assertEquals(cancer, kb.concept("C0000001"));
      assertTrue(kb.isRetired("C0000001"));
      assertEquals(cancer, kb.concept("MESH:D001943"));
      assertFalse(kb.isRetired("MESH:D001943"));
      assertEquals("Malignant neoplasm of breast", kb.preferredName(cancer));
      assertEquals(List.of("C0027651"), kb.record(cancer).parents());
      assertEquals(List.of("DOID:1612"), kb.xrefs(cancer));
      assertEquals(Optional.of("DISO"), kb.semanticGroup(cancer));
      assertEquals(List.of("T191"), kb.semanticTypes(cancer));
      assertEquals(List.of("MSH", "SCTSPA"), kb.sources(cancer));
      NameList both = kb.names(kb.phrases().phrase("BCs"));
      assertEquals(2, both.size());
      assertEquals(1, kb.nameCount(both.get(0)));
      assertEquals(NameKind.ABBREVIATION, kb.nameKind(both.get(1)));
      int spanish = kb.names(kb.phrases().phrase("cancer mama")).get(0);
      assertEquals("es", kb.nameLanguage(spanish));
      assertTrue(kb.phrases().phrase("tnf alpha") >= 0);
      assertEquals(1, kb.ancestorDistance(cancer, kb.concept("C0027651")));
      NgramHits hits = new NgramHits();
      kb.ngrams().searcher().search(Words.of("brest cancer").phraseKey(), 1, hits);
      assertEquals(kb.phrases().phrase("breast cancer"), hits.phrase(0));
    }
    assertTrue(BundleCheck.check(golden()).problems().toString(), BundleCheck.check(golden()).ok());
  }

  public void testVersion1IsWhatIsWritten() throws Exception {
    Path written = createTempDir().resolve("golden");
    GoldenKnowledge.builder().write(written, "golden");
    for (String file : BundleFiles.kinds().keySet()) {
      assertEquals(
          file + " changed: expected the bytes of format version 1; raise the version",
          -1,
          mismatch(golden().resolve(file), written.resolve(file)));
    }
  }

  private static long mismatch(Path expected, Path found) throws IOException {
    return Files.mismatch(expected, found);
  }
}
