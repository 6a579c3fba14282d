package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameEncoding;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A random knowledge base whose names are of few letters, each a token, and what it is made of,
 * kept apart from it: names begin others, are of several concepts, and some concepts have no group.
 */
final class RandomNames implements NameEncoding, AutoCloseable {
  /** The token behind a name. */
  static final int END = 0;

  private static final List<String> GROUPS = List.of("ANAT", "CHEM", "DISO", "PHYS");

  private final int letters;
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, Set<String>> namesOf = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final KnowledgeBase kb;
  private final NameTrie trie;

  /** A knowledge base that is written to a directory, which is not there yet. */
  RandomNames(Path bundle, Random random) throws IOException {
    this.letters = 2 + random.nextInt(14);
    int longest = 1 + random.nextInt(8);
    int concepts = 1 + random.nextInt(400);
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int c = 0; c < concepts; c++) {
      String id = "C" + c;
      int concept = builder.concept(id);
      if (random.nextInt(5) > 0) {
        String group = GROUPS.get(random.nextInt(GROUPS.size()));
        groups.put(id, group);
        builder.semanticGroup(concept, group);
      }
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        String name = name(random, longest);
        names.add(name);
        namesOf.computeIfAbsent(id, key -> new HashSet<>()).add(name);
        builder.name(concept, name, "en", "", NameKind.SYNONYM, random.nextInt(3));
      }
    }
    builder.write(bundle, "random");
    this.kb = KnowledgeBase.open(bundle);
    Path file = NameTrie.pathBeside(bundle, this);
    NameTrieWriter.write(file, kb, this);
    this.trie = NameTrie.open(file, kb, this);
  }

  private String name(Random random, int longest) {
    StringBuilder name = new StringBuilder();
    if (!names.isEmpty() && random.nextInt(3) == 0) {
      String other = names.get(random.nextInt(names.size()));
      name.append(other, 0, random.nextInt(other.length() + 1));
    }
    while (name.isEmpty() || (name.length() < longest && random.nextInt(4) > 0)) {
      name.append((char) ('a' + random.nextInt(letters)));
    }
    return name.toString();
  }

  NameTrie trie() {
    return trie;
  }

  int vocabulary() {
    return letters + 1;
  }

  /** Some of the groups, or none of them, which stands for all. */
  Set<String> someGroups(Random random) {
    Set<String> some = new HashSet<>();
    if (random.nextInt(3) == 0) {
      for (String group : GROUPS) {
        if (random.nextBoolean()) {
          some.add(group);
        }
      }
    }
    return some;
  }

  long sections(Set<String> some) {
    if (some.isEmpty()) {
      return NameTrie.ALL_SECTIONS;
    }
    long sections = 0;
    for (String group : some) {
      sections |= trie.section(group);
    }
    return sections;
  }

  /** Names that the model may be expected to say; some are none. */
  List<int[]> drafts(Random random) {
    List<int[]> drafts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      drafts.add(
          encode(random.nextBoolean() ? names.get(random.nextInt(names.size())) : name(random, 9)));
    }
    return drafts;
  }

  /** Whether a concept that was decoded is one that may be, by a name that it has. */
  boolean has(int concept, int name, Set<String> some) {
    if (concept < 0 || concept >= kb.conceptCount() || name < 0 || name >= kb.nameCount()) {
      return false;
    }
    String id = kb.id(concept);
    return namesOf.getOrDefault(id, Set.of()).contains(kb.nameText(name))
        && (some.isEmpty() || some.contains(groups.getOrDefault(id, "")));
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
