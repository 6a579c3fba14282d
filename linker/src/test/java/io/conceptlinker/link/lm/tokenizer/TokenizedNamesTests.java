package io.conceptlinker.link.lm.tokenizer;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameCursor;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.kb.StaleNameTrieException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class TokenizedNamesTests extends LuceneTestCase {

  private static Tokenizer tokenizer(int size) throws IOException {
    BpeTrainer trainer = new BpeTrainer();
    trainer.add(" heart failure", 5);
    trainer.add(" congestive heart failure", 3);
    return Tokenizer.parse("test", trainer.train(size, List.of("<pad>", "<s>", "</s>")));
  }

  private static Path write(Path bundle, String... names) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int concept = builder.concept("D006333");
    for (String name : names) {
      builder.name(concept, name, "en", "", NameKind.SYNONYM, 0);
    }
    builder.name(builder.concept("D2"), "heart attack", "en", "", NameKind.SYNONYM, 0);
    builder.write(bundle, "hearts");
    return bundle;
  }

  private static boolean isName(NameTrie trie, int[] ids) {
    NameCursor cursor = trie.cursor();
    for (int id : ids) {
      if (!cursor.step(id)) {
        return false;
      }
    }
    return cursor.isName();
  }

  public void testNamesAreDecodedAsTheyStandInText() throws IOException {
    Path bundle = write(createTempDir().resolve("kb"), "Heart Failure", "heart failure");
    Tokenizer tokenizer = tokenizer(300);
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      for (NameForm form : NameForm.values()) {
        TokenizedNames names = new TokenizedNames(tokenizer, form);
        Path file = NameTrie.pathBeside(bundle, names);
        NameTrieWriter.write(file, kb, names);
        try (NameTrie trie = NameTrie.open(file, kb, names)) {
          assertTrue(isName(trie, tokenizer.encode(" heart failure")));
          assertEquals(form == NameForm.WRITTEN, isName(trie, tokenizer.encode(" Heart Failure")));
          assertFalse(isName(trie, tokenizer.encode("heart failure")));
          NameCursor cursor = trie.cursor();
          for (int id : tokenizer.encode(" heart")) {
            assertTrue(cursor.step(id));
          }
          assertEquals(-1, cursor.soleConcept());
          assertTrue(cursor.step(tokenizer.encode(" failure")[0]));
          assertEquals(kb.concept("D006333"), cursor.soleConcept());
        }
      }
    }
  }

  public void testAnotherTokenizerIsRefused() throws IOException {
    Path bundle = write(createTempDir().resolve("kb"), "heart failure");
    TokenizedNames names = new TokenizedNames(tokenizer(300), NameForm.WRITTEN);
    TokenizedNames others = new TokenizedNames(tokenizer(270), NameForm.WRITTEN);
    assertNotEquals(names.fingerprint(), others.fingerprint());
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      Path file = NameTrie.pathBeside(bundle, names);
      NameTrieWriter.write(file, kb, names);
      expectThrows(StaleNameTrieException.class, () -> NameTrie.open(file, kb, others).close());
    }
  }
}
