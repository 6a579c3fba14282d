package io.conceptlinker.benchmarks.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where phrases are in a text: start, end (UTF-16, half-open) and phrase ordinal. Reusable,
 * confined to one thread.
 */
final class Matches {
  private static final int FIELDS = 3;

  private int[] fields = new int[FIELDS << 10];
  private int end;

  /** A match as a value. */
  record Match(int start, int end, int phrase) implements Comparable<Match> {
    @Override
    public int compareTo(Match other) {
      int byStart = Integer.compare(start, other.start);
      return byStart != 0 ? byStart : Integer.compare(end, other.end);
    }
  }

  void clear() {
    end = 0;
  }

  void add(int from, int to, int phrase) {
    if (end == fields.length) {
      fields = Arrays.copyOf(fields, 2 * end);
    }
    fields[end] = from;
    fields[end + 1] = to;
    fields[end + 2] = phrase;
    end += FIELDS;
  }

  int size() {
    return end / FIELDS;
  }

  Match get(int i) {
    return new Match(fields[FIELDS * i], fields[FIELDS * i + 1], fields[FIELDS * i + 2]);
  }

  /** All matches by place. */
  List<Match> sorted() {
    List<Match> all = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      all.add(get(i));
    }
    Collections.sort(all);
    return all;
  }
}
