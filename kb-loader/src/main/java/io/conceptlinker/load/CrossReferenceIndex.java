package io.conceptlinker.load;

import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.intake.CrossReferences;
import java.util.Arrays;

/**
 * Which concept an id or cross-reference means, in any vocabulary's spelling. A concept's own ids
 * count before cross-references of others. Confined to one thread.
 */
final class CrossReferenceIndex {

  static final int NONE = -1;
  static final int SEVERAL = -2;

  private final IdTable keys = new IdTable();
  private int[] ownIds = new int[1024];
  private int[] references = new int[1024];

  CrossReferenceIndex() {
    Arrays.fill(ownIds, NONE);
    Arrays.fill(references, NONE);
  }

  /** A concept's id or alternative id; the first concept keeps it. */
  void addId(String id, int concept) {
    int key = key(id);
    if (ownIds[key] == NONE) {
      ownIds[key] = concept;
    }
  }

  /** A concept's cross-reference, which others may have too. */
  void addReference(String xref, int concept) {
    int key = key(xref);
    if (references[key] == NONE) {
      references[key] = concept;
    } else if (references[key] != concept) {
      references[key] = SEVERAL;
    }
  }

  /** The concept that has an id as its own, or {@link #NONE}. */
  int ofId(String id) {
    int key = keys.find(CrossReferences.canonical(id));
    return key < 0 ? NONE : ownIds[key];
  }

  /** The concept that has or refers to an id, {@link #NONE} or {@link #SEVERAL}. */
  int of(String id) {
    int key = keys.find(CrossReferences.canonical(id));
    if (key < 0) {
      return NONE;
    }
    return ownIds[key] == NONE ? references[key] : ownIds[key];
  }

  private int key(String id) {
    int key = keys.add(CrossReferences.canonical(id));
    if (key == ownIds.length) {
      ownIds = grown(ownIds);
      references = grown(references);
    }
    return key;
  }

  private static int[] grown(int[] array) {
    int[] grown = Arrays.copyOf(array, 2 * array.length);
    Arrays.fill(grown, array.length, grown.length, NONE);
    return grown;
  }
}
