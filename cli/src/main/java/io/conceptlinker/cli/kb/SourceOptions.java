package io.conceptlinker.cli.kb;

import io.conceptlinker.load.KbSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said about one source; repeated for each. */
final class SourceOptions {

  @Option(
      names = "--source",
      required = true,
      paramLabel = "FORMAT",
      description =
          "Format of a source: umls, snomed-rf2, obo, obographs, ctd, medic, mesh, tsv or jsonl."
              + " Repeat --source and --in to merge several; later ones are merged into earlier"
              + " ones by cross-references.")
  private String format = "";

  @Option(
      names = "--in",
      required = true,
      paramLabel = "PATH",
      description = "The source's file, or the directory of a release.")
  private Path path = Path.of("");

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description = "YAML that names the columns; for tsv.")
  private @Nullable Path specification;

  /**
   * The source.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  KbSource source() {
    return KbSource.of(format, path, Optional.ofNullable(specification));
  }
}
