package io.conceptlinker.load;

import io.conceptlinker.load.intake.Filters;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What to compile.
 *
 * @param name of the knowledge base
 * @param sources at least one; later ones are merged into earlier ones
 * @param output the bundle's directory, which must not exist unless it may be overwritten
 * @param filters what is wanted
 * @param trainingNames mentions of annotated corpora
 * @param coverage the share of mentions in texts whose concept the knowledge base has, 0 to 1;
 *     nothing where training names measure it, or nobody knows
 * @param lenient whether broken rows are skipped and counted instead of ending the build
 * @param overwrite whether an existing bundle is replaced
 */
public record CompileSpec(
    String name,
    List<KbSource> sources,
    Path output,
    Filters filters,
    List<TrainingName> trainingNames,
    OptionalDouble coverage,
    boolean lenient,
    boolean overwrite) {

  public CompileSpec {
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "knowledge base name ["
              + name
              + "]: expected lower-case letters, digits, dots, dashes and underscores, at most 64");
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sources: expected one or more, found none");
    }
    if (coverage.isPresent() && !(coverage.getAsDouble() >= 0 && coverage.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "coverage [" + coverage.getAsDouble() + "]: expected 0 to 1");
    }
    sources = List.copyOf(sources);
    trainingNames = List.copyOf(trainingNames);
  }

  /** Everything of some sources, strictly, into a new directory. */
  public static CompileSpec of(String name, Path output, KbSource... sources) {
    return new CompileSpec(
        name,
        List.of(sources),
        output,
        Filters.DEFAULT,
        List.of(),
        OptionalDouble.empty(),
        false,
        false);
  }

  /** The same with filters. */
  public CompileSpec withFilters(Filters filters) {
    return new CompileSpec(
        name, sources, output, filters, trainingNames, coverage, lenient, overwrite);
  }

  /** The same with training names. */
  public CompileSpec withTrainingNames(List<TrainingName> trainingNames) {
    return new CompileSpec(
        name, sources, output, filters, trainingNames, coverage, lenient, overwrite);
  }

  /** The same with a coverage that is known. */
  public CompileSpec withCoverage(double coverage) {
    return new CompileSpec(
        name,
        sources,
        output,
        filters,
        trainingNames,
        OptionalDouble.of(coverage),
        lenient,
        overwrite);
  }

  /** The same, skipping broken rows. */
  public CompileSpec leniently() {
    return new CompileSpec(
        name, sources, output, filters, trainingNames, coverage, true, overwrite);
  }

  /** The same, replacing what is there. */
  public CompileSpec overwriting() {
    return new CompileSpec(name, sources, output, filters, trainingNames, coverage, lenient, true);
  }
}
