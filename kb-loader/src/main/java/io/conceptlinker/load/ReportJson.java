package io.conceptlinker.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.ItemCount;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** A build report for programs. */
final class ReportJson {

  private final BuildReport report;

  ReportJson(BuildReport report) {
    this.report = report;
  }

  String text() throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("name", report.name());
      json.writeStringField("version", report.version());
      json.writeObjectFieldStart("counts");
      for (Map.Entry<String, Long> count : report.counts().entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("duplicate_names", report.duplicateNames());
      json.writeArrayFieldStart("sources");
      for (SourceReport source : report.sources()) {
        source(json, source);
      }
      json.writeEndArray();
      training(json, report.training());
      json.writeNumberField("read_seconds", report.readSeconds());
      json.writeNumberField("write_seconds", report.writeSeconds());
      json.writeEndObject();
    }
    return out + "\n";
  }

  private static void source(JsonGenerator json, SourceReport source) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", source.format());
    json.writeArrayFieldStart("files");
    for (FileProvenance file : source.files()) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.sha256());
      json.writeNumberField("rows", file.rows());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("items");
    for (Map.Entry<Item, ItemCount> item : source.items().entrySet()) {
      json.writeObjectFieldStart(key(item.getKey()));
      json.writeNumberField("read", item.getValue().read());
      json.writeNumberField("kept", item.getValue().kept());
      json.writeObjectFieldStart("dropped");
      for (Map.Entry<DropReason, Long> reason : item.getValue().dropped().entrySet()) {
        json.writeNumberField(key(reason.getKey()), reason.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("vocabularies");
    for (Map.Entry<String, String> vocabulary : source.vocabularies().entrySet()) {
      json.writeStringField(vocabulary.getKey(), vocabulary.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("merged_concepts", source.mergedConcepts());
    json.writeNumberField("ambiguous_concepts", source.ambiguousConcepts());
    json.writeArrayFieldStart("problems");
    for (String problem : source.problems()) {
      json.writeString(problem);
    }
    json.writeEndArray();
    json.writeNumberField("seconds", source.seconds());
    json.writeEndObject();
  }

  private static void training(JsonGenerator json, TrainingReport training) throws IOException {
    json.writeObjectFieldStart("training_names");
    json.writeNumberField("read", training.read());
    json.writeNumberField("kept", training.kept());
    json.writeNumberField("unknown_ids", training.unknownIds());
    json.writeNumberField("ambiguous_ids", training.ambiguousIds());
    json.writeNumberField("unusable", training.unusable());
    json.writeEndObject();
  }

  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
