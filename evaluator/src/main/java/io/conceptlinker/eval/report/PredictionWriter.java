package io.conceptlinker.eval.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.Stratum;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;

/**
 * Writes {@code predictions.jsonl}: one mention a line, with all that scoring needs: {@code
 * {"document","start","end","text","gold":[["D1"],["D2","D3"]],"group","language",
 * "ranked":[{"id","score"}],"strata":{"words":"1"}}}. The outer list of {@code gold} holds
 * alternatives, the inner ones the parts of a composite; an empty list is NIL. Confined to one
 * thread; closing it closes the writer underneath.
 */
public final class PredictionWriter implements Closeable {
  private final JsonGenerator json;
  private final Writer out;

  /** Begins the file. */
  public PredictionWriter(Writer out) throws IOException {
    this.out = out;
    this.json = new JsonFactory().createGenerator(out);
    this.json.setRootValueSeparator(null);
  }

  /** Writes one line. */
  public void write(LinkingCase scored) throws IOException {
    GoldMention mention = scored.mention();
    json.writeStartObject();
    json.writeStringField("document", mention.document());
    json.writeNumberField("start", mention.start());
    json.writeNumberField("end", mention.end());
    json.writeStringField("text", mention.text());
    json.writeArrayFieldStart("gold");
    for (Set<String> alternative : mention.gold().alternatives()) {
      json.writeStartArray();
      for (String id : alternative) {
        json.writeString(id);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeStringField("group", mention.group());
    json.writeStringField("language", mention.language());
    json.writeArrayFieldStart("ranked");
    for (RankedConcept concept : scored.ranked()) {
      json.writeStartObject();
      json.writeStringField("id", concept.id());
      json.writeNumberField("score", concept.score());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("strata");
    for (Stratum stratum : scored.strata()) {
      json.writeStringField(stratum.dimension().label(), stratum.value());
    }
    json.writeEndObject();
    json.writeEndObject();
    json.flush();
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.close();
  }
}
