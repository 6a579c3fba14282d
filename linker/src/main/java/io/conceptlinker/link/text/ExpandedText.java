package io.conceptlinker.link.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A passage in which every abbreviation that the document defines is replaced by its long form,
 * with the way back to the passage as it was. "WD is rare" reads "Wilson disease is rare".
 * Immutable.
 *
 * <p>A short form is replaced where it stands as a word, also in the plural, before its definition
 * too; where it was defined twice, the last definition before it counts.
 */
public final class ExpandedText {
  private static final Replacement NONE = new Replacement(0, 0, "", 0, 0);

  /**
   * What is beyond that many times the length of the passage is left as it is. Short forms of some
   * four letters with long forms of some thirty come to twice the length where every tenth word is
   * one.
   */
  private static final int MOST_GROWTH = 4;

  private static final int GROWTH_OF_SHORT_TEXTS = 10_000;

  private final String original;
  private final String text;
  private final List<Replacement> replacements;

  private ExpandedText(String original, String text, List<Replacement> replacements) {
    this.original = original;
    this.text = text;
    this.replacements = replacements;
  }

  /**
   * Expands one passage.
   *
   * @param passages all passages of the document
   * @param passage the index of the one to expand
   * @param abbreviations what the document defines
   */
  public static ExpandedText of(List<String> passages, int passage, Abbreviations abbreviations) {
    String original = passages.get(passage);
    List<Replacement> replacements = new ArrayList<>();
    for (String shortForm : abbreviations.shortForms()) {
      find(original, passage, passages, shortForm, abbreviations, replacements);
    }
    if (replacements.isEmpty()) {
      return new ExpandedText(original, original, List.of());
    }
    replacements.sort(
        Comparator.comparingInt(Replacement::start)
            .thenComparing(Comparator.comparingInt(Replacement::end).reversed()));
    return replace(original, replacements);
  }

  /** The expanded text. */
  public String text() {
    return text;
  }

  /**
   * The sentences of the passage as it was written, in the expanded text: a long form in lower case
   * begins a sentence where its abbreviation does, and one with a full stop does not end one.
   */
  public Sentences sentences() {
    Sentences sentences = Sentences.of(original);
    return replacements.isEmpty() ? sentences : sentences.moved(this::expandedStart, text.length());
  }

  /** Whether a stretch of the expanded text holds a replaced abbreviation. */
  public boolean isExpanded(int start, int end) {
    int first = first(replacement -> replacement.expandedEnd > start);
    return first < replacements.size() && replacements.get(first).expandedStart < end;
  }

  /**
   * Where something that starts in the expanded text starts in the passage, or -1 inside of one.
   */
  public int originalStart(int start) {
    return original(start, first(replacement -> replacement.expandedEnd > start));
  }

  /** Where something that ends in the expanded text ends in the passage, or -1 inside of one. */
  public int originalEnd(int end) {
    return original(end, first(replacement -> replacement.expandedEnd > end));
  }

  /**
   * Moves an offset back.
   *
   * @param next the first replacement that ends after it
   */
  private int original(int offset, int next) {
    if (next < replacements.size() && replacements.get(next).expandedStart < offset) {
      return -1;
    }
    Replacement before = next == 0 ? NONE : replacements.get(next - 1);
    return offset + before.end - before.expandedEnd;
  }

  /** Where a stretch of the passage starts in the expanded text. */
  public int expandedStart(int start) {
    int next = first(replacement -> replacement.end > start);
    return next < replacements.size() && replacements.get(next).start < start
        ? replacements.get(next).expandedStart
        : expanded(start, next);
  }

  /** Where a stretch of the passage ends in the expanded text. */
  public int expandedEnd(int end) {
    int next = first(replacement -> replacement.end >= end);
    return next < replacements.size() && replacements.get(next).start < end
        ? replacements.get(next).expandedEnd
        : expanded(end, next);
  }

  private int expanded(int offset, int next) {
    Replacement before = next == 0 ? NONE : replacements.get(next - 1);
    return offset + before.expandedEnd - before.end;
  }

  /** The first replacement for which something holds that holds for all after it, too. */
  private int first(Predicate<Replacement> holds) {
    int low = 0;
    int high = replacements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(replacements.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static void find(
      String original,
      int passage,
      List<String> passages,
      String shortForm,
      Abbreviations abbreviations,
      List<Replacement> into) {
    int at = original.indexOf(shortForm);
    while (at >= 0) {
      int end = at + shortForm.length();
      if (end < original.length() && original.charAt(end) == 's') {
        end = isWordEnd(original, end + 1) ? end + 1 : end;
      }
      if (isWordStart(original, at) && isWordEnd(original, end)) {
        AbbreviationDefinition definition =
            abbreviations.definition(shortForm, passage, at).orElseThrow();
        boolean inLongForm =
            passage == definition.passage()
                && at < definition.longEnd()
                && end > definition.longStart();
        if (!inLongForm) {
          String longForm =
              passages
                  .get(definition.passage())
                  .substring(definition.longStart(), definition.longEnd());
          into.add(new Replacement(at, end, longForm, 0, 0));
        }
      }
      at = original.indexOf(shortForm, at + 1);
    }
  }

  private static ExpandedText replace(String original, List<Replacement> sorted) {
    StringBuilder expanded = new StringBuilder(original.length() * 2);
    List<Replacement> placed = new ArrayList<>(sorted.size());
    long most = (long) MOST_GROWTH * original.length() + GROWTH_OF_SHORT_TEXTS;
    int at = 0;
    for (Replacement replacement : sorted) {
      if (replacement.start < at) {
        continue;
      }
      if (expanded.length() > most) {
        break;
      }
      expanded.append(original, at, replacement.start);
      int start = expanded.length();
      expanded.append(replacement.longForm);
      placed.add(
          new Replacement(
              replacement.start, replacement.end, replacement.longForm, start, expanded.length()));
      at = replacement.end;
    }
    expanded.append(original, at, original.length());
    return new ExpandedText(original, expanded.toString(), List.copyOf(placed));
  }

  private static boolean isWordStart(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  /** Whether a word ends here; WD does not end in WD40 nor in WD-40. */
  private static boolean isWordEnd(String text, int end) {
    if (end >= text.length()) {
      return true;
    }
    char next = text.charAt(end);
    if (Character.isLetterOrDigit(next)) {
      return false;
    }
    return next != '-' || end + 1 == text.length() || !Character.isDigit(text.charAt(end + 1));
  }

  private record Replacement(
      int start, int end, String longForm, int expandedStart, int expandedEnd) {}
}
