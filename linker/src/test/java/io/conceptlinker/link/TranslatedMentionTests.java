package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Mentions in a language that not all concepts have names in. */
public class TranslatedMentionTests extends LuceneTestCase {
  private final KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();

  private void names(String id, String english, String french) {
    int concept = builder.concept(id);
    builder.name(concept, english, "en", "test", NameKind.PREFERRED, 0);
    if (!french.isEmpty()) {
      builder.name(concept, french, "fr", "test", NameKind.SYNONYM, 0);
    }
  }

  private KnowledgeBase build() throws IOException {
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "test");
    return KnowledgeBase.open(directory);
  }

  private static Mention link(KnowledgeBase kb, String text) {
    LinkRequest request =
        new LinkRequest(
            List.of(new Passage("", text)),
            new LinkOptions(0, Set.of(), OverlapPolicy.ALL, 5),
            "fr");
    return new LexicalLinker(kb)
        .linkSpans(request, List.of(new Span(0, 0, text.length())))
        .getFirst()
        .orElseThrow();
  }

  public void testWordByWord() throws IOException {
    names("A1", "renal artery", "artère rénale");
    names("A2", "femoral artery", "artère fémorale");
    names("V1", "renal vein", "veine rénale");
    names("V2", "femoral vein", "veine fémorale");
    names("N1", "sciatic nerve", "nerf sciatique");
    names("N2", "ulnar nerve", "nerf cubital");
    names("N3", "femoral nerve", "");
    names("N4", "renal nerve 2", "");
    try (KnowledgeBase kb = build()) {
      Mention found = link(kb, "nerf fémoral");
      assertEquals("a word that is not known stays", "N2", link(kb, "nerf ulnaire").conceptId());
      assertEquals("N3", link(kb, "nerf fémorale").conceptId());
      assertEquals("as a name that is only nearly right", LinkPath.LEXICAL, found.path());
      assertTrue("" + found.score(), found.score() < 0.9);
      assertEquals("numbers stay", "N4", link(kb, "nerf rénale 2").conceptId());
      assertEquals("its own language comes first", "A1", link(kb, "artère rénale").conceptId());
    }
  }
}
