package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.calibration.Calibration;
import io.conceptlinker.eval.calibration.PrecisionTarget;
import io.conceptlinker.eval.calibration.ReliabilityBin;
import io.conceptlinker.eval.calibration.ThresholdPoint;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.linking.StratumScore;
import java.io.IOException;

/** Writes {@code linking} and {@code calibration}. Confined to one thread. */
final class LinkingSection {
  private final JsonGenerator json;
  private final JsonFields fields;

  LinkingSection(JsonGenerator json, JsonFields fields) {
    this.json = json;
    this.fields = fields;
  }

  void linking(LinkingReport report) throws IOException {
    json.writeObjectFieldStart("linking");
    json.writeNumberField("documents", report.documents());
    json.writeNumberField("mentions", report.mentions());
    json.writeNumberField("nil_mentions", report.nilMentions());
    json.writeNumberField("duplicates", report.duplicates());
    fields.estimate("recall_at_1", report.recallAt(1));
    fields.estimate("recall_at_5", report.recallAt(5));
    fields.estimate("mrr", report.meanReciprocalRank());
    fields.estimate("strict_recall_at_1", report.strictRecallAt(1));
    fields.estimate("strict_recall_at_5", report.strictRecallAt(5));
    fields.estimate("strict_mrr", report.strictMeanReciprocalRank());
    json.writeArrayFieldStart("recall_at_k");
    for (int k = 1; k <= LinkingReport.MAX_K; k++) {
      json.writeStartObject();
      json.writeNumberField("k", k);
      fields.number("value", report.recallAt(k).value());
      fields.number("strict", report.strictRecallAt(k).value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("nil");
    fields.estimate("precision", report.nil().precision());
    fields.estimate("recall", report.nil().recall());
    json.writeEndObject();
    json.writeArrayFieldStart("strata");
    for (StratumScore score : report.strata()) {
      json.writeStartObject();
      json.writeStringField("dimension", score.stratum().dimension().label());
      json.writeStringField("value", score.stratum().value());
      fields.estimate("recall_at_1", score.recallAt1());
      fields.estimate("strict_recall_at_1", score.strictRecallAt1());
      fields.estimate("recall_at_5", score.recallAt5());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  void calibration(Calibration calibration) throws IOException {
    json.writeObjectFieldStart("calibration");
    json.writeNumberField("questions", calibration.questions());
    json.writeNumberField("given", calibration.given());
    fields.number("ece", calibration.expectedError());
    fields.number("ece_by_chance", calibration.errorByChance());
    fields.number("aurc", calibration.areaUnderRiskCoverage());
    json.writeArrayFieldStart("bins");
    for (ReliabilityBin bin : calibration.bins()) {
      json.writeStartObject();
      fields.number("low", bin.low());
      fields.number("high", bin.high());
      json.writeNumberField("n", bin.n());
      fields.number("confidence", bin.confidence());
      fields.number("accuracy", bin.accuracy());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("risk_coverage");
    for (int i = 0; i < calibration.risks().size(); i++) {
      json.writeStartObject();
      fields.number("coverage", (i + 1.0) / calibration.risks().size());
      fields.number("risk", calibration.risks().get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("thresholds");
    for (ThresholdPoint point : calibration.thresholds()) {
      point(point);
    }
    json.writeEndArray();
    json.writeFieldName("best_f1");
    point(calibration.bestF1());
    json.writeArrayFieldStart("coverage_at_precision");
    for (PrecisionTarget target : calibration.targets()) {
      json.writeStartObject();
      fields.number("precision", target.precision());
      fields.number("coverage", target.best().coverage());
      fields.number("threshold", target.best().threshold());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void point(ThresholdPoint point) throws IOException {
    json.writeStartObject();
    fields.number("threshold", point.threshold());
    json.writeNumberField("selected", point.selected());
    fields.number("precision", point.precision());
    fields.number("recall", point.recall());
    fields.number("f1", point.f1());
    fields.number("coverage", point.coverage());
    json.writeEndObject();
  }
}
