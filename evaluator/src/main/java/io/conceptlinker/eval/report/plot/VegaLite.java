package io.conceptlinker.eval.report.plot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.calibration.ReliabilityBin;
import java.io.IOException;

/**
 * Writes Vega-Lite 5 specifications (Satyanarayan et al. 2017) that carry their data. Confined to
 * one thread.
 */
final class VegaLite {
  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

  private final JsonGenerator json;

  VegaLite(JsonGenerator json) {
    this.json = json;
  }

  void write(Chart chart) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("title", chart.title().title());
    json.writeStringField("description", chart.title().description());
    switch (chart) {
      case LineChart lines -> lines(lines);
      case BarChart bars -> bars(bars);
      case ReliabilityChart reliability -> reliability(reliability);
      case HeatMap map -> heatMap(map);
    }
    json.writeEndObject();
  }

  private void lines(LineChart chart) throws IOException {
    size(chart);
    beginData();
    for (Series series : chart.series()) {
      for (Point point : series.points()) {
        json.writeStartObject();
        json.writeStringField("series", series.label());
        json.writeNumberField("x", point.x());
        json.writeNumberField("y", point.y());
        interval(point.low(), point.high());
        json.writeEndObject();
      }
    }
    endData();
    json.writeArrayFieldStart("layer");
    String first = chart.series().getFirst().label();
    json.writeStartObject();
    json.writeArrayFieldStart("transform");
    json.writeStartObject();
    json.writeObjectFieldStart("filter");
    json.writeStringField("field", "series");
    json.writeStringField("equal", first);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    mark("area", "opacity", 0.15);
    json.writeObjectFieldStart("encoding");
    quantitative("x", "x", chart.x());
    quantitative("y", "low", chart.y());
    field("y2", "high", "");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("mark", "line");
    json.writeObjectFieldStart("encoding");
    quantitative("x", "x", chart.x());
    quantitative("y", "y", chart.y());
    nominal("color", "series");
    nominal("strokeDash", "series");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void bars(BarChart chart) throws IOException {
    beginData();
    for (Bar bar : chart.bars()) {
      json.writeStartObject();
      json.writeStringField("name", bar.name());
      number("value", bar.value());
      interval(bar.low(), bar.high());
      json.writeNumberField("n", bar.n());
      json.writeEndObject();
    }
    endData();
    json.writeNumberField("width", 400);
    json.writeObjectFieldStart("encoding");
    nominal("y", "name");
    json.writeEndObject();
    json.writeArrayFieldStart("layer");
    json.writeStartObject();
    mark("bar", "opacity", 0.78);
    json.writeObjectFieldStart("encoding");
    quantitative("x", "value", chart.value());
    field("tooltip", "n", "quantitative");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("mark", "rule");
    json.writeObjectFieldStart("encoding");
    quantitative("x", "low", chart.value());
    field("x2", "high", "");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void reliability(ReliabilityChart chart) throws IOException {
    Axis confidence = Axis.of("confidence", 0, 1, 0.2);
    Axis accuracy = Axis.of("accuracy", 0, 1, 0.2);
    size(chart);
    beginData();
    for (ReliabilityBin bin : chart.bins()) {
      json.writeStartObject();
      json.writeNumberField("low", bin.low());
      json.writeNumberField("high", bin.high());
      json.writeNumberField("n", bin.n());
      number("confidence", bin.confidence());
      number("accuracy", bin.accuracy());
      json.writeEndObject();
    }
    endData();
    json.writeArrayFieldStart("layer");
    json.writeStartObject();
    mark("rect", "opacity", 0.6);
    json.writeObjectFieldStart("encoding");
    quantitative("x", "low", confidence);
    field("x2", "high", "");
    quantitative("y", "accuracy", accuracy);
    json.writeObjectFieldStart("y2");
    json.writeNumberField("datum", 0);
    json.writeEndObject();
    field("tooltip", "n", "quantitative");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("mark", "point");
    json.writeObjectFieldStart("encoding");
    quantitative("x", "confidence", confidence);
    quantitative("y", "accuracy", accuracy);
    json.writeEndObject();
    json.writeEndObject();
    diagonal(confidence, accuracy);
    json.writeEndArray();
  }

  private void diagonal(Axis x, Axis y) throws IOException {
    json.writeStartObject();
    beginData();
    for (int end = 0; end <= 1; end++) {
      json.writeStartObject();
      json.writeNumberField("x", end);
      json.writeNumberField("y", end);
      json.writeEndObject();
    }
    endData();
    mark("line", "strokeWidth", 1);
    json.writeObjectFieldStart("encoding");
    quantitative("x", "x", x);
    quantitative("y", "y", y);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void heatMap(HeatMap chart) throws IOException {
    beginData();
    for (int row = 0; row < chart.rows().size(); row++) {
      for (int column = 0; column < chart.columns().size(); column++) {
        json.writeStartObject();
        json.writeStringField("gold", chart.rows().get(row));
        json.writeStringField("answer", chart.columns().get(column));
        json.writeNumberField("n", chart.counts().get(row).get(column));
        json.writeEndObject();
      }
    }
    endData();
    json.writeStringField("mark", "rect");
    json.writeObjectFieldStart("encoding");
    nominal("y", "gold");
    nominal("x", "answer");
    json.writeObjectFieldStart("color");
    json.writeStringField("field", "n");
    json.writeStringField("type", "quantitative");
    json.writeObjectFieldStart("scale");
    json.writeStringField("scheme", "blues");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void size(Chart chart) throws IOException {
    json.writeNumberField("width", chart.width());
    json.writeNumberField("height", chart.height());
  }

  private void beginData() throws IOException {
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("values");
  }

  private void endData() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  private void mark(String type, String property, double value) throws IOException {
    json.writeObjectFieldStart("mark");
    json.writeStringField("type", type);
    json.writeNumberField(property, value);
    json.writeEndObject();
  }

  private void quantitative(String channel, String field, Axis axis) throws IOException {
    json.writeObjectFieldStart(channel);
    json.writeStringField("field", field);
    json.writeStringField("type", "quantitative");
    json.writeStringField("title", axis.label());
    json.writeObjectFieldStart("scale");
    json.writeArrayFieldStart("domain");
    json.writeNumber(axis.min());
    json.writeNumber(axis.max());
    json.writeEndArray();
    json.writeEndObject();
    if (axis.percent()) {
      json.writeObjectFieldStart("axis");
      json.writeStringField("format", ".0%");
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** In the order of the data, without a title: the labels say what they are. */
  private void nominal(String channel, String field) throws IOException {
    json.writeObjectFieldStart(channel);
    json.writeStringField("field", field);
    json.writeStringField("type", "nominal");
    json.writeNullField("sort");
    json.writeNullField("title");
    if (channel.equals("y")) {
      json.writeObjectFieldStart("axis");
      json.writeNumberField("labelLimit", 400);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void field(String channel, String field, String type) throws IOException {
    json.writeObjectFieldStart(channel);
    json.writeStringField("field", field);
    if (!type.isEmpty()) {
      json.writeStringField("type", type);
    }
    json.writeEndObject();
  }

  private void interval(double low, double high) throws IOException {
    number("low", low);
    number("high", high);
  }

  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
