package io.conceptlinker.link.candidate;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.NameList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

/** What is remembered must be what the knowledge base says, also where places are shared. */
public class CachesTests extends LuceneTestCase {
  /** More than there are places for. */
  private static final int CONCEPTS = 40_000;

  public void testPhrasesThatShareAPlace() throws IOException {
    try (KnowledgeBase kb = numbered()) {
      PhraseNames names = new PhraseNames(kb);
      for (int i = 0; i < 3 * CONCEPTS; i++) {
        int phrase = random().nextInt(kb.phraseCount()) & ~0xFF;
        NameList expected = kb.names(phrase);
        List<PhraseNames.Name> found = names.of(phrase);
        assertEquals(expected.size(), found.size());
        assertEquals(kb.nameText(expected.get(0)), found.getFirst().text());
        assertEquals(kb.nameConcept(expected.get(0)), found.getFirst().concept());
      }
    }
  }

  public void testProfilesThatShareAPlace() throws IOException {
    try (KnowledgeBase kb = numbered()) {
      ConceptProfiles profiles = new ConceptProfiles(kb);
      for (int i = 0; i < CONCEPTS; i++) {
        int concept = random().nextInt(CONCEPTS) & ~0xFF;
        ConceptProfiles.Profile profile = profiles.of(concept);
        String own = kb.preferredName(concept).substring("concept ".length());
        assertEquals(2, profile.size());
        assertTrue(
            profile.word(0) == kb.phrases().word(own) || profile.word(1) == kb.phrases().word(own));
        double norm =
            ConceptProfiles.weight(profile.word(0)) + ConceptProfiles.weight(profile.word(1));
        assertEquals(norm, profile.norm(), 0);
      }
    }
  }

  private static KnowledgeBase numbered() throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < CONCEPTS; i++) {
      int concept = builder.concept("C" + i);
      builder.preferredName(concept, "concept " + i, "en");
      builder.name(concept, "concept " + i, "en", "test", NameKind.PREFERRED, 0);
    }
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "numbered");
    return KnowledgeBase.open(directory);
  }
}
