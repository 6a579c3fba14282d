package io.conceptlinker.cli.kb;

import io.conceptlinker.load.intake.Filters;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** What of the sources is wanted. */
final class FilterOptions {

  @Option(
      names = "--language",
      split = ",",
      paramLabel = "CODE",
      description =
          "Keep names of these languages, for example en,fr; the preferred name is of the first"
              + " that has one.")
  private List<String> languages = List.of();

  @Option(
      names = "--vocabulary",
      split = ",",
      paramLabel = "NAME",
      description = "Keep names of these vocabularies: UMLS SAB, prefix of an ontology's ids, ...")
  private List<String> vocabularies = List.of();

  @Option(
      names = "--semantic-type",
      split = ",",
      paramLabel = "TUI",
      description = "Keep concepts that have one of these semantic types.")
  private List<String> semanticTypes = List.of();

  @Option(
      names = "--semantic-group",
      split = ",",
      paramLabel = "GROUP",
      description = "Keep concepts of these semantic groups, for example DISO,CHEM.")
  private List<String> semanticGroups = List.of();

  @Option(names = "--suppressed", description = "Keep names marked as suppressible.")
  private boolean suppressed;

  @Option(names = "--obsolete", description = "Keep obsolete names and concepts.")
  private boolean obsolete;

  @Option(
      names = "--max-name-length",
      paramLabel = "N",
      defaultValue = "" + Filters.DEFAULT_MAX_NAME_LENGTH,
      description = "Drop longer names (default: ${DEFAULT-VALUE} characters).")
  private int maxNameLength;

  @Option(
      names = "--max-restriction",
      paramLabel = "LEVEL",
      defaultValue = "" + Filters.ANY_RESTRICTION,
      description =
          "Drop UMLS vocabularies of a higher restriction level: 0 needs no further licence"
              + " (default: ${DEFAULT-VALUE}).")
  private int maxRestrictionLevel;

  /**
   * The filters.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  Filters filters() {
    return new Filters(
        languages,
        new LinkedHashSet<>(vocabularies),
        new LinkedHashSet<>(semanticTypes),
        new LinkedHashSet<>(semanticGroups),
        suppressed,
        obsolete,
        maxNameLength,
        maxRestrictionLevel);
  }
}
