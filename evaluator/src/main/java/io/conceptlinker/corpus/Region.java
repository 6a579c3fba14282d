package io.conceptlinker.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The text that an annotation covers: one fragment, or several when it is discontinuous. Fragments
 * are kept in order, and touching or overlapping ones are joined, so two regions are equal when
 * they cover the same code units.
 *
 * @param fragments in reading order, disjoint, at least one
 */
public record Region(List<Fragment> fragments) implements Comparable<Region> {
  private static final Comparator<Fragment> READING_ORDER =
      Comparator.comparingInt(Fragment::start).thenComparingInt(Fragment::end);

  public Region {
    if (fragments.isEmpty()) {
      throw new IllegalArgumentException("region []: expected at least one fragment");
    }
    fragments = joined(fragments);
  }

  /** A region of one fragment. */
  public static Region of(int start, int end) {
    return new Region(List.of(new Fragment(start, end)));
  }

  /** First code unit of the first fragment. */
  public int start() {
    return fragments.getFirst().start();
  }

  /** One after the last code unit of the last fragment. */
  public int end() {
    return fragments.getLast().end();
  }

  /** How many code units are covered. */
  public int length() {
    int length = 0;
    for (Fragment fragment : fragments) {
      length += fragment.end() - fragment.start();
    }
    return length;
  }

  /** How many code units both cover. */
  public int overlap(Region other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < fragments.size() && j < other.fragments.size()) {
      Fragment mine = fragments.get(i);
      Fragment theirs = other.fragments.get(j);
      shared +=
          Math.max(0, Math.min(mine.end(), theirs.end()) - Math.max(mine.start(), theirs.start()));
      if (mine.end() <= theirs.end()) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  /** By start, then end, then fragment by fragment: a total order. */
  @Override
  public int compareTo(Region other) {
    int order = Integer.compare(start(), other.start());
    if (order == 0) {
      order = Integer.compare(end(), other.end());
    }
    if (order == 0) {
      order = Integer.compare(fragments.size(), other.fragments.size());
    }
    for (int i = 0; order == 0 && i < fragments.size(); i++) {
      order = READING_ORDER.compare(fragments.get(i), other.fragments.get(i));
    }
    return order;
  }

  private static List<Fragment> joined(List<Fragment> fragments) {
    if (fragments.size() == 1) {
      return List.copyOf(fragments);
    }
    List<Fragment> sorted = new ArrayList<>(fragments);
    sorted.sort(READING_ORDER);
    List<Fragment> joined = new ArrayList<>();
    for (Fragment next : sorted) {
      Fragment last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.start() <= last.end()) {
        joined.set(joined.size() - 1, new Fragment(last.start(), Math.max(last.end(), next.end())));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }
}
