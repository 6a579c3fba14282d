package io.conceptlinker.eval.report.html;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param page the report
 * @param plots images and specifications
 * @param warnings what could not be written, and what to do about it
 */
public record ReportFiles(Path page, List<Path> plots, List<String> warnings) {
  public ReportFiles {
    plots = List.copyOf(plots);
    warnings = List.copyOf(warnings);
  }
}
