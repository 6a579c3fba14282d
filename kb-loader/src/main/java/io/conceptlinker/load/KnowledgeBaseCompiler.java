package io.conceptlinker.load;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.Manifest;
import io.conceptlinker.kb.SourceFile;
import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.intake.Filters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles sources into a bundle. Either the bundle and its reports are there afterwards, or
 * nothing is.
 */
public final class KnowledgeBaseCompiler {

  private final CompileSpec spec;
  private final Progress progress;
  private final Assembly assembly;

  private KnowledgeBaseCompiler(CompileSpec spec, Progress progress) {
    this.spec = spec;
    this.progress = progress;
    boolean indexed = spec.sources().size() > 1 || !spec.trainingNames().isEmpty();
    this.assembly = new Assembly(new KnowledgeBaseBuilder(), indexed);
  }

  /**
   * Reads all sources and writes the bundle.
   *
   * @param progress hears of the rows read; later sources are read twice
   * @throws KbFormatException if a source cannot be read as what it should be, or has nothing that
   *     the filters want
   * @throws java.nio.file.FileAlreadyExistsException if there is something where the bundle shall
   *     be and it may not be overwritten
   */
  public static BuildReport compile(CompileSpec spec, Progress progress) throws IOException {
    BundleTarget target = BundleTarget.of(spec.output(), spec.overwrite());
    return new KnowledgeBaseCompiler(spec, progress).compile(target);
  }

  private BuildReport compile(BundleTarget target) throws IOException {
    long started = System.nanoTime();
    List<SourceReport> reports = new ArrayList<>();
    for (KbSource source : spec.sources()) {
      reports.add(read(source, reports.isEmpty()));
    }
    if (assembly.builder.conceptCount() == 0) {
      throw new KbFormatException(
          spec.name(),
          0,
          new Problem(
              "knowledge base",
              "",
              "a concept that the filters want",
              "none: " + reports.getFirst().items(),
              "loosen the filters or check the sources"));
    }
    TrainingNames names = new TrainingNames(assembly, spec.filters());
    TrainingReport training = names.add(spec.trainingNames());
    (spec.coverage().isPresent() ? spec.coverage() : names.coverage())
        .ifPresent(assembly.builder::coverage);
    describe(reports);
    long read = System.nanoTime();
    return target.write(
        directory -> {
          Manifest manifest = assembly.builder.write(directory, spec.name());
          long duplicates = assembly.names() - manifest.count("names");
          return new BuildReport(
              spec.name(),
              manifest.version(),
              manifest.counts(),
              reports,
              training,
              duplicates,
              (read - started) / 1e9,
              (System.nanoTime() - read) / 1e9);
        });
  }

  private SourceReport read(KbSource source, boolean first) throws IOException {
    long started = System.nanoTime();
    String namespace = namespace(source);
    CrossReferencePass known = null;
    if (!first) {
      known = new CrossReferencePass(assembly.index, spec.filters(), namespace, spec.lenient());
      SourceParsers.parse(source, known, progress);
    }
    SourceIntake intake = intake(namespace, known);
    SourceParsers.parse(source, intake, progress);
    return intake.finish(source.format(), (System.nanoTime() - started) / 1e9);
  }

  private SourceIntake intake(String namespace, @Nullable CrossReferencePass known) {
    return new SourceIntake(assembly, spec.filters(), namespace, spec.lenient(), known);
  }

  /** What other vocabularies write before ids that are bare in the source. */
  private static String namespace(KbSource source) {
    return source instanceof KbSource.SnomedRf2 ? "SNOMEDCT:" : "";
  }

  private void describe(List<SourceReport> reports) {
    KnowledgeBaseBuilder builder = assembly.builder;
    for (SourceReport report : reports) {
      for (FileProvenance file : report.files()) {
        builder.source(new SourceFile(report.format(), file.name(), file.sha256(), file.rows()));
      }
      report
          .vocabularies()
          .forEach((name, version) -> builder.option("vocabulary." + name, version));
    }
    Filters filters = spec.filters();
    builder.option("filter.languages", String.join(",", filters.languages()));
    builder.option("filter.sources", sorted(filters.sources()));
    builder.option("filter.semantic_types", sorted(filters.semanticTypes()));
    builder.option("filter.semantic_groups", sorted(filters.semanticGroups()));
    builder.option("filter.suppressed", Boolean.toString(filters.suppressed()));
    builder.option("filter.obsolete", Boolean.toString(filters.obsolete()));
    builder.option("filter.max_name_length", Integer.toString(filters.maxNameLength()));
    builder.option("filter.max_restriction_level", Integer.toString(filters.maxRestrictionLevel()));
    builder.option("lenient", Boolean.toString(spec.lenient()));
    builder.option("training_names", Integer.toString(spec.trainingNames().size()));
  }

  private static String sorted(Iterable<String> values) {
    List<String> sorted = new ArrayList<>();
    values.forEach(sorted::add);
    sorted.sort(null);
    return String.join(",", sorted);
  }
}
