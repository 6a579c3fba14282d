package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.tests.util.LuceneTestCase;

public class DocumentContextTests extends LuceneTestCase {

  /** Shares of the groups of D1, D2 and D3 in a document that names D1 twice and D2. */
  private static double[] shares(String... groups) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < groups.length; i++) {
      int concept = builder.concept("D" + (i + 1));
      builder.preferredName(concept, "name " + i, "en");
      if (!groups[i].isEmpty()) {
        builder.semanticGroup(concept, groups[i]);
      }
    }
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "kb");
    try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
      DocumentContext context = new DocumentContext(kb, new ConceptProfiles(kb));
      assertEquals("nothing is named yet", 0, context.groupShare(0), 0);
      context.addConcept(kb.concept("D1"));
      context.addConcept(kb.concept("D1"));
      context.addConcept(kb.concept("D2"));
      double[] shares = new double[groups.length];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = context.groupShare(kb.concept("D" + (i + 1)));
      }
      return shares;
    }
  }

  public void testShareOfAGroup() throws IOException {
    assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0, 0}, shares("DISO", "CHEM", "ANAT"), 1e-12);
    assertArrayEquals(new double[] {1, 1, 0}, shares("DISO", "DISO", "CHEM"), 1e-12);
  }

  public void testNoGroupIsAGroup() throws IOException {
    assertArrayEquals(new double[] {1, 1, 1}, shares("", "", ""), 1e-12);
    assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0, 2 / 3.0}, shares("", "CHEM", ""), 1e-12);
  }
}
