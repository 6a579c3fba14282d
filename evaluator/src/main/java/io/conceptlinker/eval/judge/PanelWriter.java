package io.conceptlinker.eval.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.conceptlinker.eval.linking.GoldMention;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Writes what a panel found; docs/judge.md lists the fields. Confined to one thread. */
public final class PanelWriter {
  private final PanelReport report;

  public PanelWriter(PanelReport report) {
    this.report = report;
  }

  /** Writes {@code judge.json} and closes the writer. */
  public void writeSummary(Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("schema_version", 1);
      json.writeNumberField("mentions", report.mismatches().mentions());
      json.writeNumberField("right", report.mismatches().right());
      json.writeNumberField("unanswered", report.mismatches().unanswered());
      json.writeNumberField("mismatches", report.judged().size());
      json.writeNumberField("undecided", report.undecided());
      json.writeNumberField("unaskable", report.unaskable());
      json.writeObjectFieldStart("verdicts");
      for (Verdict verdict : Verdict.values()) {
        json.writeObjectFieldStart(verdict.label());
        json.writeNumberField("hierarchy", report.byHierarchy(verdict));
        json.writeNumberField("judges", report.byJudges(verdict));
        json.writeEndObject();
      }
      json.writeEndObject();
      number(json, "recall_at_1", report.recallWith());
      number(json, "recall_at_1_exact", report.recallWith(Verdict.EXACT));
      number(
          json, "recall_at_1_exact_or_broader", report.recallWith(Verdict.EXACT, Verdict.BROADER));
      judges(json);
      agreement(json);
      json.writeNumberField("calls", report.calls());
      json.writeNumberField("tokens", report.tokens());
      json.writeEndObject();
    }
  }

  private void judges(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("judges");
    for (int judge = 0; judge < report.judges().size(); judge++) {
      JudgeTally tally = report.tally(judge);
      json.writeStartObject();
      json.writeStringField("model", report.judges().get(judge));
      counts(json, "verdicts", tally.verdicts());
      counts(json, "gold", tally.gold());
      json.writeNumberField("invalid", tally.invalid());
      json.writeNumberField("cached", tally.cached());
      json.writeNumberField("failed", tally.failed());
      json.writeObjectFieldStart("failures");
      for (Map.Entry<String, Long> failure : tally.failures().entrySet()) {
        json.writeNumberField(failure.getKey(), failure.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("unasked", tally.unasked());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void agreement(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("agreement");
    json.writeNumberField("questions", report.questionsAnsweredByAll());
    number(json, "fleiss_kappa", report.fleiss());
    json.writeArrayFieldStart("cohen_kappa");
    for (int one = 0; one < report.judges().size(); one++) {
      for (int other = one + 1; other < report.judges().size(); other++) {
        json.writeStartObject();
        json.writeStringField("first", report.judges().get(one));
        json.writeStringField("second", report.judges().get(other));
        number(json, "kappa", report.cohen(one, other));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes {@code judgements.jsonl}, a line for each mismatch, and closes the writer. */
  public void writeJudgements(Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(null);
      for (JudgedMismatch judged : report.judged()) {
        judgement(json, judged);
        json.writeRaw('\n');
      }
    }
  }

  private void judgement(JsonGenerator json, JudgedMismatch judged) throws IOException {
    Mismatch mismatch = judged.mismatch();
    GoldMention mention = mismatch.scored().mention();
    json.writeStartObject();
    json.writeStringField("document", mention.document());
    json.writeNumberField("start", mention.start());
    json.writeNumberField("end", mention.end());
    json.writeStringField("gold", mention.gold().notation());
    json.writeStringField("answer", mismatch.scored().ranked().getFirst().id());
    json.writeStringField("kinship", mismatch.kinship().label());
    json.writeStringField("verdict", judged.verdict().map(Verdict::label).orElse(""));
    json.writeObjectFieldStart("votes");
    for (int judge = 0; judge < judged.votes().size(); judge++) {
      json.writeStringField(report.judges().get(judge), label(judged.votes().get(judge)));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String label(Vote vote) {
    return switch (vote) {
      case Vote.Cast _ -> vote.verdict().map(Verdict::label).orElse("invalid");
      case Vote.Failed _ -> "failed";
      case Vote.Unasked _ -> "unasked";
    };
  }

  private static void counts(JsonGenerator json, String name, Map<Verdict, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Verdict verdict : Verdict.values()) {
      json.writeNumberField(verdict.label(), counts.getOrDefault(verdict, 0L));
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(value)) {
      json.writeNumber(Math.round(value * 1e6) / 1e6);
    } else {
      json.writeNull();
    }
  }
}
