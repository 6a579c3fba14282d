package io.conceptlinker.kb;

import java.util.Objects;

/** Some name ordinals, rising. Immutable. */
public final class NameList {
  private final int single;
  private final int[] several;

  private NameList(int single, int[] several) {
    this.single = single;
    this.several = several;
  }

  private static final int[] NONE = {};

  static NameList of(int name) {
    return new NameList(name, NONE);
  }

  /** Keeps the array. */
  static NameList of(int[] names) {
    return new NameList(-1, names);
  }

  /** Returns the number of names. */
  public int size() {
    return single >= 0 ? 1 : several.length;
  }

  /** Returns the ordinal of the {@code i}-th name. */
  public int get(int i) {
    Objects.checkIndex(i, size());
    return single >= 0 ? single : several[i];
  }
}
