package io.conceptlinker.kb;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.lucene.util.BytesRef;

/**
 * Compares two knowledge bases concept by concept, in the order of ids, without holding the
 * changes: they are handed over one by one.
 */
public final class BundleDiff {
  private final KnowledgeBase before;
  private final KnowledgeBase after;
  private final Consumer<BundleChange> changes;
  private final EnumMap<BundleChange.Kind, Long> counts = new EnumMap<>(BundleChange.Kind.class);

  private BundleDiff(KnowledgeBase before, KnowledgeBase after, Consumer<BundleChange> changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  /**
   * Finds all differences.
   *
   * @param changes takes each difference, by rising concept id
   * @return how many there are of each kind; kinds without any are left out
   */
  public static Map<BundleChange.Kind, Long> diff(
      KnowledgeBase before, KnowledgeBase after, Consumer<BundleChange> changes) {
    BundleDiff diff = new BundleDiff(before, after, changes);
    diff.run();
    return Collections.unmodifiableMap(diff.counts);
  }

  private void run() {
    int old = 0;
    int current = 0;
    while (old < before.conceptCount() || current < after.conceptCount()) {
      int order = compare(old, current);
      if (order < 0) {
        removed(old++);
      } else if (order > 0) {
        change(
            BundleChange.Kind.CONCEPT_ADDED, after.id(current), "", after.preferredName(current));
        current++;
      } else {
        same(old++, current++);
      }
    }
  }

  private int compare(int old, int current) {
    if (old == before.conceptCount()) {
      return 1;
    }
    if (current == after.conceptCount()) {
      return -1;
    }
    return new BytesRef(before.id(old)).compareTo(new BytesRef(after.id(current)));
  }

  private void removed(int old) {
    String id = before.id(old);
    int replacement = after.concept(id);
    if (replacement >= 0) {
      change(
          BundleChange.Kind.CONCEPT_RETIRED, id, before.preferredName(old), after.id(replacement));
    } else {
      change(BundleChange.Kind.CONCEPT_REMOVED, id, before.preferredName(old), "");
    }
  }

  private void same(int old, int current) {
    String id = before.id(old);
    String oldName = before.preferredName(old);
    String name = after.preferredName(current);
    if (!oldName.equals(name)) {
      change(BundleChange.Kind.PREFERRED_NAME_CHANGED, id, oldName, name);
    }
    compareSets(
        id,
        names(before, old),
        names(after, current),
        BundleChange.Kind.NAME_REMOVED,
        BundleChange.Kind.NAME_ADDED);
    compareSets(
        id,
        ids(before, before.parents(old)),
        ids(after, after.parents(current)),
        BundleChange.Kind.PARENT_REMOVED,
        BundleChange.Kind.PARENT_ADDED);
    compareSets(
        id,
        before.semanticTypes(old),
        after.semanticTypes(current),
        BundleChange.Kind.TYPE_REMOVED,
        BundleChange.Kind.TYPE_ADDED);
    String oldGroup = before.semanticGroup(old).orElse("");
    String group = after.semanticGroup(current).orElse("");
    if (!oldGroup.equals(group)) {
      change(BundleChange.Kind.GROUP_CHANGED, id, oldGroup, group);
    }
  }

  private static List<String> names(KnowledgeBase kb, int concept) {
    TreeSet<String> names = new TreeSet<>();
    for (int name = kb.firstName(concept); name < kb.endName(concept); name++) {
      names.add(kb.nameText(name) + " (" + kb.nameLanguage(name) + ")");
    }
    return List.copyOf(names);
  }

  private static List<String> ids(KnowledgeBase kb, int[] concepts) {
    return Arrays.stream(concepts).mapToObj(kb::id).toList();
  }

  private void compareSets(
      String id,
      List<String> old,
      List<String> current,
      BundleChange.Kind removed,
      BundleChange.Kind added) {
    if (old.equals(current)) {
      return;
    }
    TreeSet<String> gone = new TreeSet<>(old);
    current.forEach(gone::remove);
    gone.forEach(value -> change(removed, id, value, ""));
    TreeSet<String> fresh = new TreeSet<>(current);
    old.forEach(fresh::remove);
    fresh.forEach(value -> change(added, id, "", value));
  }

  private void change(BundleChange.Kind kind, String id, String old, String current) {
    counts.merge(kind, 1L, Long::sum);
    changes.accept(new BundleChange(kind, id, old, current));
  }
}
