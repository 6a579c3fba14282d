package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.kb.store.TextColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.FixedBitSet;

/**
 * Ids that are not a concept's own: alternative ids and retired ids, with the concept they lead to.
 * A concept's own id wins over both. Of several targets the smallest id is taken, so that the order
 * of input does not matter.
 */
public final class OtherIds {
  private final TextRows rows;
  private final BytesRefHash alternative = new BytesRefHash();
  private final IntList alternativeTargets = new IntList();
  private final Map<String, String> retired = new HashMap<>();
  private int shadowed;
  private int ambiguous;
  private int dangling;

  /**
   * Where an id leads.
   *
   * @param concept the concept, as it was added
   * @param retired whether the id was replaced
   */
  public record Entry(int concept, boolean retired) {}

  /** Creates a table over the alternative ids, which may still grow. */
  public OtherIds(TextRows alternativeIds) {
    this.rows = alternativeIds;
  }

  /** Adds an id that was replaced by another one, which may have been replaced in turn. */
  public void retired(String id, String current) {
    retired.merge(id, current, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /**
   * Resolves all ids.
   *
   * @param conceptIds the concepts' own ids; asked before they are sorted
   * @throws IllegalArgumentException if retired ids replace each other in a circle
   */
  public SortedMap<BytesRef, Entry> resolve(BytesRefHash conceptIds) {
    chooseTargets(conceptIds);
    TreeMap<BytesRef, Entry> resolved = new TreeMap<>();
    for (int i = 0; i < alternative.size(); i++) {
      BytesRef id = BytesRef.deepCopyOf(alternative.get(i, new BytesRef()));
      if (conceptIds.find(id) >= 0) {
        shadowed++;
      } else {
        resolved.put(id, new Entry(alternativeTargets.get(i), false));
      }
    }
    for (String id : retired.keySet()) {
      if (conceptIds.find(new BytesRef(id)) >= 0) {
        shadowed++;
        continue;
      }
      int concept = current(id, conceptIds);
      if (concept < 0) {
        dangling++;
      } else {
        resolved.put(new BytesRef(id), new Entry(concept, true));
      }
    }
    return resolved;
  }

  private void chooseTargets(BytesRefHash conceptIds) {
    FixedBitSet severalTargets = new FixedBitSet(rows.size());
    BytesRef id = new BytesRef();
    BytesRef left = new BytesRef();
    BytesRef right = new BytesRef();
    for (int row = 0; row < rows.size(); row++) {
      int concept = rows.concept(row);
      int handle = alternative.add(rows.text(row, id));
      if (handle >= 0) {
        alternativeTargets.add(concept);
        continue;
      }
      int known = -handle - 1;
      int before = alternativeTargets.get(known);
      if (before != concept) {
        severalTargets.set(known);
        int order = conceptIds.get(concept, left).compareTo(conceptIds.get(before, right));
        alternativeTargets.set(known, order < 0 ? concept : before);
      }
    }
    ambiguous = severalTargets.cardinality();
  }

  /** Follows the chain of replacements to a concept, or returns -1 if it ends elsewhere. */
  private int current(String id, BytesRefHash conceptIds) {
    String at = id;
    Set<String> chain = new HashSet<>();
    while (chain.add(at)) {
      BytesRef key = new BytesRef(at);
      int concept = conceptIds.find(key);
      if (concept >= 0) {
        return concept;
      }
      String next = retired.get(at);
      if (next == null) {
        int handle = alternative.find(key);
        return handle < 0 ? -1 : alternativeTargets.get(handle);
      }
      at = next;
    }
    throw new IllegalArgumentException(
        "retired ids "
            + circle(at)
            + ": expected a chain that ends at a current concept, found a circle; remove one of"
            + " them");
  }

  private List<String> circle(String start) {
    List<String> ids = new ArrayList<>();
    String at = start;
    do {
      ids.add(at);
      at = retired.getOrDefault(at, start);
    } while (!at.equals(start));
    ids.sort(null);
    return ids;
  }

  /** Writes what {@link #resolve} found. */
  public static void write(BundleFileWriter out, SortedMap<BytesRef, Entry> resolved, int[] ranks)
      throws IOException {
    List<BytesRef> ids = new ArrayList<>(resolved.keySet());
    List<Entry> entries = new ArrayList<>(resolved.values());
    TextColumn.write(out, "other.ids", ids.size(), ids::get);
    out.section("other.concepts");
    IntColumn.write(out, ids.size(), i -> ranks[entries.get(i).concept]);
    out.section("other.retired");
    IntColumn.write(out, ids.size(), i -> entries.get(i).retired ? 1 : 0);
  }

  /** Returns how many ids were left out because they are a concept's own. */
  public int shadowed() {
    return shadowed;
  }

  /** Returns how many alternative ids were given to more than one concept. */
  public int ambiguous() {
    return ambiguous;
  }

  /** Returns how many retired ids lead to no concept. */
  public int dangling() {
    return dangling;
  }
}
