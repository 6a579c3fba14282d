package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.stats.Detection;
import io.conceptlinker.eval.stats.Estimate;
import io.conceptlinker.eval.stats.Interval;
import io.conceptlinker.eval.stats.PrecisionRecall;
import io.conceptlinker.eval.stats.Scores;
import java.io.IOException;

/** Writes the values that sections share. Confined to one thread. */
final class JsonFields {
  /** Six digits are more than 100,000 mentions can tell, and keep files comparable. */
  private static final double PRECISION = 1e6;

  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    number(value);
  }

  void estimate(String name, Estimate estimate) throws IOException {
    json.writeObjectFieldStart(name);
    number("value", estimate.value());
    interval(estimate.ci95());
    json.writeNumberField("n", estimate.n());
    json.writeEndObject();
  }

  /** Writes {@code ci95}, {@code null} when undefined. */
  void interval(Interval interval) throws IOException {
    if (Double.isNaN(interval.low())) {
      json.writeNullField("ci95");
    } else {
      json.writeArrayFieldStart("ci95");
      number(interval.low());
      number(interval.high());
      json.writeEndArray();
    }
  }

  /** Opens nothing: writes the fields into the object that is open. */
  void detection(Detection detection) throws IOException {
    counts(detection.counts());
    estimate("precision", detection.precision());
    estimate("recall", detection.recall());
    estimate("f1", detection.f1());
  }

  void counts(PrecisionRecall counts) throws IOException {
    json.writeNumberField("true_positives", counts.truePositives());
    json.writeNumberField("predicted", counts.predicted());
    json.writeNumberField("gold", counts.gold());
  }

  void scores(String name, Scores scores) throws IOException {
    json.writeObjectFieldStart(name);
    number("precision", scores.precision());
    number("recall", scores.recall());
    number("f1", scores.f1());
    json.writeNumberField("support", scores.support());
    json.writeEndObject();
  }

  private void number(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(Math.round(value * PRECISION) / PRECISION);
    } else {
      json.writeNull();
    }
  }
}
