package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.candidate.ConceptProfiles;
import io.conceptlinker.link.candidate.DocumentContext;
import io.conceptlinker.link.candidate.LexicalLookup;
import io.conceptlinker.link.candidate.NameLookup;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.tests.util.LuceneTestCase;

public class FeatureReaderTests extends LuceneTestCase {
  private final KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();

  private KnowledgeBase build() throws IOException {
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "test");
    return KnowledgeBase.open(directory);
  }

  private void name(String id, String text, String language, String source, NameKind kind) {
    builder.name(builder.concept(id), text, language, source, kind, 0);
  }

  private static RankedMention read(KnowledgeBase kb, String surface, String language) {
    CandidateList candidates = new CandidateList();
    new NameLookup(kb).ofSpan(surface, language, candidates);
    DocumentContext context = new DocumentContext(kb, new ConceptProfiles(kb));
    return new FeatureReader(kb).read(surface, language, candidates, context);
  }

  private static double of(KnowledgeBase kb, RankedMention mention, String id, Feature feature) {
    for (int i = 0; i < mention.concepts().length; i++) {
      if (kb.id(mention.concepts()[i]).equals(id)) {
        return mention.features()[i][feature.index()];
      }
    }
    throw new AssertionError("no candidate " + id);
  }

  public void testWhatVocabulariesSayOfAConcept() throws IOException {
    name("A", "gout", "en", "one", NameKind.PREFERRED);
    name("A", "goutte", "fr", "two", NameKind.SYNONYM);
    name("A", "podagra", "fr", "corpus", NameKind.TRAINING);
    name("B", "Gout", "en", "one", NameKind.SYNONYM);
    name("B", "goutte saturnine", "fr", "corpus", NameKind.TRAINING);
    try (KnowledgeBase kb = build()) {
      RankedMention mention = read(kb, "gout", "fr");
      assertEquals(Math.log(3), of(kb, mention, "A", Feature.SOURCES), 1e-9);
      assertEquals("not training", Math.log(2), of(kb, mention, "B", Feature.SOURCES), 1e-9);
      assertEquals(1, of(kb, mention, "A", Feature.NAMED_IN_LANGUAGE), 0);
      assertEquals("not training", 0, of(kb, mention, "B", Feature.NAMED_IN_LANGUAGE), 0);
      assertEquals(0.5, mention.unanswered()[Unanswered.NAMED_IN_LANGUAGE.index()], 0);
      RankedMention english = read(kb, "gout", "en");
      assertEquals(1, english.unanswered()[Unanswered.NAMED_IN_LANGUAGE.index()], 0);
    }
  }

  public void testLeads() throws IOException {
    name("A", "gout", "en", "one", NameKind.PREFERRED);
    name("B", "acute gout", "en", "one", NameKind.PREFERRED);
    try (KnowledgeBase kb = build()) {
      CandidateList candidates = new CandidateList();
      NameLookup names = new NameLookup(kb);
      names.ofSpan("gout", "en", candidates);
      DocumentContext context = new DocumentContext(kb, new ConceptProfiles(kb));
      FeatureReader reader = new FeatureReader(kb);
      RankedMention alone = reader.read("gout", "en", candidates, context);
      assertEquals(1, of(kb, alone, "A", Feature.QUALITY_LEAD), 0);
      new LexicalLookup(kb, names).ofSpan("gout", "en", 0.1, candidates);
      RankedMention mention = reader.read("gout", "en", candidates, context);
      double lead = of(kb, mention, "A", Feature.QUALITY_LEAD);
      assertTrue("" + lead, lead > 0 && lead < 1);
      assertEquals(-lead, of(kb, mention, "B", Feature.QUALITY_LEAD), 0);
      assertEquals(1.0 / 3, of(kb, mention, "A", Feature.COMMON_LEAD), 1e-9);
      assertEquals(0, of(kb, mention, "A", Feature.OTHER_IS_WRITTEN), 0);
      assertEquals(1, of(kb, mention, "B", Feature.OTHER_IS_WRITTEN), 0);
    }
  }
}
