package io.conceptlinker.eval.spans;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.Region;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;

/**
 * Writes one document a line: {@code {"document","asked":[{"fragments":[[start,end]],"type",
 * "gold":[["D1"]]}],"found":[{"fragments","type","id","score"}]}}. Gold as in {@code
 * io.conceptlinker.eval.report.PredictionWriter}. Confined to one thread; closing it closes the
 * writer underneath.
 */
public final class SpanDocumentWriter implements Closeable {
  private final JsonGenerator json;

  /** Begins the file. */
  public SpanDocumentWriter(Writer out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.setRootValueSeparator(null);
  }

  /** Writes one line. */
  public void write(SpanDocument document) throws IOException {
    json.writeStartObject();
    json.writeStringField("document", document.id());
    json.writeArrayFieldStart("asked");
    for (AskedSpan span : document.asked()) {
      json.writeStartObject();
      place(span.region(), span.type());
      json.writeArrayFieldStart("gold");
      for (Set<String> alternative : span.concepts().alternatives()) {
        json.writeStartArray();
        for (String id : alternative) {
          json.writeString(id);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("found");
    for (FoundSpan span : document.found()) {
      json.writeStartObject();
      place(span.region(), span.type());
      json.writeStringField("id", span.concept());
      json.writeNumberField("score", span.score());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void place(Region region, String type) throws IOException {
    json.writeArrayFieldStart("fragments");
    for (Fragment fragment : region.fragments()) {
      json.writeStartArray();
      json.writeNumber(fragment.start());
      json.writeNumber(fragment.end());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeStringField("type", type);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
