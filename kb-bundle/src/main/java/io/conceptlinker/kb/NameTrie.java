package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.trie.TokenCursor;
import io.conceptlinker.trie.TokenTrie;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.RamUsageEstimator;

/**
 * All names of a knowledge base as the token ids of one tokenizer: what a model may say. Each
 * sequence of tokens that is a name leads to all names that have it, of whatever concepts; semantic
 * groups are sections of the one trie, chosen where a cursor starts.
 *
 * <p>A file of its own beside the bundle, which is never changed: it carries the version of the
 * knowledge base and the fingerprint of the encoding, and does not open with others.
 *
 * <p>Immutable and shared between threads; cursors are confined to one. Mapped; the heap holds the
 * children of the root. Must not be used after the knowledge base was closed.
 */
public final class NameTrie implements AutoCloseable, Accountable {
  /** The sections of all concepts, those without a semantic group among them. */
  public static final long ALL_SECTIONS = NameSections.ALL;

  static final String KIND = "TOKN";

  /** So many different sets of sections have their children of the root kept. */
  private static final int MOST_KEPT = 128;

  private final Arena arena;
  private final KnowledgeBase kb;
  private final TokenTrie tokens;
  private final NameLists names;
  private final NameSections sections;
  private final long length;
  private final Map<Long, int[]> rootChildren = new ConcurrentHashMap<>();

  private NameTrie(Arena arena, BundleFile file, KnowledgeBase kb) throws IOException {
    this.arena = arena;
    this.kb = kb;
    this.tokens = TokenTrie.open(file.section("trie"));
    this.names = new NameLists(file, kb.nameCount());
    this.sections = new NameSections(file);
    this.length = file.length();
    if (names.size() != tokens.size() || sections.size() != tokens.size()) {
      throw new CorruptBundleException(file.path(), 0, "expected columns of matching sizes");
    }
  }

  /**
   * Opens a trie and verifies every byte of it.
   *
   * @param file what {@link NameTrieWriter#write} wrote
   * @throws CorruptBundleException if the file is missing, cut off or changed
   * @throws StaleNameTrieException if it is of another knowledge base or another encoding
   */
  public static NameTrie open(Path file, KnowledgeBase kb, NameEncoding encoding)
      throws IOException {
    Arena arena = Arena.ofShared();
    boolean opened = false;
    try {
      BundleFile mapped = BundleFile.open(file, KIND, arena);
      String expected = identity(kb, encoding);
      String found =
          new String(
              mapped.section("identity").toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
      if (!found.equals(expected)) {
        throw new StaleNameTrieException(file, expected, found);
      }
      NameTrie trie = new NameTrie(arena, mapped, kb);
      opened = true;
      return trie;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      CorruptBundleException corrupt =
          new CorruptBundleException(file, 0, "expected readable columns, " + e.getMessage());
      corrupt.initCause(e);
      throw corrupt;
    } finally {
      if (!opened) {
        arena.close();
      }
    }
  }

  static String identity(KnowledgeBase kb, NameEncoding encoding) {
    return "knowledge base ["
        + kb.name()
        + " "
        + kb.version()
        + "] and encoding ["
        + encoding.fingerprint()
        + "]";
  }

  /** Returns where the trie of a bundle and an encoding is kept: beside the bundle. */
  public static Path pathBeside(Path bundle, NameEncoding encoding) {
    byte[] fingerprint = encoding.fingerprint().getBytes(StandardCharsets.UTF_8);
    String hash = ChecksumsText.sha256(fingerprint).substring(0, 12);
    Path absolute = bundle.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + ".tokens-" + hash + ".bin");
  }

  /** Returns the knowledge base that the names are of. */
  public KnowledgeBase knowledgeBase() {
    return kb;
  }

  /** Returns the number of different token sequences. */
  public int sequenceCount() {
    return tokens.size();
  }

  /** Returns the length of the file in bytes. */
  public long length() {
    return length;
  }

  /** Returns the section of a semantic group, for {@link NameCursor#reset(long)}; 0 if none. */
  public long section(String group) {
    int ordinal = kb.semanticGroups().indexOf(group);
    return ordinal < 0 ? 0 : NameSections.ofGroup(ordinal);
  }

  /** Returns a cursor at the root of all sections. */
  public NameCursor cursor() {
    return new NameCursor(this);
  }

  TokenTrie tokens() {
    return tokens;
  }

  NameSections sections() {
    return sections;
  }

  /** Returns which children of the root lead into one of the sections. */
  int[] rootChildren(long wanted) {
    int[] known = rootChildren.get(wanted);
    if (known != null) {
      return known;
    }
    TokenCursor root = tokens.cursor();
    int[] kept = new int[root.childCount()];
    int count = keep(root, wanted, kept);
    int[] trimmed = Arrays.copyOf(kept, count);
    if (rootChildren.size() < MOST_KEPT) {
      rootChildren.put(wanted, trimmed);
    }
    return trimmed;
  }

  /** Puts the indexes of the children that lead into one of the sections; returns their number. */
  int keep(TokenCursor at, long wanted, int[] kept) {
    int count = 0;
    for (int child = 0; child < at.childCount(); child++) {
      int end = at.endRank(child);
      if (sections.next(at.firstRank(child), end, wanted) < end) {
        kept[count++] = child;
      }
    }
    return count;
  }

  /** Returns the names of a sequence that are in one of the sections. */
  NameList names(int rank, long wanted) {
    NameList all = names.get(rank);
    int[] some = new int[all.size()];
    int count = 0;
    for (int i = 0; i < some.length; i++) {
      if (isIn(kb.nameConcept(all.get(i)), wanted)) {
        some[count++] = all.get(i);
      }
    }
    return count == some.length ? all : NameList.of(Arrays.copyOf(some, count));
  }

  private boolean isIn(int concept, long wanted) {
    return wanted == ALL_SECTIONS
        || (NameSections.ofGroup(kb.semanticGroupOrdinal(concept)) & wanted) != 0;
  }

  /** Returns the one concept that all names of the sequences in the sections denote, or -1. */
  int soleConcept(int firstRank, int endRank, long wanted) {
    int sole = -1;
    int rank = sections.next(firstRank, endRank, wanted);
    while (rank < endRank) {
      int single = names.single(rank);
      int concept = single >= 0 ? kb.nameConcept(single) : soleOfMany(rank, wanted);
      if (concept < 0 || sole >= 0 && concept != sole) {
        return -1;
      }
      sole = concept;
      rank = sections.next(rank + 1, endRank, wanted);
    }
    return sole;
  }

  private int soleOfMany(int rank, long wanted) {
    NameList some = names(rank, wanted);
    int sole = kb.nameConcept(some.get(0));
    for (int i = 1; i < some.size(); i++) {
      if (kb.nameConcept(some.get(i)) != sole) {
        return -1;
      }
    }
    return sole;
  }

  @Override
  public long ramBytesUsed() {
    long bytes = tokens.ramBytesUsed();
    for (int[] kept : rootChildren.values()) {
      bytes += RamUsageEstimator.sizeOf(kept);
    }
    return bytes;
  }

  /** Unmaps the file; later use fails with {@link IllegalStateException}. Idempotent. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
