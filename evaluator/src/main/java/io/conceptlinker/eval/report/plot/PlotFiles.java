package io.conceptlinker.eval.report.plot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Charts as files. */
public final class PlotFiles {
  private PlotFiles() {}

  /** Writes {@code NAME.vl.json}, the Vega-Lite specification with its data; overwrites it. */
  public static Path writeSpec(Chart chart, Path directory) throws IOException {
    Path file = directory.resolve(chart.title().name() + ".vl.json");
    return Files.writeString(file, spec(chart));
  }

  /**
   * Writes {@code NAME.png}; overwrites it.
   *
   * @throws MissingFontException when Java finds no font on this machine; no file is left
   */
  public static Path writeImage(Chart chart, Path directory) throws IOException {
    Path file = directory.resolve(chart.title().name() + ".png");
    try (OutputStream out = Files.newOutputStream(file)) {
      Png.write(chart, out);
    } catch (MissingFontException e) {
      Files.delete(file);
      throw e;
    }
    return file;
  }

  static String spec(Chart chart) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      new VegaLite(json).write(chart);
    }
    return out + "\n";
  }
}
