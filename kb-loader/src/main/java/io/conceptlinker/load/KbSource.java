package io.conceptlinker.load;

import io.conceptlinker.load.obo.OntologyOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A source of concepts: its format, where it is, and how it is to be read. */
public sealed interface KbSource {

  /** A file, or a directory with the files of a release. */
  Path path();

  /** The format's name on the command line and in reports. */
  default String format() {
    return switch (this) {
      case Umls umls -> "umls";
      case SnomedRf2 snomed -> "snomed-rf2";
      case Obo obo -> "obo";
      case OboGraphs graphs -> "obographs";
      case Ctd ctd -> "ctd";
      case Medic medic -> "medic";
      case Mesh mesh -> "mesh";
      case Table table -> "tsv";
      case Jsonl jsonl -> "jsonl";
    };
  }

  /**
   * A UMLS release in Rich Release Format.
   *
   * @param path the META directory or the one that holds it
   * @param codeSources vocabularies (SAB) whose codes become cross-references
   */
  record Umls(Path path, Set<String> codeSources) implements KbSource {
    public Umls {
      codeSources = Set.copyOf(codeSources);
    }

    /** Without codes. */
    public Umls(Path path) {
      this(path, Set.of());
    }
  }

  /**
   * A SNOMED CT release.
   *
   * @param path a directory with the files of the release anywhere under it
   * @param date the state at this date, YYYYMMDD, from the full files
   */
  record SnomedRf2(Path path, Optional<Integer> date) implements KbSource {
    /** The latest state. */
    public SnomedRf2(Path path) {
      this(path, Optional.empty());
    }
  }

  /** An OBO flat file, plain, gzipped or zipped. */
  record Obo(Path path, OntologyOptions options) implements KbSource {
    /** With the usual options. */
    public Obo(Path path) {
      this(path, OntologyOptions.DEFAULT);
    }
  }

  /** An OBO Graphs JSON file, plain, gzipped or zipped. */
  record OboGraphs(Path path, OntologyOptions options) implements KbSource {
    /** With the usual options. */
    public OboGraphs(Path path) {
      this(path, OntologyOptions.DEFAULT);
    }
  }

  /** CTD's report of diseases. */
  record Ctd(Path path) implements KbSource {}

  /** The text form of MEDIC. */
  record Medic(Path path) implements KbSource {}

  /** MeSH descriptor tables. */
  record Mesh(Path path) implements KbSource {}

  /**
   * Tables.
   *
   * @param path the table, or the directory with the tables
   * @param specification a YAML file that says what their columns hold
   */
  record Table(Path path, Path specification) implements KbSource {}

  /**
   * One JSON record a line.
   *
   * @param path a file, or a directory whose {@code .jsonl} files are one source
   * @param language of names that do not say it
   */
  record Jsonl(Path path, String language) implements KbSource {
    /** English unless a name says otherwise. */
    public Jsonl(Path path) {
      this(path, "en");
    }
  }

  /** The formats' names. */
  static Set<String> formats() {
    return Set.of("umls", "snomed-rf2", "obo", "obographs", "ctd", "medic", "mesh", "tsv", "jsonl");
  }

  /**
   * A source by its format's name, with the usual options.
   *
   * @param specification needed for {@code tsv}
   * @throws IllegalArgumentException if there is no such format, or a specification is missing
   */
  static KbSource of(String format, Path path, Optional<Path> specification) {
    return switch (format) {
      case "umls" -> new Umls(path);
      case "snomed-rf2" -> new SnomedRf2(path);
      case "obo" -> new Obo(path);
      case "obographs" -> new OboGraphs(path);
      case "ctd" -> new Ctd(path);
      case "medic" -> new Medic(path);
      case "mesh" -> new Mesh(path);
      case "jsonl" -> new Jsonl(path);
      case "tsv" ->
          new Table(
              path,
              specification.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "source tsv: expected a YAML specification of the columns, found none;"
                              + " see config/kb for samples")));
      default ->
          throw new IllegalArgumentException(
              "source format ["
                  + format
                  + "]: expected one of "
                  + String.join(", ", formats().stream().sorted().toList()));
    };
  }
}
