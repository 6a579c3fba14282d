package io.conceptlinker.link.lm.prompt;

import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.util.Arrays;

/**
 * A passage as tokens that know their places in it. In lower case, every word behind one space; the
 * tokens are those of the text as a whole, whatever is looked for in it. Immutable.
 */
public final class PassageTokens {
  /** Of words with more tokens, each token stands for the whole word. */
  private static final int MOST_TOLD_APART = 32;

  private final Tokenizer tokenizer;
  private final String text;
  private final int[] ids;

  /** For each word where it starts and ends in the text, and its first token; then the end. */
  private final int[] starts;

  private final int[] ends;
  private final int[] firsts;

  private PassageTokens(
      Tokenizer tokenizer, String text, int[] ids, int[] starts, int[] ends, int[] firsts) {
    this.tokenizer = tokenizer;
    this.text = text;
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
    this.firsts = firsts;
  }

  static PassageTokens of(Tokenizer tokenizer, String text) {
    int[] starts = new int[text.length() / 2 + 1];
    int[] ends = new int[starts.length];
    int[] firsts = new int[starts.length + 1];
    int[] ids = new int[64];
    int words = 0;
    int size = 0;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && !isSpace(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        int[] word = tokenizer.encode(NameForm.LOWER_CASE.text(text.substring(start, at)));
        starts[words] = start;
        ends[words] = at;
        firsts[words++] = size;
        if (size + word.length > ids.length) {
          ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + word.length));
        }
        System.arraycopy(word, 0, ids, size, word.length);
        size += word.length;
      }
      at++;
    }
    firsts[words] = size;
    return new PassageTokens(
        tokenizer,
        text,
        Arrays.copyOf(ids, size),
        Arrays.copyOf(starts, words),
        Arrays.copyOf(ends, words),
        Arrays.copyOf(firsts, words + 1));
  }

  private static boolean isSpace(char letter) {
    return letter == ' ' || letter >= '\t' && letter <= '\r';
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Number of tokens. */
  public int size() {
    return ids.length;
  }

  int[] ids(int from, int to) {
    return Arrays.copyOfRange(ids, from, to);
  }

  /** The first token that reaches behind a place of the text; {@link #size} if there is none. */
  public int tokenBehind(int place) {
    int word = Arrays.binarySearch(ends, place + 1);
    word = word < 0 ? -word - 1 : word;
    if (word == ends.length) {
      return ids.length;
    }
    int token = firsts[word];
    if (place > starts[word]) {
      while (token + 1 < firsts[word + 1] && end(token) <= place) {
        token++;
      }
    }
    return token;
  }

  /** One after the last token that starts before a place of the text; 0 if there is none. */
  public int tokensBefore(int place) {
    int word = Arrays.binarySearch(starts, place);
    word = word < 0 ? -word - 2 : word - 1;
    if (word < 0) {
      return 0;
    }
    int token = firsts[word + 1];
    if (place < ends[word]) {
      while (token - 1 > firsts[word] && start(token - 1) >= place) {
        token--;
      }
    }
    return token;
  }

  /** Where a token starts in the text. */
  public int start(int token) {
    int word = word(token);
    return starts[word] + before(word, token);
  }

  /** Where a token ends in the text. */
  public int end(int token) {
    int word = word(token);
    if (token + 1 == firsts[word + 1] || isLong(word)) {
      return ends[word];
    }
    return starts[word] + before(word, token + 1);
  }

  private int word(int token) {
    int word = Arrays.binarySearch(firsts, token);
    return word < 0 ? -word - 2 : word;
  }

  private boolean isLong(int word) {
    return firsts[word + 1] - firsts[word] > MOST_TOLD_APART;
  }

  /** How many characters of a word stand before one of its tokens. */
  private int before(int word, int token) {
    if (token == firsts[word] || isLong(word)) {
      return 0;
    }
    // Without the space. What lower case makes longer may be off by as much.
    int length = tokenizer.decode(ids(firsts[word], token)).length() - 1;
    return Math.clamp(length, 0, ends[word] - starts[word]);
  }
}
