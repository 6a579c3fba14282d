package io.conceptlinker.cli.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An experiment as its file describes it. Words of commands may hold {@code ${data}}, {@code
 * ${runs}} and {@code ${experiments}}, which become directories.
 *
 * @param name of the file, without its ending
 * @param title for people
 * @param about what is measured, on what, and what to know about it
 * @param unpack files that are taken out of archives first
 * @param prepare commands that make what the systems need, each with its {@code --out}
 * @param run the words that the commands of all systems share
 * @param systems further words of each system's command
 * @param expected figures of each system by their path in its {@code metrics.json}
 * @param measured of each system, what differs from machine to machine and is not compared
 */
record Experiment(
    String name,
    String title,
    String about,
    List<Unpack> unpack,
    List<List<String>> prepare,
    List<String> run,
    Map<String, List<String>> systems,
    Map<String, Map<FigurePath, Expected>> expected,
    Map<String, Map<String, String>> measured) {

  Experiment {
    unpack = List.copyOf(unpack);
    prepare = List.copyOf(prepare);
    run = List.copyOf(run);
    systems = Collections.unmodifiableMap(new LinkedHashMap<>(systems));
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
  }

  /**
   * A file in an archive.
   *
   * @param archive where it is
   * @param file its name in there
   * @param to where it is put
   */
  record Unpack(String archive, String file, String to) {}

  /**
   * A figure that has to come out.
   *
   * @param value what it is
   * @param tolerance how far it may be off, in both directions
   */
  record Expected(double value, double tolerance) {}
}
