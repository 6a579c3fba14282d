package io.conceptlinker.corpus.standoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;

/**
 * Writes the {@code mentions} contract: one line for each annotation, {@code
 * {"doc_id","text","start","end","mention","ids":[],"group","language"}}. Offsets are code points
 * of {@code text}, the whole document; {@code ids} are alternatives, the parts of a composite
 * joined by {@code +}. Lost: documents without annotations, the gaps of discontinuous annotations,
 * relations, annotation ids, passages. Confined to a thread; closing it closes the writer
 * underneath.
 */
public final class MentionsWriter implements CorpusWriter {
  private final Writer out;
  private final JsonGenerator json;

  /** Writes to {@code out}. */
  public MentionsWriter(Writer out) throws IOException {
    this.out = out;
    this.json = new JsonFactory().createGenerator(out);
    this.json.setRootValueSeparator(null);
  }

  @Override
  public void write(CorpusDocument document) throws IOException {
    String text = document.text();
    CodePointOffsets offsets = new CodePointOffsets(text);
    for (Annotation annotation : document.annotations()) {
      json.writeStartObject();
      json.writeStringField("doc_id", document.id());
      json.writeStringField("text", text);
      json.writeNumberField("start", offsets.toCodePoints(annotation.start()));
      json.writeNumberField("end", offsets.toCodePoints(annotation.end()));
      json.writeStringField("mention", text.substring(annotation.start(), annotation.end()));
      json.writeArrayFieldStart("ids");
      for (Set<String> alternative : annotation.concepts().alternatives()) {
        json.writeString(String.join("+", alternative));
      }
      json.writeEndArray();
      json.writeStringField("group", annotation.type());
      json.writeStringField("language", document.language());
      json.writeEndObject();
      json.flush();
      out.write('\n');
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.close();
  }
}
