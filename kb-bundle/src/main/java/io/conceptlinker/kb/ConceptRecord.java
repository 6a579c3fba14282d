package io.conceptlinker.kb;

import java.util.List;
import java.util.Optional;

/**
 * A concept with everything that is known of it, for export and display.
 *
 * @param id the current id
 * @param name the preferred name
 * @param names all names, the preferred one first
 * @param definitions definitions, sorted
 * @param semanticTypes semantic types, sorted
 * @param semanticGroup the semantic group, if one was given
 * @param parents the ids of the direct parents, sorted
 * @param alternativeIds other ids of the same concept, sorted
 * @param xrefs ids in other vocabularies, sorted
 */
public record ConceptRecord(
    String id,
    String name,
    List<Name> names,
    List<String> definitions,
    List<String> semanticTypes,
    Optional<String> semanticGroup,
    List<String> parents,
    List<String> alternativeIds,
    List<String> xrefs) {

  public ConceptRecord {
    names = List.copyOf(names);
    definitions = List.copyOf(definitions);
    semanticTypes = List.copyOf(semanticTypes);
    parents = List.copyOf(parents);
    alternativeIds = List.copyOf(alternativeIds);
    xrefs = List.copyOf(xrefs);
  }

  /**
   * A name.
   *
   * @param text the text as the source writes it
   * @param language a language code, for example {@code en}
   * @param source the vocabulary that has it, or an empty string
   * @param kind what it is to the concept
   * @param count how often a training corpus has it, 0 or more
   */
  public record Name(String text, String language, String source, NameKind kind, int count) {}
}
