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
   * The region of offsets as the file counts them.
   *
   * @param fragments half-open, all in one passage
   * @param surface the text that the file says is there; anything is right when it is empty
   * @return nothing if there is other text
   */
  public Optional<Region> region(List<Fragment> fragments, String surface) {
    int start = fragments.getFirst().start();
    int passage = passages.size() - 1;
    while (passage > 0 && counted.get(passage) > start) {
      passage--;
    }
    if (passage < 0 || counted.get(passage) > start) {
      return Optional.empty();
    }
    String text = passages.get(passage).text();
    Optional<List<Fragment>> relative = shifted(fragments, -counted.get(passage));
    if (relative.isEmpty()) {
      return Optional.empty();
    }
    Optional<Region> region =
        surface.isEmpty()
            ? Optional.of(new Region(relative.get())).filter(r -> r.end() <= text.length())
            : new CodePointOffsets(text).region(relative.get(), surface);
    int offset = passages.get(passage).offset();
    return region.flatMap(found -> shifted(found.fragments(), offset)).map(Region::new);
  }

  /** The fragments further on, or nothing if one would start before 0. */
  private static Optional<List<Fragment>> shifted(List<Fragment> fragments, int by) {
    List<Fragment> shifted = new ArrayList<>(fragments.size());
    for (Fragment fragment : fragments) {
      if (fragment.start() + by < 0) {
        return Optional.empty();
      }
      shifted.add(new Fragment(fragment.start() + by, fragment.end() + by));
    }
    return Optional.of(shifted);
  }
}
