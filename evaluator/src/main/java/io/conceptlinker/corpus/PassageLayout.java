package io.conceptlinker.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Passages of a file that counts its offsets in code points or in UTF-16 code units, laid out in
 * UTF-16 code units: gaps between passages stay as wide as in the file. Confined to a thread.
 */
public final class PassageLayout {
  private final List<CorpusPassage> passages = new ArrayList<>();
  private final List<Integer> counted = new ArrayList<>();

  /**
   * Adds the next passage.
   *
   * @param field its name
   * @param offset where the file says that it starts
   * @param text its text
   */
  public void add(String field, int offset, String text) {
    int start = offset;
    if (!passages.isEmpty()) {
      CorpusPassage last = passages.getLast();
      int length = last.text().codePointCount(0, last.text().length());
      start = last.end() + Math.max(0, offset - counted.getLast() - length);
    }
    passages.add(new CorpusPassage(field, start, text));
    counted.add(offset);
  }

  /** The passages so far. */
  public List<CorpusPassage> passages() {
    return List.copyOf(passages);
  }

  /**
   * The region of offsets as the file counts them: the unit in which it says {@code surface}, white
   * space aside; code points if both do.
   *
   * @param fragments half-open
   * @param surface the text that the file says is there; anything is right when it is empty
   * @return nothing if there is other text, or none
   */
  public Optional<Region> region(List<Fragment> fragments, String surface) {
    StringBuilder text = new StringBuilder();
    for (CorpusPassage passage : passages) {
      text.repeat('\n', passage.offset() - text.length()).append(passage.text());
    }
    for (boolean codePoints : new boolean[] {true, false}) {
      List<Fragment> placed = placed(fragments, codePoints);
      boolean whole = placed.size() == fragments.size();
      if (whole && (surface.isEmpty() || CodePointOffsets.says(text, placed, surface))) {
        return Optional.of(new Region(placed));
      }
    }
    return Optional.empty();
  }

  /** The fragments that are in the text, in UTF-16 code units. */
  private List<Fragment> placed(List<Fragment> fragments, boolean codePoints) {
    List<Fragment> placed = new ArrayList<>(fragments.size());
    for (Fragment fragment : fragments) {
      int start = placed(fragment.start(), 0, codePoints);
      int end = placed(fragment.end(), 1, codePoints);
      if (start >= 0 && start < end) {
        placed.add(new Fragment(start, end));
      }
    }
    return placed;
  }

  /**
   * Where an offset of the file is.
   *
   * @param back how far before the offset the passage has to start: 1 for ends, which may be where
   *     the next passage starts
   * @return -1 if it is in no passage
   */
  private int placed(int offset, int back, boolean codePoints) {
    int i = passages.size() - 1;
    while (i >= 0 && counted.get(i) > offset - back) {
      i--;
    }
    if (i < 0) {
      return -1;
    }
    String text = passages.get(i).text();
    int inside = offset - counted.get(i);
    int length = codePoints ? text.codePointCount(0, text.length()) : text.length();
    if (inside > length) {
      return -1;
    }
    return passages.get(i).offset() + (codePoints ? text.offsetByCodePoints(0, inside) : inside);
  }
}
