package io.conceptlinker.link.lm.decode;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameEncoding;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A small knowledge base whose names are of few letters, each a token; closed together. */
final class LetterNames implements NameEncoding, AutoCloseable {
  static final int END = 0;
  static final int VOCABULARY = 16;
  static final String[] GROUPS = {"ANAT", "CHEM", "DISO"};

  final KnowledgeBase kb;
  final NameTrie trie;

  LetterNames(Path bundle, KnowledgeBaseBuilder builder) throws IOException {
    builder.write(bundle, "letters");
    kb = KnowledgeBase.open(bundle);
    Path file = NameTrie.pathBeside(bundle, this);
    NameTrieWriter.write(file, kb, this);
    trie = NameTrie.open(file, kb, this);
  }

  static LetterNames random(Path bundle, Random random, int concepts, int letters, int longest)
      throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int c = 0; c < concepts; c++) {
      int concept = builder.concept("C" + c);
      if (random.nextInt(5) > 0) {
        builder.semanticGroup(concept, GROUPS[random.nextInt(GROUPS.length)]);
      }
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(longest); i > 0; i--) {
          name.append((char) ('a' + random.nextInt(letters)));
        }
        builder.name(concept, name.toString(), "en", "", NameKind.SYNONYM, random.nextInt(2) * n);
      }
    }
    return new LetterNames(bundle, builder);
  }

  @Override
  public int[] encode(String name) {
    return name.chars().map(c -> c - 'a' + 1).toArray();
  }

  @Override
  public String fingerprint() {
    return "letters";
  }

  @Override
  public void close() throws IOException {
    trie.close();
    kb.close();
  }
}
