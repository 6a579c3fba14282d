package io.conceptlinker.benchmarks.tagging;

import io.conceptlinker.trie.Words;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.BytesRef;

/** The normalised words of a text, stop words aside, for Lucene. Reusable after reset. */
final class KeyTokenStream extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
  private final Words words = new Words();
  private final BytesRef key = new BytesRef();
  private int next;

  /** Takes the next text. */
  KeyTokenStream text(String text) {
    words.reset(text);
    return this;
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    while (next < words.size() && !words.isKeyWord(next)) {
      next++;
    }
    if (next == words.size()) {
      return false;
    }
    clearAttributes();
    term.setBytesRef(words.key(next, key));
    offsets.setOffset(words.start(next), words.end(next));
    next++;
    return true;
  }
}
