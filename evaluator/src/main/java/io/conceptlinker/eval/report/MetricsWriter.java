package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.conceptlinker.eval.endtoend.EndToEndReport;
import io.conceptlinker.eval.entity.EntityReport;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.relation.ConceptRelationMode;
import io.conceptlinker.eval.relation.RelationReport;
import io.conceptlinker.eval.relation.RelationScore;
import io.conceptlinker.eval.stats.Averages;
import io.conceptlinker.eval.stats.Detection;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes {@code metrics.json}. Sections that were not measured are left out, each one is written at
 * most once, and names never change their meaning within a schema version. Confined to one thread;
 * closing it closes the writer underneath.
 */
public final class MetricsWriter implements Closeable {
  /** Grows when a field changes its name or its meaning, not when one is added. */
  public static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;
  private final JsonFields fields;
  private final Set<Section> written = EnumSet.noneOf(Section.class);

  private enum Section {
    LINKING,
    END_TO_END,
    ENTITIES,
    RELATIONS,
    COST
  }

  /** Begins the file. */
  public MetricsWriter(Writer out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.setPrettyPrinter(new DefaultPrettyPrinter());
    fields = new JsonFields(json);
    json.writeStartObject();
    json.writeNumberField("schema_version", SCHEMA_VERSION);
  }

  /** Writes {@code linking} and {@code calibration}. */
  public void linking(LinkingReport report) throws IOException {
    once(Section.LINKING);
    LinkingSection section = new LinkingSection(json, fields);
    section.linking(report);
    section.calibration(report.calibration());
  }

  /** Writes {@code end_to_end}. */
  public void endToEnd(EndToEndReport report) throws IOException {
    once(Section.END_TO_END);
    json.writeObjectFieldStart("end_to_end");
    detection("strict", report.strict());
    detection("overlap", report.overlap());
    detection("document", report.document());
    json.writeEndObject();
  }

  /**
   * Writes {@code entities}.
   *
   * @param report the four schemas
   * @param sequences figures of tag sequences by mode, such as {@code default} and {@code IOB2};
   *     empty if there are none
   */
  public void entities(EntityReport report, Map<String, Averages> sequences) throws IOException {
    once(Section.ENTITIES);
    new EntitySection(json, fields).entities(report, sequences);
  }

  /**
   * Writes {@code relations}.
   *
   * @param mentions relations between mentions
   * @param concepts relations between the concepts of a document; empty if there are none
   */
  public void relations(RelationReport mentions, Map<ConceptRelationMode, RelationScore> concepts)
      throws IOException {
    once(Section.RELATIONS);
    RelationSection section = new RelationSection(json, fields);
    section.relations(mentions, concepts);
  }

  /** Writes {@code cost}. */
  public void cost(Cost cost) throws IOException {
    once(Section.COST);
    json.writeObjectFieldStart("cost");
    json.writeNumberField("mentions", cost.mentions());
    fields.number("seconds", cost.seconds());
    fields.number("mentions_per_second", cost.mentionsPerSecond());
    fields.number("model_calls_per_mention", cost.modelCallsPerMention());
    fields.number("fast_path_share", cost.fastPathShare());
    json.writeNumberField("peak_memory_bytes", cost.peakMemoryBytes());
    json.writeArrayFieldStart("paths");
    for (Map.Entry<String, Long> path : cost.paths().entrySet()) {
      json.writeStartObject();
      json.writeStringField("path", path.getKey());
      json.writeNumberField("mentions", path.getValue());
      fields.number("share", (double) path.getValue() / cost.mentions());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private void detection(String name, Detection detection) throws IOException {
    json.writeObjectFieldStart(name);
    fields.detection(detection);
    json.writeEndObject();
  }

  private void once(Section section) {
    if (!written.add(section)) {
      throw new IllegalStateException("section [" + section + "]: was written before");
    }
  }
}
