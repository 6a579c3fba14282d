package io.conceptlinker.link.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The abbreviations that a document defines, found by the algorithm of Schwartz and Hearst, "A
 * simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003.
 *
 * <p>A short form is the text in parentheses (or the word before them, when the long form is
 * inside); its characters must occur in the long form in order, the first one at the start of a
 * word. Beyond the paper: words whose initials spell the short form are preferred, square brackets
 * count as parentheses, a plural {@code s} is no part of the short form, a French or Spanish elided
 * article before the long form is left out, and a short form must hold a capital or a digit.
 * Immutable.
 *
 * <p>Time is linear in the text, whatever it is: no long form is longer than {@value
 * #LONGEST_LONG_FORM} code units, and only the first {@value #MOST_SHORT_FORMS} different short
 * forms count.
 */
public final class Abbreviations {
  private static final int LONGEST_SHORT_FORM = 10;
  private static final int LONGEST_PARENTHESIS = 200;
  private static final int LONGEST_LONG_FORM = 400;
  private static final int MOST_SHORT_FORMS = 500;

  private final List<AbbreviationDefinition> definitions;
  private final SequencedMap<String, List<AbbreviationDefinition>> byShortForm =
      new LinkedHashMap<>();

  private Abbreviations(List<AbbreviationDefinition> found) {
    List<AbbreviationDefinition> kept = new ArrayList<>(found.size());
    for (AbbreviationDefinition definition : found) {
      String shortForm = definition.shortForm();
      if (byShortForm.size() < MOST_SHORT_FORMS || byShortForm.containsKey(shortForm)) {
        byShortForm.computeIfAbsent(shortForm, form -> new ArrayList<>()).add(definition);
        kept.add(definition);
      }
    }
    this.definitions = List.copyOf(kept);
  }

  /** Collects the definitions of all passages of a document. */
  public static Abbreviations of(List<String> passages) {
    List<AbbreviationDefinition> found = new ArrayList<>();
    for (int passage = 0; passage < passages.size(); passage++) {
      String text = passages.get(passage);
      if (text.indexOf('(') >= 0 || text.indexOf('[') >= 0) {
        collect(text, Sentences.of(text), passage, found);
      }
    }
    return new Abbreviations(found);
  }

  /** In reading order; a short form can be defined more than once. */
  public List<AbbreviationDefinition> definitions() {
    return definitions;
  }

  /** The short forms, each once, in the order of their first definitions. */
  SequencedSet<String> shortForms() {
    return byShortForm.sequencedKeySet();
  }

  /**
   * The last definition of a short form up to a place in the document, or else the first one; empty
   * when the document does not define it.
   */
  public Optional<AbbreviationDefinition> definition(String shortForm, int passage, int offset) {
    List<AbbreviationDefinition> inOrder = byShortForm.get(shortForm);
    if (inOrder == null) {
      return Optional.empty();
    }
    int low = 0;
    int high = inOrder.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      AbbreviationDefinition definition = inOrder.get(middle);
      boolean before =
          definition.passage() < passage
              || (definition.passage() == passage && definition.shortStart() <= offset);
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Optional.of(inOrder.get(Math.max(0, low - 1)));
  }

  private static void collect(
      String text, Sentences sentences, int passage, List<AbbreviationDefinition> into) {
    for (int open = 0; open < text.length(); open++) {
      char c = text.charAt(open);
      if (c != '(' && c != '[') {
        continue;
      }
      int close = closing(text, open);
      if (close < 0) {
        continue;
      }
      int sentenceStart = sentences.start(sentences.at(open));
      Span before = trim(text, sentenceStart, open);
      Span inside = trim(text, open + 1, cut(text, open + 1, close));
      if (before.isEmpty() || inside.isEmpty()) {
        continue;
      }
      AbbreviationDefinition definition = shortInside(text, passage, before, inside);
      if (definition == null) {
        definition = longInside(text, passage, before, trim(text, open + 1, close));
      }
      if (definition != null) {
        into.add(definition);
      }
    }
  }

  private static @Nullable AbbreviationDefinition shortInside(
      String text, int passage, Span before, Span inside) {
    if (!isShortForm(text, inside)) {
      return null;
    }
    boolean plural =
        inside.length() > 2
            && text.charAt(inside.end() - 1) == 's'
            && Character.isUpperCase(text.charAt(inside.end() - 2));
    AbbreviationDefinition singular =
        plural ? match(text, passage, new Span(inside.start(), inside.end() - 1), before) : null;
    return singular != null ? singular : match(text, passage, inside, before);
  }

  /** "WD (Wilson disease)": the word before the parenthesis is the short form. */
  private static @Nullable AbbreviationDefinition longInside(
      String text, int passage, Span before, Span inside) {
    int start = before.end();
    while (start > before.start() && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    Span word = new Span(start, before.end());
    while (!word.isEmpty() && !Character.isLetterOrDigit(text.charAt(word.start()))) {
      word = new Span(word.start() + 1, word.end());
    }
    boolean longer = inside.length() > word.length() && words(text, inside) > 1;
    if (!longer || !isShortForm(text, word)) {
      return null;
    }
    AbbreviationDefinition found = match(text, passage, word, inside);
    return found != null && found.longStart() == inside.start() ? found : null;
  }

  private static @Nullable AbbreviationDefinition match(
      String text, int passage, Span shortForm, Span window) {
    int characters = alphanumerics(text, shortForm);
    int longest = Math.min(characters + 5, characters * 2);
    int from = wordsBack(text, window, longest);
    int start = initials(text, shortForm, from, window.end());
    if (start < 0) {
      start = bestLongForm(text, shortForm, from, window.end());
    }
    if (start < 0 || window.end() - start > LONGEST_LONG_FORM) {
      return null;
    }
    Span longForm = new Span(start, window.end());
    String brief = text.substring(shortForm.start(), shortForm.end());
    String full = text.substring(longForm.start(), longForm.end());
    if (full.length() < brief.length() || full.contains(brief + " ") || full.endsWith(brief)) {
      return null;
    }
    return new AbbreviationDefinition(brief, passage, shortForm.start(), start, window.end());
  }

  /**
   * The last words whose initials spell the short form; so TTF-1 is "thyroid transcription factor
   * 1", where the nearest match would leave the first word out.
   *
   * @return where the long form starts, or -1
   */
  private static int initials(String text, Span shortForm, int from, int to) {
    int at = to;
    for (int s = shortForm.end() - 1; s >= shortForm.start(); s--) {
      char wanted = Character.toLowerCase(text.charAt(s));
      if (!Character.isLetterOrDigit(wanted)) {
        continue;
      }
      int before = at;
      while (at > from && !Character.isLetterOrDigit(text.charAt(at - 1))) {
        at--;
      }
      while (at > from && Character.isLetterOrDigit(text.charAt(at - 1))) {
        at--;
      }
      if (at == before || Character.toLowerCase(text.charAt(at)) != wanted) {
        return -1;
      }
    }
    return at;
  }

  /**
   * The paper's findBestLongForm: from right to left, each letter or digit of the short form is
   * matched with the nearest equal one; the first must begin a word.
   *
   * @return where the long form starts, or -1
   */
  private static int bestLongForm(String text, Span shortForm, int from, int to) {
    int at = to - 1;
    for (int s = shortForm.end() - 1; s >= shortForm.start(); s--) {
      char wanted = Character.toLowerCase(text.charAt(s));
      if (!Character.isLetterOrDigit(wanted)) {
        continue;
      }
      boolean first = s == shortForm.start();
      while (at >= from
          && (Character.toLowerCase(text.charAt(at)) != wanted
              || (first && at > from && Character.isLetterOrDigit(text.charAt(at - 1))))) {
        at--;
      }
      if (at < from) {
        return -1;
      }
      at--;
    }
    while (at >= from && !Character.isWhitespace(text.charAt(at)) && !isElision(text.charAt(at))) {
      at--;
    }
    return at + 1;
  }

  private static boolean isElision(char c) {
    return c == '\'' || c == '’' || c == '(' || c == '[' || c == '"' || c == '“' || c == '«';
  }

  private static boolean isShortForm(String text, Span span) {
    if (span.length() < 2 || words(text, span) > 2 || alphanumerics(text, span) < 2) {
      return false;
    }
    boolean letter = false;
    boolean capitalOrDigit = false;
    for (int i = span.start(); i < span.end(); i++) {
      char c = text.charAt(i);
      letter |= Character.isLetter(c);
      capitalOrDigit |= Character.isUpperCase(c) || Character.isDigit(c);
    }
    return letter
        && capitalOrDigit
        && span.length() <= LONGEST_SHORT_FORM
        && Character.isLetterOrDigit(text.charAt(span.start()));
  }

  /** The parenthesis that closes the one at {@code open}, or -1. */
  private static int closing(String text, int open) {
    char opener = text.charAt(open);
    char closer = opener == '(' ? ')' : ']';
    int depth = 0;
    int limit = Math.min(text.length(), open + LONGEST_PARENTHESIS);
    for (int i = open; i < limit; i++) {
      char c = text.charAt(i);
      if (c == opener) {
        depth++;
      } else if (c == closer && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** "(WD; see below)" and "(WD, see below)" define WD. */
  private static int cut(String text, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      char c = text.charAt(i);
      if ((c == ';' || c == ',') && text.charAt(i + 1) == ' ') {
        return i;
      }
    }
    return to;
  }

  private static Span trim(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpaceOrQuote(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpaceOrQuote(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private static boolean isSpaceOrQuote(char c) {
    return Character.isWhitespace(c) || c == '"' || c == '“' || c == '”' || c == '«' || c == '»';
  }

  private static int words(String text, Span span) {
    int count = 0;
    for (int i = span.start(); i < span.end(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      if (!space && (i == span.start() || Character.isWhitespace(text.charAt(i - 1)))) {
        count++;
      }
    }
    return count;
  }

  private static int alphanumerics(String text, Span span) {
    int count = 0;
    for (int i = span.start(); i < span.end(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        count++;
      }
    }
    return count;
  }

  /**
   * Where the last {@code count} words of a span begin; a hyphen separates words, as in the paper.
   */
  private static int wordsBack(String text, Span span, int count) {
    int seen = 0;
    for (int i = span.end() - 1; i > span.start(); i--) {
      char before = text.charAt(i - 1);
      if ((Character.isWhitespace(before) || before == '-')
          && !Character.isWhitespace(text.charAt(i))
          && ++seen == count) {
        return i;
      }
    }
    return span.start();
  }

  private record Span(int start, int end) {
    int length() {
      return end - start;
    }

    boolean isEmpty() {
      return end <= start;
    }
  }
}
