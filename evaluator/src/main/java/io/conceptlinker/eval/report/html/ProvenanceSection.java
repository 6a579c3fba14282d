package io.conceptlinker.eval.report.html;

import java.util.Map;

/** What a reader needs to repeat the run. */
record ProvenanceSection(Provenance provenance) implements Section {

  @Override
  public String id() {
    return "provenance";
  }

  @Override
  public String title() {
    return "Provenance";
  }

  @Override
  public void write(Markup page) {
    page.open("div", "class", "scroll").open("table", "class", "facts text").open("tbody");
    for (Map.Entry<String, String> row : provenance.rows().entrySet()) {
      page.open("tr").element("th", row.getKey(), "scope", "row");
      page.element("td", row.getValue()).closeLine();
    }
    page.close().close().closeLine();
    if (!provenance.command().isEmpty()) {
      page.open("h3").text("Repeat it with").closeLine();
      page.open("pre").element("code", lines(provenance.command())).closeLine();
    }
  }

  /** An option a line, so that none is broken; a shell reads it as before. */
  private static String lines(String command) {
    return command.replace(" --", " \\\n    --");
  }
}
