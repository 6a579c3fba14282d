package io.conceptlinker.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes one JSON object a line: {@code
 * {"id","mentions":[{"field","start","end","text","id","name",
 * "score","assertion","path","candidates":[{"id","name","score"}]}]}}. Offsets are UTF-16 code
 * units of the field. Confined to a thread; closing it closes the writer underneath.
 */
public final class JsonlWriter implements LinkWriter {
  private final Writer out;
  private final JsonGenerator json;

  public JsonlWriter(Writer out) throws IOException {
    this.out = out;
    this.json = new JsonFactory().createGenerator(out);
    this.json.setRootValueSeparator(null);
  }

  @Override
  public void write(CorpusDocument document, LinkResult links) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", document.id());
    json.writeArrayFieldStart("mentions");
    for (Mention mention : links.mentions()) {
      write(document.passages().get(mention.passage()), mention);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.close();
  }

  private void write(CorpusPassage passage, Mention mention) throws IOException {
    json.writeStartObject();
    json.writeStringField("field", passage.field());
    json.writeNumberField("start", mention.start());
    json.writeNumberField("end", mention.end());
    json.writeStringField("text", passage.text().substring(mention.start(), mention.end()));
    json.writeStringField("id", mention.conceptId());
    json.writeStringField("name", mention.name());
    json.writeNumberField("score", rounded(mention.score()));
    json.writeStringField("assertion", mention.assertion().label());
    json.writeStringField("path", mention.path().label());
    json.writeArrayFieldStart("candidates");
    for (Candidate candidate : mention.candidates()) {
      json.writeStartObject();
      json.writeStringField("id", candidate.conceptId());
      json.writeStringField("name", candidate.name());
      json.writeNumberField("score", rounded(candidate.score()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Four decimals: more are noise. */
  private static double rounded(double score) {
    return Math.round(score * 10_000) / 10_000.0;
  }
}
