package io.conceptlinker.cli.linker;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which language model a generative linker has. */
public final class ModelOption {
  /** Its name. */
  public static final String NAME = "--model";

  @Option(
      names = NAME,
      paramLabel = "DIR",
      defaultValue = "${env:CONCEPT_LINKER_ROOT:-.}/config/models/biomedical-en",
      description = "The language model's directory (default: the one that ships).")
  private Path directory = Path.of("");

  /** The model's directory. */
  public Path directory() {
    return directory;
  }
}
