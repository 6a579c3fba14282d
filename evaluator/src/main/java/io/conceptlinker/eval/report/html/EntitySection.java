package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.entity.EntityReport;
import io.conceptlinker.eval.entity.Schema;
import io.conceptlinker.eval.entity.SchemaCounts;
import io.conceptlinker.eval.entity.SchemaScore;
import io.conceptlinker.eval.stats.Averages;
import io.conceptlinker.eval.stats.Scores;
import java.util.List;
import java.util.Map;

/** Entities in the schemas of SemEval-2013, and tag sequences. */
record EntitySection(EntityReport report, Map<String, Averages> sequences) implements Section {

  @Override
  public String id() {
    return "entities";
  }

  @Override
  public String title() {
    return "Entities";
  }

  @Override
  public void write(Markup page) {
    page.note("The four schemas of SemEval-2013 task 9.1. Figures in percent.");
    page.beginTable(
        List.of(
            "Schema",
            "Precision",
            "Recall",
            "F1",
            "95 % interval",
            "Macro F1",
            "Correct",
            "Incorrect",
            "Partial",
            "Missed",
            "Spurious"),
        "numbers");
    for (Map.Entry<Schema, SchemaScore> schema : report.overall().entrySet()) {
      SchemaScore score = schema.getValue();
      SchemaCounts counts = score.counts();
      page.open("tr").element("th", schema.getKey().label(), "scope", "row");
      page.element("td", Figures.percent(counts.precision()));
      page.element("td", Figures.percent(counts.recall()));
      page.element("td", Figures.percent(score.f1()), "class", "main");
      page.element("td", Figures.interval(score.f1()));
      page.element("td", Figures.percent(score.macroF1()));
      page.element("td", Figures.count(counts.correct()));
      page.element("td", Figures.count(counts.incorrect()));
      page.element("td", Figures.count(counts.partial()));
      page.element("td", Figures.count(counts.missed()));
      page.element("td", Figures.count(counts.spurious()));
      page.closeLine();
    }
    page.endTable();
    types(page);
    if (!sequences.isEmpty()) {
      tagSequences(page);
    }
  }

  private void types(Markup page) {
    page.open("h3").text("F1 by type").closeLine();
    page.beginTable(
        List.of("Type", "Strict", "Exact", "Partial", "Type", "Gold (strict)"), "numbers");
    for (Map.Entry<String, Map<Schema, SchemaCounts>> type : report.byType().entrySet()) {
      page.open("tr").element("th", type.getKey(), "scope", "row");
      for (Schema schema : Schema.values()) {
        SchemaCounts counts = type.getValue().get(schema);
        page.element("td", counts == null ? "–" : Figures.percent(counts.f1()));
      }
      SchemaCounts strict = type.getValue().get(Schema.STRICT);
      page.element("td", strict == null ? "–" : Figures.count(gold(strict)));
      page.closeLine();
    }
    page.endTable();
  }

  private static long gold(SchemaCounts counts) {
    return counts.correct() + counts.incorrect() + counts.partial() + counts.missed();
  }

  private void tagSequences(Markup page) {
    page.open("h3").text("Tag sequences").closeLine();
    page.note("As seqeval counts them.");
    page.beginTable(
        List.of("Mode", "Precision", "Recall", "F1", "Macro F1", "Weighted F1", "Gold"), "numbers");
    for (Map.Entry<String, Averages> mode : sequences.entrySet()) {
      Scores micro = mode.getValue().micro();
      page.open("tr").element("th", mode.getKey(), "scope", "row");
      page.element("td", Figures.percent(micro.precision()));
      page.element("td", Figures.percent(micro.recall()));
      page.element("td", Figures.percent(micro.f1()), "class", "main");
      page.element("td", Figures.percent(mode.getValue().macro().f1()));
      page.element("td", Figures.percent(mode.getValue().weighted().f1()));
      page.element("td", Figures.count(micro.support()));
      page.closeLine();
    }
    page.endTable();
  }
}
