package io.conceptlinker.kb.internal;

import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.kb.store.IntListColumn;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes parents, children and the transitive ancestors with their distances. Links from a concept
 * to itself are dropped; where links form a cycle, no concept is its own ancestor.
 *
 * <p>The ancestors of a concept are written level by level, nearest first: the number of ancestors
 * at that distance, then their ordinals, rising, as differences; all {@code vInt}s.
 */
public final class HierarchyWriter {
  private final int concepts;
  private final int[] parentStarts;
  private final int[] parents;
  private final long[] links;
  private final int selfLinks;
  private long ancestorCount;
  private int conceptsOnCycles;

  /** Takes the links, child and parent, with the ordinals of the concepts. */
  public HierarchyWriter(PairRows childToParent, int[] conceptRanks) {
    long[] all = childToParent.sorted(conceptRanks, conceptRanks);
    this.links = Arrays.stream(all).filter(pair -> (int) (pair >>> 32) != (int) pair).toArray();
    this.selfLinks = all.length - links.length;
    this.concepts = conceptRanks.length;
    this.parentStarts = PairRows.starts(links, concepts);
    this.parents = PairRows.values(links);
  }

  /** Writes all sections. */
  public void write(BundleFileWriter out) throws IOException {
    IntListColumn.write(out, "parents", parentStarts, parents);
    long[] children = new long[links.length];
    for (int i = 0; i < children.length; i++) {
      children[i] = Long.rotateLeft(links[i], 32);
    }
    Arrays.sort(children);
    IntListColumn.write(
        out, "children", PairRows.starts(children, concepts), PairRows.values(children));
    writeAncestors(out);
  }

  private void writeAncestors(BundleFileWriter out) throws IOException {
    long[] starts = new long[concepts + 1];
    int[] seenBy = new int[concepts];
    Arrays.fill(seenBy, -1);
    int[] queue = new int[concepts];
    out.section("ancestors.bytes");
    long sectionStart = out.position();
    for (int concept = 0; concept < concepts; concept++) {
      writeAncestors(out, concept, seenBy, queue);
      starts[concept + 1] = out.position() - sectionStart;
    }
    out.section("ancestors.starts");
    IntColumn.write(out, starts.length, i -> starts[i]);
  }

  private void writeAncestors(BundleFileWriter out, int concept, int[] seenBy, int[] queue)
      throws IOException {
    boolean onCycle = false;
    int levelStart = 0;
    int end = expand(concept, concept, seenBy, queue, 0);
    while (end > levelStart) {
      Arrays.sort(queue, levelStart, end);
      out.writeVInt(end - levelStart);
      int before = 0;
      for (int i = levelStart; i < end; i++) {
        out.writeVInt(queue[i] - before);
        before = queue[i];
      }
      ancestorCount += end - levelStart;
      int next = end;
      for (int i = levelStart; i < end; i++) {
        onCycle |= hasParent(queue[i], concept);
        next = expand(queue[i], concept, seenBy, queue, next);
      }
      levelStart = end;
      end = next;
    }
    conceptsOnCycles += onCycle ? 1 : 0;
  }

  private int expand(int from, int concept, int[] seenBy, int[] queue, int end) {
    int next = end;
    for (int i = parentStarts[from]; i < parentStarts[from + 1]; i++) {
      int parent = parents[i];
      if (parent != concept && seenBy[parent] != concept) {
        seenBy[parent] = concept;
        queue[next++] = parent;
      }
    }
    return next;
  }

  private boolean hasParent(int child, int parent) {
    return Arrays.binarySearch(parents, parentStarts[child], parentStarts[child + 1], parent) >= 0;
  }

  /** Returns the number of different links from a child to a parent. */
  public int linkCount() {
    return links.length;
  }

  /** Returns the number of links from a concept to itself that were dropped. */
  public int selfLinks() {
    return selfLinks;
  }

  /** Returns the number of pairs of a concept and one of its ancestors; after {@link #write}. */
  public long ancestorCount() {
    return ancestorCount;
  }

  /** Returns how many concepts lie on a cycle; after {@link #write}. */
  public int conceptsOnCycles() {
    return conceptsOnCycles;
  }
}
