package io.conceptlinker.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The concepts that a gold mention denotes: alternatives, each of them one concept or a composite
 * of several. No alternative at all means NIL, a mention that no concept of the vocabulary fits.
 *
 * @param alternatives sets of concept ids; ids are compared as they are
 */
public record GoldConcepts(List<Set<String>> alternatives) {
  /** A mention without a concept. */
  public static final GoldConcepts NIL = new GoldConcepts(List.of());

  private static final Set<String> NO_CONCEPT =
      Set.of("", "-", "-1", "NO_CODE", "CUI-less", "CUILESS");

  private static final Pattern VARIANT = Pattern.compile("[cgmnpr]\\|[A-Z]+\\|");

  public GoldConcepts {
    Set<Set<String>> distinct = new LinkedHashSet<>();
    for (Set<String> alternative : alternatives) {
      if (alternative.isEmpty()) {
        throw new IllegalArgumentException("alternative []: expected at least one concept id");
      }
      distinct.add(Collections.unmodifiableSortedSet(new TreeSet<>(alternative)));
    }
    alternatives = List.copyOf(distinct);
  }

  /**
   * Reads the notation of PubTator and its relatives: {@code |} between alternatives, {@code +}
   * between the parts of a composite; {@code -}, {@code -1}, {@code NO_CODE}, {@code CUI-less} and
   * {@code CUILESS} stand for no concept and are dropped from both.
   */
  public static GoldConcepts parse(String notation) {
    List<Set<String>> alternatives = new ArrayList<>();
    for (String alternative : notation.split("\\|", -1)) {
      NavigableSet<String> ids = parts(alternative);
      if (!ids.isEmpty()) {
        alternatives.add(ids);
      }
    }
    return new GoldConcepts(alternatives);
  }

  /**
   * Reads the identifiers of PubTator and BioC files: as {@link #parse}, with a comma for another
   * "or". The parts of a variant in tmVar's notation have bars between them and stay together.
   */
  public static GoldConcepts ofColumn(String column) {
    return VARIANT.matcher(column).lookingAt() ? of(column) : parse(column.replace(',', '|'));
  }

  /** A mention that denotes exactly one concept. */
  public static GoldConcepts of(String id) {
    return new GoldConcepts(List.of(Set.of(id)));
  }

  /** Whether the mention has no concept. */
  public boolean isNil() {
    return alternatives.isEmpty();
  }

  /** All ids of all alternatives, in their natural order. */
  public Set<String> ids() {
    NavigableSet<String> ids = new TreeSet<>();
    alternatives.forEach(ids::addAll);
    return ids;
  }

  /**
   * Whether an answer is right as the published figures count it: every id in it is one of the ids
   * here, so one part of a composite is enough.
   *
   * @param answer a concept id, or several joined by {@code +}
   */
  public boolean accepts(String answer) {
    if (answer.indexOf('+') < 0) {
      return alternatives.stream().anyMatch(alternative -> alternative.contains(answer));
    }
    NavigableSet<String> given = parts(answer);
    return !given.isEmpty() && ids().containsAll(given);
  }

  /**
   * Whether an answer names one alternative whole, with nothing missing and nothing more.
   *
   * @param answer a concept id, or several joined by {@code +}
   */
  public boolean acceptsWhole(String answer) {
    NavigableSet<String> given = parts(answer);
    return alternatives.stream().anyMatch(given::equals);
  }

  /** The notation that {@link #parse} reads; {@code -1} for NIL. */
  public String notation() {
    if (isNil()) {
      return "-1";
    }
    List<String> written = new ArrayList<>();
    alternatives.forEach(alternative -> written.add(String.join("+", alternative)));
    return String.join("|", written);
  }

  private static NavigableSet<String> parts(String composite) {
    NavigableSet<String> ids = new TreeSet<>();
    for (String part : composite.split("\\+", -1)) {
      String id = part.strip();
      if (!NO_CONCEPT.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }
}
