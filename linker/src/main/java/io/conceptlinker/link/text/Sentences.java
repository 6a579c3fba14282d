package io.conceptlinker.link.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The sentences of a text: ranges that tile it, each with the white space that follows it.
 *
 * <p>Rules, not a model: a full stop, question mark or exclamation mark ends a sentence when white
 * space follows and the next word could begin one; known abbreviations ("e.g.", "Fig.", "Dra."),
 * initials ("E. Coli") and numbers do not. A blank line ends a sentence, and so does a single line
 * break before a list item, after a colon, or after a short line that is followed by a capital, as
 * in clinical notes. Immutable.
 */
public final class Sentences {
  /** A line shorter than this was not broken because the page was full. */
  private static final int SHORT_LINE = 50;

  /**
   * From here on a sentence ends with its word, and from twice as far anywhere: what works on one
   * sentence may take the square of its length.
   */
  private static final int LONGEST = 5_000;

  private static final int MOST_CLOSERS = 16;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          ("e.g|i.e|eg|ie|vs|cf|ca|al|fig|figs|dr|drs|mr|mrs|ms|prof|st|no|nos|vol|eq|ref|refs|approx"
                  + "|resp|sp|spp|subsp|ssp|var|viz|inc|ltd|dept|jr|sr|max|min|p|pp|tab|suppl|sect"
                  + "|mme|mlle|pr|env|art|chap|éd|av|n°"
                  + "|sra|srta|dra|p.ej|ej|pág|págs|núm|aprox|ud|uds|fdo|tel|tfno")
              .split("\\|"));

  private final int[] starts;
  private final int length;

  private Sentences(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  /** Splits a text. An empty text has one empty sentence. */
  public static Sentences of(String text) {
    int[] starts = new int[8];
    int count = 1;
    int i = 0;
    while (i < text.length()) {
      int next = sentenceStartAfter(text, i, starts[count - 1]);
      if (next >= text.length()) {
        break;
      }
      if (next < 0 && i - starts[count - 1] >= LONGEST && isBreak(text, i, starts[count - 1])) {
        next = i;
      }
      if (next > starts[count - 1]) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = next;
      }
      i = Math.max(i + 1, next);
    }
    return new Sentences(Arrays.copyOf(starts, count), text.length());
  }

  /**
   * The same sentences in a text that was made from this one.
   *
   * @param newStart where something that starts at an offset of this text starts in the other;
   *     never falling
   * @param newLength UTF-16 code units of the other text
   */
  Sentences moved(IntUnaryOperator newStart, int newLength) {
    return new Sentences(Arrays.stream(starts).map(newStart).distinct().toArray(), newLength);
  }

  /** Number of sentences, 1 or more. */
  public int count() {
    return starts.length;
  }

  /** First code unit of a sentence. */
  public int start(int sentence) {
    return starts[sentence];
  }

  /** One after the last code unit of a sentence, trailing white space included. */
  public int end(int sentence) {
    return sentence + 1 < starts.length ? starts[sentence + 1] : length;
  }

  /** The sentence that holds an offset. */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** Whether a sentence that is too long ends before {@code i}. */
  private static boolean isBreak(String text, int i, int sentenceStart) {
    return i - sentenceStart >= 2 * LONGEST
        ? !Character.isLowSurrogate(text.charAt(i))
        : Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i));
  }

  /** Where the next sentence starts when one ends at {@code i}, or -1. */
  private static int sentenceStartAfter(String text, int i, int sentenceStart) {
    char c = text.charAt(i);
    if (c == '\n') {
      return lineBreakEnds(text, i, sentenceStart) ? skipSpace(text, i) : -1;
    }
    if (c != '.' && c != '?' && c != '!' && c != '…') {
      return -1;
    }
    int after = i + 1;
    while (after < text.length() && after - i <= MOST_CLOSERS && isCloser(text.charAt(after))) {
      after++;
    }
    if (after >= text.length() || !Character.isWhitespace(text.charAt(after))) {
      return -1;
    }
    int next = skipSpace(text, after);
    if (next >= text.length() || !couldBegin(text, next)) {
      return -1;
    }
    return c == '.' && after == i + 1 && isAbbreviation(text, i, next, sentenceStart) ? -1 : next;
  }

  private static boolean lineBreakEnds(String text, int newline, int sentenceStart) {
    int next = newline + 1;
    while (next < text.length() && text.charAt(next) != '\n' && isBlank(text.charAt(next))) {
      next++;
    }
    if (next >= text.length()) {
      return false;
    }
    char first = text.charAt(next);
    if (first == '\n' || isBullet(text, next)) {
      return true;
    }
    int last = newline - 1;
    while (last >= sentenceStart && isBlank(text.charAt(last))) {
      last--;
    }
    if (last < sentenceStart) {
      return false;
    }
    char before = text.charAt(last);
    int lineStart = text.lastIndexOf('\n', last) + 1;
    return before == ':'
        || (before != ','
            && newline - lineStart < SHORT_LINE
            && Character.isUpperCase(text.codePointAt(next)));
  }

  private static boolean isBullet(String text, int at) {
    char c = text.charAt(at);
    if (c == '-' || c == '*' || c == '•' || c == '·' || c == '–') {
      return true;
    }
    int end = at;
    while (end < text.length() && end - at < 2 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end > at
        && end + 1 < text.length()
        && (text.charAt(end) == '.' || text.charAt(end) == ')')
        && Character.isWhitespace(text.charAt(end + 1));
  }

  private static boolean couldBegin(String text, int at) {
    int c = text.codePointAt(at);
    return !Character.isLowerCase(c) && c != ',' && c != ';' && c != ')' && c != ']';
  }

  /** Whether the full stop at {@code stop} belongs to an abbreviation, initial or list number. */
  private static boolean isAbbreviation(String text, int stop, int next, int sentenceStart) {
    int start = stop;
    while (start > 0 && isWordOrDot(text.charAt(start - 1))) {
      start--;
    }
    if (start == stop) {
      return false;
    }
    if (start == sentenceStart && isBullet(text, start)) {
      return true;
    }
    String word = text.substring(start, stop);
    if (ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
      return !startsWithFunctionWord(text, next);
    }
    return false;
  }

  private static boolean startsWithFunctionWord(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end).toLowerCase(Locale.ROOT);
    return FunctionWords.contains(word);
  }

  private static boolean isWordOrDot(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '°';
  }

  private static boolean isCloser(char c) {
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == '”' || c == '’' || c == '»'
        || c == '.' || c == '?' || c == '!';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\u00a0';
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0')) {
      at++;
    }
    return at;
  }
}
