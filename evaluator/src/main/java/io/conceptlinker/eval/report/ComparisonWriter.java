package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingComparison;
import io.conceptlinker.eval.linking.Stratum;
import io.conceptlinker.eval.linking.StratumDifference;
import io.conceptlinker.eval.stats.Difference;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code compare.json} and the mentions that were won and lost. Differences are first minus
 * second, 0 to 1. Confined to one thread; every method closes the writer that it is given.
 */
public final class ComparisonWriter {
  private final LinkingComparison comparison;
  private final Map<GoldMention, LinkingCase> first = new HashMap<>();
  private final Map<GoldMention, LinkingCase> second = new HashMap<>();

  /**
   * @param comparison of these cases
   * @param firstCases the first system's
   * @param secondCases the second system's
   */
  public ComparisonWriter(
      LinkingComparison comparison, List<LinkingCase> firstCases, List<LinkingCase> secondCases) {
    this.comparison = comparison;
    firstCases.forEach(scored -> first.putIfAbsent(scored.mention(), scored));
    secondCases.forEach(scored -> second.putIfAbsent(scored.mention(), scored));
  }

  /** The differences, over all mentions and by stratum. */
  public void writeSummary(Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      JsonFields fields = new JsonFields(json);
      json.writeStartObject();
      json.writeNumberField("schema_version", MetricsWriter.SCHEMA_VERSION);
      json.writeNumberField("won", comparison.won().size());
      json.writeNumberField("lost", comparison.lost().size());
      difference(json, fields, "recall_at_1", comparison.recallAt1());
      difference(json, fields, "strict_recall_at_1", comparison.strictRecallAt1());
      difference(json, fields, "recall_at_5", comparison.recallAt5());
      difference(json, fields, "mrr", comparison.meanReciprocalRank());
      json.writeArrayFieldStart("strata");
      for (StratumDifference stratum : comparison.strata()) {
        json.writeStartObject();
        json.writeStringField("dimension", stratum.stratum().dimension().label());
        json.writeStringField("value", stratum.stratum().value());
        json.writeNumberField("won", stratum.won());
        json.writeNumberField("lost", stratum.lost());
        difference(json, fields, "recall_at_1", stratum.recallAt1());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** The mentions that only the first system gets right, one a line. */
  public void writeWon(Writer out) throws IOException {
    writeMentions(comparison.won(), out);
  }

  /** The mentions that only the second system gets right, one a line. */
  public void writeLost(Writer out) throws IOException {
    writeMentions(comparison.lost(), out);
  }

  private void writeMentions(List<GoldMention> mentions, Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(null);
      for (GoldMention mention : mentions) {
        json.writeStartObject();
        json.writeStringField("document", mention.document());
        json.writeNumberField("start", mention.start());
        json.writeNumberField("end", mention.end());
        json.writeStringField("text", mention.text());
        json.writeStringField("gold", mention.gold().notation());
        json.writeStringField("first", answer(first.get(mention)));
        json.writeStringField("second", answer(second.get(mention)));
        json.writeObjectFieldStart("strata");
        LinkingCase scored = first.get(mention);
        for (Stratum stratum : scored == null ? List.<Stratum>of() : scored.strata()) {
          json.writeStringField(stratum.dimension().label(), stratum.value());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  private static String answer(@Nullable LinkingCase scored) {
    return scored == null || scored.ranked().isEmpty() ? "" : scored.ranked().getFirst().id();
  }

  private static void difference(
      JsonGenerator json, JsonFields fields, String name, Difference difference)
      throws IOException {
    json.writeObjectFieldStart(name);
    fields.number("value", difference.value());
    fields.interval(difference.ci95());
    fields.number("p", difference.pValue());
    json.writeNumberField("n", difference.n());
    json.writeEndObject();
  }
}
