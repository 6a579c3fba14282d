package io.conceptlinker.corpus.standoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.CorpusWriter;
import io.conceptlinker.corpus.Fragment;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/**
 * Writes the {@code bigbio_kb} schema, one document a line. Offsets count code points; parts of a
 * composite are joined by {@code +}. Lost: the language, relations between concepts, roles and
 * novelty of relations. Confined to a thread; closing it closes the writer underneath.
 */
public final class BigBioWriter implements CorpusWriter {
  private final Writer out;
  private final JsonGenerator json;
  private final String database;

  /**
   * A writer to {@code out}.
   *
   * @param database the {@code db_name} of all ids
   */
  public BigBioWriter(Writer out, String database) throws IOException {
    this.out = out;
    this.database = database;
    this.json = new JsonFactory().createGenerator(out);
    this.json.setRootValueSeparator(null);
  }

  @Override
  public void write(CorpusDocument document) throws IOException {
    String text = document.text();
    CodePointOffsets offsets = new CodePointOffsets(text);
    json.writeStartObject();
    json.writeStringField("id", document.id());
    json.writeStringField("document_id", document.id());
    json.writeArrayFieldStart("passages");
    for (CorpusPassage passage : document.passages()) {
      json.writeStartObject();
      json.writeStringField("id", document.id() + "_" + passage.offset());
      json.writeStringField("type", passage.field());
      spans(text, offsets, List.of(new int[] {passage.offset(), passage.end()}));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("entities");
    for (Annotation annotation : document.annotations()) {
      entity(annotation, text, offsets);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    json.writeEndArray();
    json.writeArrayFieldStart("coreferences");
    json.writeEndArray();
    json.writeArrayFieldStart("relations");
    for (CorpusRelation relation : document.relations()) {
      if (relation.level() == CorpusRelation.Level.MENTIONS) {
        json.writeStartObject();
        json.writeStringField("id", relation.id());
        json.writeStringField("type", relation.type());
        json.writeStringField("arg1_id", relation.first().reference());
        json.writeStringField("arg2_id", relation.second().reference());
        json.writeArrayFieldStart("normalized");
        json.writeEndArray();
        json.writeEndObject();
      }
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

  private void entity(Annotation annotation, String text, CodePointOffsets offsets)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", annotation.id());
    json.writeStringField("type", annotation.type());
    List<Fragment> fragments = annotation.region().fragments();
    spans(
        text,
        offsets,
        fragments.stream().map(part -> new int[] {part.start(), part.end()}).toList());
    json.writeArrayFieldStart("normalized");
    for (Set<String> alternative : annotation.concepts().alternatives()) {
      json.writeStartObject();
      json.writeStringField("db_name", database);
      json.writeStringField("db_id", String.join("+", alternative));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The text of each span and its code points. */
  private void spans(String text, CodePointOffsets offsets, List<int[]> spans) throws IOException {
    json.writeArrayFieldStart("text");
    for (int[] span : spans) {
      json.writeString(text.substring(span[0], span[1]));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("offsets");
    for (int[] span : spans) {
      json.writeStartArray();
      json.writeNumber(offsets.toCodePoints(span[0]));
      json.writeNumber(offsets.toCodePoints(span[1]));
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
