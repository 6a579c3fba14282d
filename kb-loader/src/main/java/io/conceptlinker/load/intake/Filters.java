package io.conceptlinker.load.intake;

import java.util.List;
import java.util.Set;

/**
 * What is wanted of the sources. Empty means everything.
 *
 * @param languages ISO 639-1 codes; the preferred name is taken from the first that has one
 * @param sources source vocabularies (UMLS SAB, id prefix of an ontology, a table's source column)
 * @param semanticTypes TUIs, or what the source uses in their place
 * @param semanticGroups such as {@code DISO}
 * @param suppressed whether names that editors or sources marked as suppressible are wanted
 * @param obsolete whether obsolete names and concepts are wanted
 * @param maxNameLength in UTF-16 code units
 * @param maxRestrictionLevel of UMLS vocabularies: 0 needs no further licence, 9 is SNOMED CT
 */
public record Filters(
    List<String> languages,
    Set<String> sources,
    Set<String> semanticTypes,
    Set<String> semanticGroups,
    boolean suppressed,
    boolean obsolete,
    int maxNameLength,
    int maxRestrictionLevel) {

  /** The highest restriction level of UMLS. */
  public static final int ANY_RESTRICTION = 9;

  /** Longer names do not occur in text; UMLS has some of 3,000 characters. */
  public static final int DEFAULT_MAX_NAME_LENGTH = 256;

  /** Everything but suppressed and obsolete names. */
  public static final Filters DEFAULT =
      new Filters(
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          false,
          false,
          DEFAULT_MAX_NAME_LENGTH,
          ANY_RESTRICTION);

  public Filters {
    if (maxNameLength < 1) {
      throw new IllegalArgumentException(
          "max name length [" + maxNameLength + "]: expected 1 or more");
    }
    if (maxRestrictionLevel < 0 || maxRestrictionLevel > ANY_RESTRICTION) {
      throw new IllegalArgumentException(
          "max restriction level [" + maxRestrictionLevel + "]: expected 0 to " + ANY_RESTRICTION);
    }
    for (String group : semanticGroups) {
      if (!SemanticGroups.isGroup(group)) {
        throw new IllegalArgumentException(
            "semantic group ["
                + group
                + "]: expected one of "
                + String.join(", ", SemanticGroups.all()));
      }
    }
    languages = List.copyOf(languages);
    sources = Set.copyOf(sources);
    semanticTypes = Set.copyOf(semanticTypes);
    semanticGroups = Set.copyOf(semanticGroups);
  }

  /** These filters with other languages. */
  public Filters withLanguages(String... languages) {
    return new Filters(
        List.of(languages),
        sources,
        semanticTypes,
        semanticGroups,
        suppressed,
        obsolete,
        maxNameLength,
        maxRestrictionLevel);
  }

  /** These filters with other source vocabularies. */
  public Filters withSources(String... sources) {
    return new Filters(
        languages,
        Set.of(sources),
        semanticTypes,
        semanticGroups,
        suppressed,
        obsolete,
        maxNameLength,
        maxRestrictionLevel);
  }

  /** These filters with other semantic groups. */
  public Filters withSemanticGroups(String... groups) {
    return new Filters(
        languages,
        sources,
        semanticTypes,
        Set.of(groups),
        suppressed,
        obsolete,
        maxNameLength,
        maxRestrictionLevel);
  }

  /** Whether names of a language are wanted. */
  public boolean wantsLanguage(String language) {
    return languages.isEmpty() || languages.contains(language);
  }

  /** Whether names of a source vocabulary are wanted. */
  public boolean wantsSource(String source) {
    return sources.isEmpty() || sources.contains(source);
  }

  /** How much a language is preferred: 0 is best. */
  public int languageRank(String language) {
    if (languages.isEmpty()) {
      return language.equals("en") ? 0 : 1;
    }
    int rank = languages.indexOf(language);
    return rank < 0 ? languages.size() : rank;
  }
}
