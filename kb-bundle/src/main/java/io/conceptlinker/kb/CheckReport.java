package io.conceptlinker.kb;

import java.util.List;

/**
 * What {@link BundleCheck} found.
 *
 * @param files how many files were read
 * @param bytes how many bytes were read
 * @param names how many names were looked up in the trie
 * @param problems everything that is wrong; empty if the bundle is good
 */
public record CheckReport(int files, long bytes, long names, List<Problem> problems) {

  public CheckReport {
    problems = List.copyOf(problems);
  }

  /**
   * Something that is wrong.
   *
   * @param file the file, relative to the bundle
   * @param offset the first byte that is known to be affected, 0 if it is not about a place
   * @param message what was expected and what was found
   */
  public record Problem(String file, long offset, String message) {}

  /** Returns whether nothing is wrong. */
  public boolean ok() {
    return problems.isEmpty();
  }
}
