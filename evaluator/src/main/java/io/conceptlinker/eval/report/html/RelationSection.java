package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.relation.ConceptRelationMode;
import io.conceptlinker.eval.relation.RelationMode;
import io.conceptlinker.eval.relation.RelationReport;
import io.conceptlinker.eval.relation.RelationScore;
import java.util.Map;

/** Relations between mentions and between the concepts of a document. */
record RelationSection(RelationReport report, Map<ConceptRelationMode, RelationScore> concepts)
    implements Section {

  @Override
  public String id() {
    return "relations";
  }

  @Override
  public String title() {
    return "Relations";
  }

  @Override
  public void write(Markup page) {
    page.note("Between mentions, then between the concepts of a document. Figures in percent.");
    page.beginTable(DetectionRow.HEADINGS, "numbers");
    for (Map.Entry<RelationMode, RelationScore> mode : report.modes().entrySet()) {
      new DetectionRow("Mentions: " + mode.getKey().label(), mode.getValue().micro()).write(page);
    }
    for (Map.Entry<ConceptRelationMode, RelationScore> mode : concepts.entrySet()) {
      String name = "Concepts: " + mode.getKey().label().replace('_', ' ');
      new DetectionRow(name, mode.getValue().micro()).write(page);
    }
    page.endTable();
  }
}
