package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.relation.ConceptRelationMode;
import io.conceptlinker.eval.relation.RelationMode;
import io.conceptlinker.eval.relation.RelationReport;
import io.conceptlinker.eval.relation.RelationScore;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.io.IOException;
import java.util.Map;

/** Writes {@code relations}. Confined to one thread. */
final class RelationSection {
  private final JsonGenerator json;
  private final JsonFields fields;

  RelationSection(JsonGenerator json, JsonFields fields) {
    this.json = json;
    this.fields = fields;
  }

  void relations(RelationReport mentions, Map<ConceptRelationMode, RelationScore> concepts)
      throws IOException {
    json.writeObjectFieldStart("relations");
    json.writeNumberField("outside_gold_pairs", mentions.outsideGoldPairs());
    json.writeArrayFieldStart("mentions");
    for (Map.Entry<RelationMode, RelationScore> mode : mentions.modes().entrySet()) {
      score(mode.getKey().label(), mode.getValue());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("concepts");
    for (Map.Entry<ConceptRelationMode, RelationScore> mode : concepts.entrySet()) {
      score(mode.getKey().label(), mode.getValue());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void score(String mode, RelationScore score) throws IOException {
    json.writeStartObject();
    json.writeStringField("mode", mode);
    fields.detection(score.micro());
    fields.scores("macro", score.byType().macro());
    fields.scores("weighted", score.byType().weighted());
    json.writeArrayFieldStart("by_type");
    for (Map.Entry<String, PrecisionRecall> type : score.byType().byClass().entrySet()) {
      json.writeStartObject();
      json.writeStringField("type", type.getKey());
      fields.scores("scores", type.getValue().scores());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
