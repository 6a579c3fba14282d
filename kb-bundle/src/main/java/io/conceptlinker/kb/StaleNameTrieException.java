package io.conceptlinker.kb;

import java.io.IOException;
import java.nio.file.Path;

/** A name trie is intact, but was compiled from another knowledge base or for other tokens. */
public final class StaleNameTrieException extends IOException {
  private static final long serialVersionUID = 1;

  /** Creates the exception from what belongs together and what was found. */
  public StaleNameTrieException(Path file, String expected, String found) {
    super(
        "name trie ["
            + file
            + "]: expected one of "
            + expected
            + ", found one of "
            + found
            + "; write it again from this pair, with kb tries");
  }
}
