package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.PhraseNamesWriter;
import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.trie.TokenTrieBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Compiles the names of an open knowledge base to a {@link NameTrie}. Confined to one thread. Heap:
 * about 70 bytes a name.
 */
public final class NameTrieWriter {
  private NameTrieWriter() {}

  /**
   * What was written.
   *
   * @param names the names of the knowledge base
   * @param sequences the different token sequences
   * @param unindexed the names without tokens or with too many: more than {@value
   *     TokenTrieBuilder#MAX_TOKENS}
   * @param tokens the tokens of all names
   * @param bytes the length of the file
   */
  public record Summary(int names, int sequences, int unindexed, long tokens, long bytes) {}

  /**
   * Writes a file, which is complete or not there at all; one of the same name is replaced.
   *
   * @param file see {@link NameTrie#pathBeside}
   */
  public static Summary write(Path file, KnowledgeBase kb, NameEncoding encoding)
      throws IOException {
    TokenTrieBuilder builder = new TokenTrieBuilder();
    int[] rankOfName = new int[kb.nameCount()];
    long tokens = 0;
    int unindexed = 0;
    for (int name = 0; name < rankOfName.length; name++) {
      int[] ids = encoding.encode(kb.nameText(name));
      tokens += ids.length;
      rankOfName[name] = builder.add(ids);
      unindexed += rankOfName[name] < 0 ? 1 : 0;
    }
    builder.sort();
    long[] sections = new long[builder.size()];
    for (int name = 0; name < rankOfName.length; name++) {
      if (rankOfName[name] >= 0) {
        int rank = builder.rank(rankOfName[name]);
        rankOfName[name] = rank;
        sections[rank] |= NameSections.ofGroup(kb.semanticGroupOrdinal(kb.nameConcept(name)));
      }
    }
    Path building = file.resolveSibling(file.getFileName() + ".building");
    Files.deleteIfExists(building);
    try {
      long bytes =
          writeFile(building, NameTrie.identity(kb, encoding), builder, rankOfName, sections);
      Files.move(
          building, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Summary(rankOfName.length, sections.length, unindexed, tokens, bytes);
    } finally {
      Files.deleteIfExists(building);
    }
  }

  private static long writeFile(
      Path file, String identity, TokenTrieBuilder builder, int[] rankOfName, long[] sections)
      throws IOException {
    try (BundleFileWriter out = BundleFileWriter.create(file, NameTrie.KIND)) {
      out.section("identity");
      byte[] text = identity.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(text, 0, text.length);
      out.section("trie");
      builder.write(out);
      PhraseNamesWriter.write(out, rankOfName, sections.length);
      NameSections.write(out, sections);
      out.finish();
      return out.position();
    }
  }
}
