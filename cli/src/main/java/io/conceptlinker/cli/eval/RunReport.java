package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.report.html.ReportBuilder;
import io.conceptlinker.eval.report.html.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the page of a run with its plots, and says what could not be written. */
final class RunReport {
  private RunReport() {}

  static void write(ReportBuilder report, Path directory, Terminal terminal) throws IOException {
    ReportFiles files = report.write(directory);
    // Each plot has the same trouble; saying it once is enough.
    files.warnings().stream().limit(1).forEach(warning -> terminal.say("  " + warning));
  }
}
