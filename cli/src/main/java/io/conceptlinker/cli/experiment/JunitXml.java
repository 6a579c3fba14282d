package io.conceptlinker.cli.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Checks as a JUnit XML file, which continuous integration shows as tests. */
final class JunitXml {
  private JunitXml() {}

  static void write(String suite, List<FigureCheck> checks, Path file) throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n",
            escaped(suite),
            checks.size(),
            checks.stream().filter(check -> !check.passed()).count()));
    for (FigureCheck check : checks) {
      xml.append(
          String.format(
              Locale.ROOT,
              "  <testcase classname=\"%s\" name=\"%s\"",
              escaped(suite + "." + check.system()),
              escaped(check.figure().text())));
      xml.append(
          check.passed()
              ? "/>\n"
              : ">\n    <failure message=\"" + escaped(check.message()) + "\"/>\n  </testcase>\n");
    }
    Files.writeString(file, xml.append("</testsuite>\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
