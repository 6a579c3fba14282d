package io.conceptlinker.benchmarks.nearest;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import io.conceptlinker.benchmarks.PhraseKeyList;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class NearestSearchTests {

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void indexAndMatrixAgree() throws IOException {
    List<String> names =
        List.of(
            "renal failure", "acute renal failure", "heart failure", "failure", "vitamin a", "é");
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < names.size(); i++) {
      builder.name(builder.concept("C" + i), names.get(i), "en", "", NameKind.SYNONYM, 0);
    }
    Path directory = temporary.getRoot().toPath().resolve("kb");
    builder.write(directory, "kb");
    try (KnowledgeBase kb = KnowledgeBase.open(directory);
        NearestSearch index = new IndexSearch(kb);
        NearestSearch matrix = new MatrixSearch(PhraseKeyList.of(kb));
        NearestSearch lucene =
            new LuceneSearch(PhraseKeyList.of(kb), temporary.newFolder().toPath())) {
      for (String query : List.of("renal failure", "renale faillure", "a", "e", "vit", "xyz")) {
        for (int k : new int[] {1, 3, 10}) {
          float[] found = index.search(query, k);
          assertArrayEquals(matrix.search(query, k), found, 1e-6f);
          assertEquals(found.length, lucene.search(query, k).length);
        }
      }
    }
  }
}
