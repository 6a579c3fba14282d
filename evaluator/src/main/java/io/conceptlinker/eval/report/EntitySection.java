package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.entity.EntityReport;
import io.conceptlinker.eval.entity.Schema;
import io.conceptlinker.eval.entity.SchemaCounts;
import io.conceptlinker.eval.entity.SchemaScore;
import io.conceptlinker.eval.stats.Averages;
import io.conceptlinker.eval.stats.PrecisionRecall;
import java.io.IOException;
import java.util.Map;

/** Writes {@code entities}. Confined to one thread. */
final class EntitySection {
  private final JsonGenerator json;
  private final JsonFields fields;

  EntitySection(JsonGenerator json, JsonFields fields) {
    this.json = json;
    this.fields = fields;
  }

  void entities(EntityReport report, Map<String, Averages> sequences) throws IOException {
    json.writeObjectFieldStart("entities");
    json.writeStringField("matching", report.order().label());
    json.writeArrayFieldStart("schemas");
    for (Map.Entry<Schema, SchemaScore> schema : report.overall().entrySet()) {
      SchemaScore score = schema.getValue();
      json.writeStartObject();
      json.writeStringField("schema", schema.getKey().label());
      counts(score.counts());
      fields.estimate("f1", score.f1());
      fields.number("macro_f1", score.macroF1());
      fields.number("weighted_f1", score.weightedF1());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("by_type");
    for (Map.Entry<String, Map<Schema, SchemaCounts>> type : report.byType().entrySet()) {
      for (Map.Entry<Schema, SchemaCounts> schema : type.getValue().entrySet()) {
        json.writeStartObject();
        json.writeStringField("type", type.getKey());
        json.writeStringField("schema", schema.getKey().label());
        counts(schema.getValue());
        fields.number("f1", schema.getValue().f1());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sequences");
    for (Map.Entry<String, Averages> mode : sequences.entrySet()) {
      sequence(mode.getKey(), mode.getValue());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void counts(SchemaCounts counts) throws IOException {
    json.writeNumberField("correct", counts.correct());
    json.writeNumberField("incorrect", counts.incorrect());
    json.writeNumberField("partial", counts.partial());
    json.writeNumberField("missed", counts.missed());
    json.writeNumberField("spurious", counts.spurious());
    fields.number("precision", counts.precision());
    fields.number("recall", counts.recall());
  }

  private void sequence(String mode, Averages averages) throws IOException {
    json.writeStartObject();
    json.writeStringField("mode", mode);
    fields.scores("micro", averages.micro());
    fields.scores("macro", averages.macro());
    fields.scores("weighted", averages.weighted());
    json.writeArrayFieldStart("by_type");
    for (Map.Entry<String, PrecisionRecall> type : averages.byClass().entrySet()) {
      json.writeStartObject();
      json.writeStringField("type", type.getKey());
      fields.scores("scores", type.getValue().scores());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
