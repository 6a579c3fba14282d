package io.conceptlinker.link.mention;

import io.conceptlinker.trie.Words;

/**
 * What a text has in the place of a match.
 *
 * @param text the text
 * @param firstWord the first word of the match
 * @param endWord one after the last
 * @param written as it stands in the text
 */
public record Surface(TokenizedText text, int firstWord, int endWord, String written) {

  /** The surface of a match. */
  public static Surface of(TokenizedText text, PhraseMatches matches, int match) {
    int first = matches.firstWord(match);
    int end = matches.endWord(match);
    return new Surface(text, first, end, text.text().substring(text.start(first), text.end(end)));
  }

  Words words() {
    return text.words();
  }

  /** Whether there is no white space in it. */
  boolean isOneWord() {
    for (int i = 0; i < written.length(); i++) {
      if (Character.isWhitespace(written.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word beside it is written in capitals too, as in a heading. */
  boolean isAmongCapitals() {
    return isLongUpper(firstWord - 1) || isLongUpper(endWord);
  }

  private boolean isLongUpper(int word) {
    return word >= 0
        && word < text.size()
        && words().isUpper(word)
        && words().end(word) - words().start(word) > Acronyms.SHORT;
  }
}
