package io.conceptlinker.link.mention;

import io.conceptlinker.link.text.Sentences;
import io.conceptlinker.trie.Gap;
import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.Words;
import java.util.Arrays;

/**
 * A text as taggers see it: its words, their ordinals in a trie, and where no mention may pass.
 * Reusable, confined to one thread.
 */
public final class TokenizedText {
  /** The ordinal of a word that phrase keys leave out. */
  public static final int STOP_WORD = -2;

  private final PhraseTrie trie;
  private final Words words = new Words();
  private String text = "";
  private Sentences sentences = Sentences.of("");
  private int[] ordinals = new int[64];
  private int[] sentenceOf = new int[64];

  public TokenizedText(PhraseTrie trie) {
    this.trie = trie;
  }

  /** Reads a text. */
  public TokenizedText reset(String newText) {
    return reset(newText, Sentences.of(newText));
  }

  /** Reads a text whose sentences are known. */
  public TokenizedText reset(String newText, Sentences itsSentences) {
    text = newText;
    words.reset(newText);
    sentences = itsSentences;
    int size = words.size();
    if (ordinals.length < size) {
      ordinals = new int[Math.max(size, ordinals.length * 2)];
      sentenceOf = Arrays.copyOf(sentenceOf, ordinals.length);
    }
    int sentence = 0;
    for (int i = 0; i < size; i++) {
      ordinals[i] = words.isStopWord(i) ? STOP_WORD : trie.word(words, i);
      while (words.start(i) >= sentences.end(sentence)) {
        sentence++;
      }
      sentenceOf[i] = sentence;
    }
    return this;
  }

  /** The text that was read. */
  public String text() {
    return text;
  }

  /** Its words; valid until the next reset. */
  public Words words() {
    return words;
  }

  /** Its sentences. */
  public Sentences sentences() {
    return sentences;
  }

  /** Number of words. */
  public int size() {
    return words.size();
  }

  /** The trie's ordinal of a word, -1 if no phrase has it, {@link #STOP_WORD} for stop words. */
  public int ordinal(int word) {
    return ordinals[word];
  }

  /** The sentence that a word is in. */
  public int sentenceOf(int word) {
    return sentenceOf[word];
  }

  /** Where a range of words starts, in UTF-16 code units. */
  public int start(int firstWord) {
    return words.start(firstWord);
  }

  /** Where a range of words ends; {@code endWord} is exclusive. */
  public int end(int endWord) {
    return words.end(endWord - 1);
  }

  /** Whether a word follows the one before in the same sentence. */
  boolean continues(int word) {
    return word > 0 && sentenceOf[word] == sentenceOf[word - 1];
  }

  /**
   * Whether nothing but space, hyphen, apostrophe or slash lies between a word and the last one.
   */
  boolean continuesSmoothly(int word) {
    Gap gap = words.gap(word);
    return continues(word) && (gap.compareTo(Gap.COMMA) < 0 || gap == Gap.NEWLINE);
  }
}
