package io.conceptlinker.benchmarks.tagging;

import io.conceptlinker.trie.Words;

/** Splits the text into normalised words and finds nothing: the part that all engines share. */
final class WordsTagger implements TextTagger {
  private final Words words = new Words();
  private long read;

  @Override
  public void tag(String document, Matches matches) {
    matches.clear();
    read += words.reset(document).size();
  }

  /** The number of words read so far. */
  long read() {
    return read;
  }

  @Override
  public long mappedBytes() {
    return 0;
  }

  @Override
  public void close() {}
}
