package io.conceptlinker.benchmarks.searching;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * A hierarchy of {@value #CONCEPTS} concepts: ten at the top, each with 100 below it, and these
 * with 99 each, so that each at the top has 10,000 narrower concepts. Ids look like those of UMLS.
 * The same for the same seed. Immutable.
 */
final class ConceptTree {
  static final int CONCEPTS = 100_010;

  private static final int TOPS = 10;
  private static final int MIDDLES = 100;
  private static final int LEAVES = 99;
  private static final int BELOW_TOP = MIDDLES * (1 + LEAVES);

  /** The concepts of a document, with repetitions. */
  private static final int DRAWN = 10;

  private final int[] byRank;

  ConceptTree(Random random) {
    byRank = new int[TOPS * BELOW_TOP];
    for (int i = 0; i < byRank.length; i++) {
      int j = random.nextInt(i + 1);
      byRank[i] = byRank[j];
      byRank[j] = TOPS + i;
    }
  }

  static String id(int concept) {
    return String.format(Locale.ROOT, "C%07d", 1_000_000 + 7 * concept);
  }

  /** The parent, or -1 at the top. */
  private static int parent(int concept) {
    if (concept < TOPS) {
      return -1;
    }
    int top = (concept - TOPS) / BELOW_TOP;
    int place = (concept - TOPS) % BELOW_TOP;
    int first = TOPS + top * BELOW_TOP;
    return place < MIDDLES ? top : first + (place - MIDDLES) / LEAVES;
  }

  /** A concept at the top and all that is below it. */
  static List<String> withNarrower(int top) {
    List<String> ids = new ArrayList<>(1 + BELOW_TOP);
    ids.add(id(top));
    for (int i = 0; i < BELOW_TOP; i++) {
      ids.add(id(TOPS + top * BELOW_TOP + i));
    }
    return ids;
  }

  /** The leaf that is the commonest after so many others. */
  String leaf(int place) {
    int seen = 0;
    for (int concept : byRank) {
      boolean isLeaf = (concept - TOPS) % BELOW_TOP >= MIDDLES;
      if (isLeaf && seen++ == place) {
        return id(concept);
      }
    }
    throw new IllegalArgumentException("place [" + place + "]: expected a smaller one");
  }

  void write(Path directory, String name) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < CONCEPTS; i++) {
      int concept = builder.concept(id(i));
      builder.preferredName(concept, "finding number " + i, "en");
      if (parent(i) >= 0) {
        builder.parent(concept, builder.concept(id(parent(i))));
      }
    }
    builder.source(new SourceFile("generated", "tree", "00", CONCEPTS));
    builder.write(directory, name);
  }

  /**
   * A document as JSON: what it is about, as a concept field, as plain keywords, and with all
   * ancestors. Concepts are as frequent as words of a language: the share falls with the rank.
   */
  String document(Random random) {
    TreeSet<String> ids = new TreeSet<>();
    TreeSet<String> ancestors = new TreeSet<>();
    for (int i = 0; i < DRAWN; i++) {
      int concept = byRank[(int) (Math.pow(byRank.length, random.nextDouble()) - 1)];
      ids.add(id(concept));
      for (int above = concept; above >= 0; above = parent(above)) {
        ancestors.add(id(above));
      }
    }
    return "{\"concepts\":{\"id\":"
        + array(ids)
        + ",\"ancestors\":"
        + array(ancestors)
        + "},\"written\":"
        + array(ids)
        + "}";
  }

  static String array(Iterable<String> ids) {
    return "[\"" + String.join("\",\"", ids) + "\"]";
  }
}
