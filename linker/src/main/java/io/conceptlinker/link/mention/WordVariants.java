package io.conceptlinker.link.mention;

import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;

/**
 * Words that names use for one another: cancer and tumor, renal and kidney, II and 2. The list
 * ships with the linker. Immutable and thread-safe.
 */
public final class WordVariants {
  private static final String RESOURCE = "word-variants.txt";
  private static final Map<String, List<String>> VARIANTS = load();
  private static final int[] NONE = {};

  private final Map<Integer, int[]> ofOrdinal = new HashMap<>();
  private final FixedBitSet hasVariants;

  private WordVariants(int wordCount) {
    this.hasVariants = new FixedBitSet(Math.max(1, wordCount));
  }

  /** The variants that are words of a trie. */
  public static WordVariants of(PhraseTrie trie) {
    WordVariants variants = new WordVariants(trie.wordCount());
    for (Map.Entry<String, List<String>> entry : VARIANTS.entrySet()) {
      int ordinal = trie.word(entry.getKey());
      int[] others =
          entry.getValue().stream().mapToInt(trie::word).filter(other -> other >= 0).toArray();
      if (ordinal >= 0 && others.length > 0) {
        variants.ofOrdinal.put(ordinal, others);
        variants.hasVariants.set(ordinal);
      }
    }
    return variants;
  }

  /** The keys of words that a key may be exchanged for. */
  public static List<String> ofKey(String key) {
    return VARIANTS.getOrDefault(key, List.of());
  }

  /** The ordinals of words that a word may be exchanged for. */
  int[] of(int ordinal) {
    return hasVariants.get(ordinal) ? ofOrdinal.getOrDefault(ordinal, NONE) : NONE;
  }

  private static Map<String, List<String>> load() {
    Map<String, Set<String>> variants = new HashMap<>();
    try (InputStream in = WordVariants.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + ": expected beside the class, found none");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          add(line, variants);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<String>> lists = new HashMap<>();
    variants.forEach((word, others) -> lists.put(word, List.copyOf(others)));
    return Map.copyOf(lists);
  }

  /** {@code a b c} is exchanged both ways, {@code a > b c} from left to right only. */
  private static void add(String line, Map<String, Set<String>> into) {
    int arrow = line.indexOf('>');
    List<String> from = keys(arrow < 0 ? line : line.substring(0, arrow));
    List<String> to = keys(line.substring(arrow + 1));
    for (String word : from) {
      Collection<String> others = into.computeIfAbsent(word, key -> new LinkedHashSet<>());
      for (String other : to) {
        if (!other.equals(word)) {
          others.add(other);
        }
      }
    }
  }

  private static List<String> keys(String line) {
    Words words = Words.of(line);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      keys.add(words.key(i));
    }
    return keys;
  }
}
