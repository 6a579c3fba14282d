package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.IntList;
import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.kb.store.IntListColumn;
import io.conceptlinker.kb.store.VarintReader;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The is-a links of a bundle and their closure. Immutable and thread-safe. */
final class Hierarchy {
  final IntListColumn parents;
  final IntListColumn children;
  private final IntColumn ancestorStarts;
  private final MemorySegment ancestorBytes;

  Hierarchy(BundleFile file) throws CorruptBundleException {
    parents = new IntListColumn(file, "parents");
    children = new IntListColumn(file, "children");
    ancestorStarts = new IntColumn(file.section("ancestors.starts"));
    ancestorBytes = file.section("ancestors.bytes");
  }

  /** Takes the ancestors of a concept, nearest first, until it returns false. */
  @FunctionalInterface
  interface AncestorVisitor {
    boolean visit(int ancestor, int distance);
  }

  void forEachAncestor(int concept, AncestorVisitor visitor) {
    VarintReader reader = new VarintReader(ancestorBytes);
    reader.seek(ancestorStarts.getLong(concept));
    long end = ancestorStarts.getLong(concept + 1);
    for (int distance = 1; reader.position() < end; distance++) {
      int count = reader.nextInt();
      int ancestor = 0;
      for (int i = 0; i < count; i++) {
        ancestor += reader.nextInt();
        if (!visitor.visit(ancestor, distance)) {
          return;
        }
      }
    }
  }

  int[] ancestors(int concept) {
    IntList found = new IntList();
    forEachAncestor(
        concept,
        (ancestor, distance) -> {
          found.add(ancestor);
          return true;
        });
    return found.toArray();
  }

  int distance(int concept, int wanted) {
    int[] found = {-1};
    forEachAncestor(
        concept,
        (ancestor, distance) -> {
          if (ancestor == wanted) {
            found[0] = distance;
          }
          return found[0] < 0;
        });
    return found[0];
  }

  int[] narrower(int concept, int maxDepth, int limit) {
    IntList found = new IntList();
    Set<Integer> seen = new HashSet<>();
    seen.add(concept);
    int[] level = {concept};
    for (int depth = 1; depth <= maxDepth && level.length > 0; depth++) {
      IntList next = new IntList();
      for (int parent : level) {
        for (int i = children.start(parent); i < children.end(parent); i++) {
          if (seen.add(children.value(i))) {
            next.add(children.value(i));
          }
        }
      }
      level = next.toArray();
      Arrays.sort(level);
      for (int child : level) {
        if (found.size() == limit) {
          return found.toArray();
        }
        found.add(child);
      }
    }
    return found.toArray();
  }
}
