package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.tests.util.LuceneTestCase;

public class NameOverlapTests extends LuceneTestCase {
  private final KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();

  private KnowledgeBase names(String... names) throws IOException {
    for (int i = 0; i < names.length; i++) {
      builder.name(builder.concept("C" + i), names[i], "en", "test", NameKind.PREFERRED, 0);
    }
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "test");
    return KnowledgeBase.open(directory);
  }

  public void testWordsOfAnotherLanguageThatBeginAlike() throws IOException {
    try (KnowledgeBase kb = names("pulmonary embolism", "hypertrophy")) {
      NameOverlap overlap = new NameOverlap(kb);
      overlap.mention("embolie", "fr");
      overlap.compare(0);
      double other = overlap.common();
      assertTrue("" + other, other > 0.5 && other < 2.0 / 3);
      assertTrue("the head is a cognate", overlap.sameHead());
      overlap.mention("embolie", "en");
      overlap.compare(0);
      assertEquals("in one language they are two words", 0, overlap.common(), 0);
      overlap.mention("hypertension", "fr");
      overlap.compare(1);
      assertEquals("too little in common", 0, overlap.common(), 0);
    }
  }
}
